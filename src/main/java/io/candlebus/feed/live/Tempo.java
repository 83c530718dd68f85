package io.candlebus.feed.live;

/**
 * How fast time passes: that of the market, and that of connections. Only a market that is played back faster than it
 * happened, for tests, has another tempo than {@link #REAL}.
 *
 * @param market candle time over wall time, above 0
 * @param links by how much waits for connections and answers are cut short, above 0
 * @param lives by how much sooner connections are replaced, above 0
 */
record Tempo(double market, double links, double lives) {
    static final Tempo REAL = new Tempo(1, 1);

    Tempo {
        if (!(market > 0 && links > 0 && lives > 0)) {
            throw new IllegalArgumentException("a tempo is above 0: " + market + ", " + links + ", " + lives);
        }
    }

    Tempo(double market, double links) {
        this(market, links, links);
    }

    /** A wait of the market, on the wall. */
    long marketMs(long ms) {
        return Math.max(1, (long) (ms / market));
    }

    /** A wait for a connection, on the wall. */
    long linkMs(long ms) {
        return Math.max(1, (long) (ms / links));
    }

    /** The age at which a connection is replaced, on the wall. */
    long lifeMs(long ms) {
        return Math.max(1, (long) (ms / lives));
    }
}
