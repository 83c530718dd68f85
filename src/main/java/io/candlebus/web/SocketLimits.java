package io.candlebus.web;

/**
 * What one event-bus client may cost.
 *
 * @param sockets open at once, over all clients
 * @param addresses subscribed to by one socket
 * @param framesPerSecond that a socket may send on average; bursts of twice that are let pass
 * @param stalledMs a socket whose write queue has been full for this long is closed
 * @param pingTimeoutMs a socket that did not ping for this long is closed
 */
public record SocketLimits(int sockets, int addresses, int framesPerSecond, long stalledMs, long pingTimeoutMs) {
    /** Enough for a few dozen open pages. */
    public static final SocketLimits STANDARD = new SocketLimits(64, 32, 20, 10_000, 30_000);

    public SocketLimits {
        if (sockets < 1 || addresses < 1 || framesPerSecond < 1 || stalledMs < 1 || pingTimeoutMs < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
