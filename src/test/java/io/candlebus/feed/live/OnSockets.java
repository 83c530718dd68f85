package io.candlebus.feed.live;

import io.candlebus.api.LocalCodec;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests over sockets of this machine, on a Vert.x of each class. */
abstract class OnSockets {
    static Vertx vertx;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
        LocalCodec.install(vertx);
    }

    @AfterAll
    static void end() throws Exception {
        LiveStage.get(vertx.close());
    }
}
