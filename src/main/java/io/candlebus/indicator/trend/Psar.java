package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Wilder's parabolic stop and reverse.
 *
 * <pre>
 *   psar[t+1] = psar[t] + af * (ep - psar[t])      ep: highest high of an up-trend, lowest low of a down-trend
 *   af starts at step, grows by step with each new ep, up to max
 *   in an up-trend psar is at most the lows of the last two candles; a low at or under it turns the trend:
 *   psar = ep, but not inside the last two candles; af = step; ep = low        (a down-trend mirrors this)
 *   start: down if the 2nd candle's low fell by more than its high rose, else up; psar[1] = the 1st candle's extreme
 * </pre>
 *
 * Warm-up: 2 candles. Unit: price. Cost: O(1) time and memory per candle. As TA-Lib's SAR, the start included.
 */
public final class Psar implements Indicator {
    private static final Param.OfDouble STEP = Param.number("step", 0.02, 0.0001, 1);
    private static final Param.OfDouble MAX = Param.number("max", 0.2, 0.0001, 1);

    public static final IndicatorType TYPE = IndicatorType.named("psar")
            .title("Parabolic Stop and Reverse")
            .family(Family.TREND)
            .aliases("sar", "parabolic_sar", "parabolic_stop_and_reverse")
            .params(STEP, MAX)
            .outputs(Output.price("psar"))
            .warmup(args -> 2)
            .create(args -> new Psar(args.get(STEP), args.get(MAX)));

    private final double step;
    private final double max;
    private int seen;
    private boolean up;
    private double stop;
    private double extreme;
    private double factor;
    private double previousHigh;
    private double previousLow;

    private Psar(double step, double max) {
        this.step = Math.min(step, max);
        this.max = max;
        factor = this.step;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = Double.NaN;
        if (seen < 2 && ++seen == 2) {
            start(candle);
        }
        if (seen == 2) {
            out[at] = up ? inUpTrend(candle) : inDownTrend(candle);
        }
        previousHigh = candle.high();
        previousLow = candle.low();
    }

    private void start(Candle candle) {
        double fall = previousLow - candle.low();
        double rise = candle.high() - previousHigh;
        up = !(fall > 0 && fall > rise);
        stop = up ? previousLow : previousHigh;
        extreme = up ? candle.high() : candle.low();
        // TA-Lib's first step looks at the second candle twice, and not at the first.
        previousHigh = candle.high();
        previousLow = candle.low();
    }

    private double inUpTrend(Candle candle) {
        if (candle.low() <= stop) {
            up = false;
            double turned = notBelowHighs(extreme, candle);
            turn(candle.low());
            stop = notBelowHighs(turned + factor * (extreme - turned), candle);
            return turned;
        }
        double now = stop;
        if (candle.high() > extreme) {
            accelerate(candle.high());
        }
        stop = notAboveLows(now + factor * (extreme - now), candle);
        return now;
    }

    private double inDownTrend(Candle candle) {
        if (candle.high() >= stop) {
            up = true;
            double turned = notAboveLows(extreme, candle);
            turn(candle.high());
            stop = notAboveLows(turned + factor * (extreme - turned), candle);
            return turned;
        }
        double now = stop;
        if (candle.low() < extreme) {
            accelerate(candle.low());
        }
        stop = notBelowHighs(now + factor * (extreme - now), candle);
        return now;
    }

    private void turn(double newExtreme) {
        factor = step;
        extreme = newExtreme;
    }

    private void accelerate(double newExtreme) {
        extreme = newExtreme;
        factor = Math.min(max, factor + step);
    }

    private double notBelowHighs(double level, Candle candle) {
        return Math.max(level, Math.max(previousHigh, candle.high()));
    }

    private double notAboveLows(double level, Candle candle) {
        return Math.min(level, Math.min(previousLow, candle.low()));
    }
}
