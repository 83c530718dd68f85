package io.candlebus.feed.live;

/** So many a second, saved up for a second at most. One thread. */
final class Budget {
    private final double perSecond;
    private final double most;
    private double tokens;
    private double ease = 1;
    private long atNs;

    /**
     * @param perSecond above 0
     */
    Budget(double perSecond, long nowNs) {
        this.perSecond = perSecond;
        this.most = Math.max(1, perSecond);
        this.tokens = most;
        this.atNs = nowNs;
    }

    /** From now on it comes back so many times slower than it could; 1 is at full pace. */
    void ease(double times) {
        ease = times;
    }

    /** Takes one, and gives 0; or takes none, and gives how long to wait for it, in milliseconds. */
    long take(long nowNs) {
        tokens = Math.min(most, tokens + (nowNs - atNs) / 1e9 * perSecond / ease);
        atNs = nowNs;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - tokens) * ease / perSecond * 1_000));
    }
}
