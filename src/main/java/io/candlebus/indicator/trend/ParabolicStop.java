package io.candlebus.indicator.trend;

import io.candlebus.market.Candle;

/**
 * Wilder's parabolic stop and reverse, with an acceleration of its own for each side. One thread.
 *
 * <p>Starts as TA-Lib's SAR and SAREXT.
 */
final class ParabolicStop {
    /**
     * How quickly a stop closes in on its trend.
     *
     * @param initial factor after a turn
     * @param step what each new extreme adds to it
     * @param max where it ends
     */
    record Acceleration(double initial, double step, double max) {
        Acceleration {
            initial = Math.min(initial, max);
        }

        double after(double factor) {
            return Math.min(max, factor + step);
        }
    }

    private final Acceleration rising;
    private final Acceleration falling;
    private final double offset;
    private final double start;
    private int seen;
    private boolean up;
    private double stop;
    private double extreme;
    private double factor;
    private double previousHigh;
    private double previousLow;

    /**
     * @param offset share of itself by which the stop moves away when it turns
     * @param start first stop, of an up-trend, or negative of a down-trend; 0 for the first candle's extreme
     */
    ParabolicStop(Acceleration rising, Acceleration falling, double offset, double start) {
        this.rising = rising;
        this.falling = falling;
        this.offset = offset;
        this.start = start;
    }

    /** The stop that holds at the next candle, NaN for the first. */
    double add(Candle candle) {
        double now = Double.NaN;
        if (seen < 2 && ++seen == 2) {
            begin(candle);
        }
        if (seen == 2) {
            now = up ? inUpTrend(candle) : inDownTrend(candle);
        }
        previousHigh = candle.high();
        previousLow = candle.low();
        return now;
    }

    /** 1 in an up-trend, the stop being below; −1 in a down-trend; NaN before the first stop. */
    double side() {
        if (seen < 2) {
            return Double.NaN;
        }
        return up ? 1 : -1;
    }

    private void begin(Candle candle) {
        double fall = previousLow - candle.low();
        double rise = candle.high() - previousHigh;
        up = start == 0 ? !(fall > 0 && fall > rise) : start > 0;
        double natural = up ? previousLow : previousHigh;
        stop = start == 0 ? natural : Math.abs(start);
        extreme = up ? candle.high() : candle.low();
        factor = (up ? rising : falling).initial();
        // TA-Lib's first step looks at the second candle twice, and not at the first.
        previousHigh = candle.high();
        previousLow = candle.low();
    }

    private double inUpTrend(Candle candle) {
        if (candle.low() <= stop) {
            up = false;
            double turned = notBelowHighs(extreme, candle) * (1 + offset);
            factor = falling.initial();
            extreme = candle.low();
            stop = notBelowHighs(turned + factor * (extreme - turned), candle);
            return turned;
        }
        double now = stop;
        if (candle.high() > extreme) {
            extreme = candle.high();
            factor = rising.after(factor);
        }
        stop = notAboveLows(now + factor * (extreme - now), candle);
        return now;
    }

    private double inDownTrend(Candle candle) {
        if (candle.high() >= stop) {
            up = true;
            double turned = notAboveLows(extreme, candle) * (1 - offset);
            factor = rising.initial();
            extreme = candle.high();
            stop = notAboveLows(turned + factor * (extreme - turned), candle);
            return turned;
        }
        double now = stop;
        if (candle.low() < extreme) {
            extreme = candle.low();
            factor = falling.after(factor);
        }
        stop = notBelowHighs(now + factor * (extreme - now), candle);
        return now;
    }

    private double notBelowHighs(double level, Candle candle) {
        return Math.max(level, Math.max(previousHigh, candle.high()));
    }

    private double notAboveLows(double level, Candle candle) {
        return Math.min(level, Math.min(previousLow, candle.low()));
    }
}
