package io.candlebus.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where the server listens and what it lets in.
 *
 * @param host address to bind; loopback unless somebody means otherwise
 * @param port 0 to 65535; 0 takes any free one
 * @param webroot folder whose files win over the bundled page's, or null
 * @param hosts further values of the Host header to answer to, exactly as a browser's address bar shows them, with the
 *     port unless it is the standard one; loopback names and the bound address need no entry
 * @param sockets limits of the event-bus bridge
 */
public record WebOptions(String host, int port, Path webroot, List<String> hosts, SocketLimits sockets) {
    /** The default address: this machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Largest request body, in bytes; a strategy document fits. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    /** Longest request line, in bytes. */
    static final int MAX_REQUEST_LINE_BYTES = 2048;

    /** All headers of a request together, in bytes. */
    static final int MAX_HEADER_BYTES = 8192;

    /** Largest frame and message that a WebSocket client may send, in bytes. */
    static final int MAX_MESSAGE_BYTES = 16 * 1024;

    /** A connection on which nothing moved for this long is closed, in seconds. */
    static final int IDLE_S = 60;

    public WebOptions {
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("host must not be empty");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
        }
        hosts = hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
    }

    /** This machine only, bundled page, standard limits. */
    public static WebOptions onLoopback(int port) {
        return new WebOptions(LOOPBACK, port, null, List.of(), SocketLimits.STANDARD);
    }
}
