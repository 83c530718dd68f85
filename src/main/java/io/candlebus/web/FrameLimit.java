package io.candlebus.web;

import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;

/**
 * Measures what comes in on one socket, frame by frame, and closes it when a message grows too long or frames come too
 * often. The bridge sees whole messages only, and drops one that is too long without closing: a message in endless parts
 * would pass it unseen. The socket's event loop.
 */
final class FrameLimit implements Handler<WebSocketFrame> {
    private static final short POLICY_VIOLATION = 1008;
    private static final short MESSAGE_TOO_BIG = 1009;

    private final ServerWebSocket socket;
    private final Budget frames;
    private long messageBytes;

    FrameLimit(ServerWebSocket socket, SocketLimits limits) {
        this.socket = socket;
        this.frames = Budget.of(limits);
    }

    @Override
    public void handle(WebSocketFrame frame) {
        if (frame.isClose()) {
            return;
        }
        if (!frames.spend()) {
            close(POLICY_VIOLATION, "too many frames");
            return;
        }
        if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
            measure(frame);
        }
    }

    private void measure(WebSocketFrame frame) {
        messageBytes += frame.binaryData().length();
        if (messageBytes > WebOptions.MAX_MESSAGE_BYTES) {
            close(MESSAGE_TOO_BIG, "the message is too long");
        } else if (frame.isFinal()) {
            messageBytes = 0;
        }
    }

    /** Whatever else it sends meanwhile is not read: the answer to the closing is, or the closing times out. */
    private void close(short code, String reason) {
        socket.pause();
        socket.close(code, reason);
    }
}
