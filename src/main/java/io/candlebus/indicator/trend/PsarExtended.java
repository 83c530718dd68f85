package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Wilder's parabolic stop and reverse with a start, an offset and accelerations of each side to choose.
 *
 * <pre>
 *   as psar, but: af starts at long_initial, grows by long_step, up to long_max in an up-trend (short_.. in a down-trend)
 *   on a turn the stop moves away by offset * psar
 *   start &gt; 0: an up-trend with its stop at start; start &lt; 0: a down-trend with its stop at -start; 0: as psar
 *   side = 1 in an up-trend, -1 in a down-trend
 * </pre>
 *
 * Warm-up: 2 candles. Unit: price; side is a flag. Cost: O(1) time and memory per candle.
 *
 * <p>As TA-Lib's SAREXT, which gives psar * side as one number: below zero in a down-trend.
 */
public final class PsarExtended implements Indicator {
    private static final Param.OfDouble START = Param.number("start", 0, -1e9, 1e9);
    private static final Param.OfDouble OFFSET = Param.number("offset", 0, 0, 0.5);
    private static final Param.OfDouble LONG_INITIAL = Param.number("long_initial", 0.02, 0.0001, 1);
    private static final Param.OfDouble LONG_STEP = Param.number("long_step", 0.02, 0.0001, 1);
    private static final Param.OfDouble LONG_MAX = Param.number("long_max", 0.2, 0.0001, 1);
    private static final Param.OfDouble SHORT_INITIAL = Param.number("short_initial", 0.02, 0.0001, 1);
    private static final Param.OfDouble SHORT_STEP = Param.number("short_step", 0.02, 0.0001, 1);
    private static final Param.OfDouble SHORT_MAX = Param.number("short_max", 0.2, 0.0001, 1);

    public static final IndicatorType TYPE = IndicatorType.named("psar_extended")
            .title("Parabolic Stop and Reverse, extended")
            .family(Family.TREND)
            .aliases("sarext", "sar_extended", "parabolic_sar_extended")
            .params(START, OFFSET, LONG_INITIAL, LONG_STEP, LONG_MAX, SHORT_INITIAL, SHORT_STEP, SHORT_MAX)
            .outputs(Output.price("psar"), Output.in(Unit.COUNT, "side").between(-1, 1))
            .warmup(args -> 2)
            .create(PsarExtended::new);

    private final ParabolicStop stop;

    private PsarExtended(Args args) {
        stop = new ParabolicStop(
                new ParabolicStop.Acceleration(args.get(LONG_INITIAL), args.get(LONG_STEP), args.get(LONG_MAX)),
                new ParabolicStop.Acceleration(args.get(SHORT_INITIAL), args.get(SHORT_STEP), args.get(SHORT_MAX)),
                args.get(OFFSET),
                args.get(START));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = stop.add(candle);
        out[at + 1] = stop.side();
    }
}
