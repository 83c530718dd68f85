package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Williams's alligator: three of Wilder's averages, each as it was some candles ago.
 *
 * <pre>
 *   jaw   = wilder(x, jaw)[jaw_shift candles ago]            x: (high + low) / 2
 *   teeth = wilder(x, teeth)[teeth_shift candles ago]
 *   lips  = wilder(x, lips)[lips_shift candles ago]
 * </pre>
 *
 * Warm-up: each line its period + its shift. Unit: that of the source. Cost: O(1) time, O(shift) memory.
 *
 * <p>The lines are drawn shifted to the right; these are the values drawn at the present candle, so nothing looks ahead. As
 * TradingView's and Skender Stock.Indicators'.
 */
public final class Alligator implements Indicator {
    static final Param.OfInt JAW = Param.count("jaw", 13);
    static final Param.OfInt JAW_SHIFT = Param.count("jaw_shift", 8, 0);
    static final Param.OfInt TEETH = Param.count("teeth", 8);
    static final Param.OfInt TEETH_SHIFT = Param.count("teeth_shift", 5, 0);
    static final Param.OfInt LIPS = Param.count("lips", 5);
    static final Param.OfInt LIPS_SHIFT = Param.count("lips_shift", 3, 0);

    public static final IndicatorType TYPE = IndicatorType.named("alligator")
            .title("Williams Alligator")
            .family(Family.TREND)
            .aliases("williams_alligator")
            .params(Param.source("hl2"), JAW, JAW_SHIFT, TEETH, TEETH_SHIFT, LIPS, LIPS_SHIFT)
            .outputs(
                    Output.price("jaw").warmup(args -> args.get(JAW) + args.get(JAW_SHIFT)),
                    Output.price("teeth").warmup(args -> args.get(TEETH) + args.get(TEETH_SHIFT)),
                    Output.price("lips").warmup(args -> args.get(LIPS) + args.get(LIPS_SHIFT)))
            .create(Alligator::new);

    private final ExponentialAverage jaw;
    private final ExponentialAverage teeth;
    private final ExponentialAverage lips;
    private final Delay jawShift;
    private final Delay teethShift;
    private final Delay lipsShift;

    Alligator(Args args) {
        jaw = ExponentialAverage.wilder(args.get(JAW));
        teeth = ExponentialAverage.wilder(args.get(TEETH));
        lips = ExponentialAverage.wilder(args.get(LIPS));
        jawShift = new Delay(args.get(JAW_SHIFT));
        teethShift = new Delay(args.get(TEETH_SHIFT));
        lipsShift = new Delay(args.get(LIPS_SHIFT));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = jawShift.add(jaw.add(x));
        out[at + 1] = teethShift.add(teeth.add(x));
        out[at + 2] = lipsShift.add(lips.add(x));
    }
}
