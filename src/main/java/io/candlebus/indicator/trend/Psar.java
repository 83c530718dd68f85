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

    private final ParabolicStop stop;

    private Psar(double step, double max) {
        ParabolicStop.Acceleration both = new ParabolicStop.Acceleration(step, step, max);
        stop = new ParabolicStop(both, both, 0, 0);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = stop.add(candle);
    }
}
