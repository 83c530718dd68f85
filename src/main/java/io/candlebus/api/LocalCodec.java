package io.candlebus.api;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Lets records cross the event bus by reference. They are immutable, so nothing is copied; they never leave the process. */
public final class LocalCodec implements MessageCodec<Object, Object> {
    private static final String NAME = "record";

    private LocalCodec() {}

    /**
     * Makes the bus take records. Once per Vert.x.
     *
     * @throws IllegalStateException the second time
     */
    public static void install(Vertx vertx) {
        vertx.eventBus().registerCodec(new LocalCodec());
        vertx.eventBus().codecSelector(body -> body instanceof Record ? NAME : null);
    }

    @Override
    public Object transform(Object body) {
        return body;
    }

    @Override
    public void encodeToWire(Buffer buffer, Object body) {
        throw new UnsupportedOperationException("stays in this process: " + body);
    }

    @Override
    public Object decodeFromWire(int at, Buffer buffer) {
        throw new UnsupportedOperationException("never came from another process");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
