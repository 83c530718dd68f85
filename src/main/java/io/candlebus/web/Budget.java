package io.candlebus.web;

/** So many a second on average, and a burst at first and after a pause. One thread. */
final class Budget {
    private final double perSecond;
    private final double burst;
    private double left;
    private long countedNs = System.nanoTime();

    Budget(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
    }

    /** What a socket may send. A page subscribes to all it shows at once. */
    static Budget of(SocketLimits limits) {
        return new Budget(limits.framesPerSecond(), Math.max(2.0 * limits.framesPerSecond(), limits.addresses()));
    }

    /** Takes one out; says no when there is none left. */
    boolean spend() {
        long nowNs = System.nanoTime();
        left = Math.min(burst, left + (nowNs - countedNs) / 1e9 * perSecond);
        countedNs = nowNs;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
