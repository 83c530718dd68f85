package io.candlebus.indicator.trend;

import io.candlebus.market.Candle;

/**
 * Wilder's sums of directional movement and of true range, which all directional indicators are made of. One thread.
 *
 * <p>Seeds as TA-Lib's: the first sums hold one value less than {@code period}.
 */
final class DirectionalMovement {
    private final int period;
    private int seen;
    private double previousHigh;
    private double previousLow;
    private double previousClose;
    private double plusSum;
    private double minusSum;
    private double rangeSum;

    DirectionalMovement(int period) {
        this.period = period;
    }

    void add(Candle candle) {
        if (seen > 0) {
            addMovement(candle);
        }
        if (seen <= period) {
            seen++;
        }
        previousHigh = candle.high();
        previousLow = candle.low();
        previousClose = candle.close();
    }

    /** Sum of upward movements, NaN until {@code period} candles are in. */
    double plusMovement() {
        return seen < period ? Double.NaN : plusSum;
    }

    /** Sum of downward movements, NaN until {@code period} candles are in. */
    double minusMovement() {
        return seen < period ? Double.NaN : minusSum;
    }

    /** Upward movement in percent of the range, 0 without any range; NaN until {@code period + 1} candles are in. */
    double plusIndicator() {
        return share(plusSum);
    }

    /** Downward movement in percent of the range, 0 without any range; NaN until {@code period + 1} candles are in. */
    double minusIndicator() {
        return share(minusSum);
    }

    /** How far one movement outweighs the other, in percent of both; NaN when there is none, or not yet known. */
    double index() {
        double plus = plusIndicator();
        double minus = minusIndicator();
        return 100 * (Math.abs(plus - minus) / (plus + minus));
    }

    private double share(double sum) {
        if (seen <= period) {
            return Double.NaN;
        }
        return rangeSum > 0 ? 100 * (sum / rangeSum) : 0;
    }

    private void addMovement(Candle candle) {
        double rise = candle.high() - previousHigh;
        double fall = previousLow - candle.low();
        double range = Math.max(candle.high(), previousClose) - Math.min(candle.low(), previousClose);
        double dropped = seen < period ? 0 : 1.0 / period;
        plusSum += (rise > fall && rise > 0 ? rise : 0) - plusSum * dropped;
        minusSum += (fall > rise && fall > 0 ? fall : 0) - minusSum * dropped;
        rangeSum += range - rangeSum * dropped;
    }
}
