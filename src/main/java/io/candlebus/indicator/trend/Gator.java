package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Williams's gator: how far the alligator opens its mouth.
 *
 * <pre>
 *   upper = |jaw - teeth|
 *   lower = -|teeth - lips|               lines of the alligator
 * </pre>
 *
 * Warm-up: upper that of the slower of jaw and teeth, lower that of the slower of teeth and lips. Unit: a difference of the
 * source. Cost: O(1) time, O(shift) memory. As Skender Stock.Indicators'.
 */
public final class Gator implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("gator")
            .title("Gator Oscillator")
            .family(Family.TREND)
            .aliases("gator_oscillator")
            .params(
                    Param.source("hl2"),
                    Alligator.JAW,
                    Alligator.JAW_SHIFT,
                    Alligator.TEETH,
                    Alligator.TEETH_SHIFT,
                    Alligator.LIPS,
                    Alligator.LIPS_SHIFT)
            .outputs(
                    Output.change("upper").warmup(args -> Math.max(jaw(args), teeth(args))),
                    Output.change("lower").warmup(args -> Math.max(teeth(args), lips(args))))
            .create(Gator::new);

    private final Alligator alligator;
    private final double[] lines = new double[3];

    private Gator(Args args) {
        alligator = new Alligator(args);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        alligator.update(candle, x, lines, 0);
        out[at] = Math.abs(lines[0] - lines[1]);
        out[at + 1] = -Math.abs(lines[1] - lines[2]);
    }

    private static int jaw(Args args) {
        return args.get(Alligator.JAW) + args.get(Alligator.JAW_SHIFT);
    }

    private static int teeth(Args args) {
        return args.get(Alligator.TEETH) + args.get(Alligator.TEETH_SHIFT);
    }

    private static int lips(Args args) {
        return args.get(Alligator.LIPS) + args.get(Alligator.LIPS_SHIFT);
    }
}
