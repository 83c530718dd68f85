package io.candlebus.indicator.trend;

import io.candlebus.indicator.rolling.FadingSum;
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
    private final FadingSum plus;
    private final FadingSum minus;
    private final FadingSum range;

    DirectionalMovement(int period) {
        this.period = period;
        plus = new FadingSum(period);
        minus = new FadingSum(period);
        range = new FadingSum(period);
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
        return seen < period ? Double.NaN : plus.value();
    }

    /** Sum of downward movements, NaN until {@code period} candles are in. */
    double minusMovement() {
        return seen < period ? Double.NaN : minus.value();
    }

    /** Upward movement in percent of the range, 0 without any range; NaN until {@code period + 1} candles are in. */
    double plusIndicator() {
        return share(plus);
    }

    /** Downward movement in percent of the range, 0 without any range; NaN until {@code period + 1} candles are in. */
    double minusIndicator() {
        return share(minus);
    }

    /** How far one movement outweighs the other, in percent of both; NaN when there is none, or not yet known. */
    double index() {
        if (seen <= period || !(range.value() > 0)) {
            return Double.NaN;
        }
        return 100 * (Math.abs(plus.above(minus)) / (plus.value() + minus.value()));
    }

    private double share(FadingSum sum) {
        if (seen <= period) {
            return Double.NaN;
        }
        return range.value() > 0 ? 100 * (sum.value() / range.value()) : 0;
    }

    private void addMovement(Candle candle) {
        double rise = candle.high() - previousHigh;
        double fall = previousLow - candle.low();
        plus.add(rise > fall && rise > 0 ? rise : 0);
        minus.add(fall > rise && fall > 0 ? fall : 0);
        range.add(Math.max(candle.high(), previousClose) - Math.min(candle.low(), previousClose));
    }
}
