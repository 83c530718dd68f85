package io.candlebus.feed;

import io.candlebus.market.Candle;

/**
 * Finds closes that nobody traded on: far from the close before, by the measure of the candles before, and the next candle
 * opens back where the price had been. Exchanges have such candles in their histories. A suspect goes on like any other: it
 * is what the venue says. A crash is none, since what comes after it opens where it ended.
 * <pre>
 *   range[t] = max(high[t], close[t-1]) / close[t-1] - min(low[t], close[t-1]) / close[t-1]
 *   mean[t]  = Wilder's mean of range over 14 candles
 *   far      = |close[t] / close[t-1] - 1| &gt; max(10 * mean[t-1], 0.01)
 *   suspect  = far, and open[t+1] is nearer to close[t-1] than to close[t]
 * </pre>
 * One thread.
 */
final class JumpGuard {
    /** Candles whose ranges are the measure; before so many nothing is suspect. */
    static final int PERIOD = 14;

    /** So many mean ranges are far. */
    static final double FAR = 10;

    /** Less than this is the step between two sides of a thin book. */
    static final double LEAST = 0.01;

    private int seen;
    private double mean;
    private Candle newest;
    /** Whether the newest is far from the one before it, and where that one closed. */
    private boolean isFar;

    private double beforeFar;

    /**
     * Takes in the next candle of the series.
     *
     * @return the candle before it when that one is suspect; else null
     */
    Candle add(Candle candle) {
        Candle before = newest;
        newest = candle;
        if (before == null) {
            return null;
        }
        boolean back = isFar && Math.abs(candle.open() - beforeFar) < Math.abs(candle.open() - before.close());
        double close = before.close();
        isFar = seen >= PERIOD && Math.abs(candle.close() / close - 1) > Math.max(FAR * mean, LEAST);
        beforeFar = close;
        double range = (Math.max(candle.high(), close) - Math.min(candle.low(), close)) / close;
        seen = Math.min(PERIOD, seen + 1);
        mean += (range - mean) / seen;
        return back ? before : null;
    }
}
