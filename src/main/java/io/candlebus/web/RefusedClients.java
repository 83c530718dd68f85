package io.candlebus.web;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that clients are refused: at once, and then once a minute with their number. One event loop. */
final class RefusedClients {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedClients.class);
    private static final long QUIET_NS = TimeUnit.MINUTES.toNanos(1);

    private long unsaid;
    private long saidNs = System.nanoTime() - QUIET_NS;

    /** One more. */
    void add(int connected) {
        unsaid++;
        long nowNs = System.nanoTime();
        if (nowNs - saidNs >= QUIET_NS) {
            LOG.warn("refused {} event-bus clients: {} are connected", unsaid, connected);
            unsaid = 0;
            saidNs = nowNs;
        }
    }
}
