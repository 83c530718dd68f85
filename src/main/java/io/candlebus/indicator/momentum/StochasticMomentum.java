package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.indicator.rolling.TwiceAveraged;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Blau's stochastic momentum index: the close's distance from the middle of its range, doubly smoothed.
 *
 * <pre>
 *   d = close - (highest high + lowest low) / 2;   r = highest high - lowest low         over period
 *   smi    = 100 * ema(ema(d, first), second) / (ema(ema(r, first), second) / 2)
 *   signal = ema(smi, signal)
 * </pre>
 *
 * Warm-up: smi {@code period + first + second - 2} candles, signal {@code signal - 1} more; unknown as long as nothing has ever
 * moved. Unit: percent, −100 to 100. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>Defaults as Blau's and Skender Stock.Indicators'. Averages are seeded as {@code ema}; Skender seeds with the first value.
 */
public final class StochasticMomentum implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(13);
    private static final Param.OfInt FIRST = Param.count("first", 25);
    private static final Param.OfInt SECOND = Param.count("second", 2);
    private static final Param.OfInt SIGNAL = Param.count("signal", 3);

    public static final IndicatorType TYPE = IndicatorType.named("stochastic_momentum")
            .title("Stochastic Momentum Index")
            .family(Family.MOMENTUM)
            .aliases("smi", "stochastic_momentum_index")
            .params(PERIOD, FIRST, SECOND, SIGNAL)
            .outputs(
                    Output.percent("smi").between(-100, 100).warmup(StochasticMomentum::start),
                    Output.percent("signal").between(-100, 100))
            .warmup(args -> start(args) + args.get(SIGNAL) - 1)
            .create(StochasticMomentum::new);

    private final WindowRange range;
    private final TwiceAveraged distances;
    private final TwiceAveraged widths;
    private final ExponentialAverage signal;

    private StochasticMomentum(Args args) {
        range = new WindowRange(args.get(PERIOD));
        distances = new TwiceAveraged(args.get(FIRST), args.get(SECOND));
        widths = new TwiceAveraged(args.get(FIRST), args.get(SECOND));
        signal = ExponentialAverage.overPeriod(args.get(SIGNAL));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        range.add(candle.high(), candle.low());
        double middle = range.middle();
        double smi = Double.isNaN(middle) ? Double.NaN : add(candle.close() - middle);
        out[at] = smi;
        out[at + 1] = Double.isNaN(smi) ? Double.NaN : signal.add(smi);
    }

    private double add(double distance) {
        double above = distances.add(distance);
        double below = widths.add(range.highest() - range.lowest()) / 2;
        return below == 0 ? Double.NaN : Math.max(-100, Math.min(100, 100 * (above / below)));
    }

    private static int start(Args args) {
        return args.get(PERIOD) + args.get(FIRST) + args.get(SECOND) - 2;
    }
}
