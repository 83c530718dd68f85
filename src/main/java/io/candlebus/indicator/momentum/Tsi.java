package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.indicator.rolling.TwiceAveraged;
import io.candlebus.market.Candle;

/**
 * True strength index: doubly smoothed change over doubly smoothed distance.
 *
 * <pre>
 *   c      = x[t] - x[t-1]
 *   tsi    = 100 * ema(ema(c, long), short) / ema(ema(|c|, long), short)
 *   signal = ema(tsi, signal)
 * </pre>
 *
 * Warm-up: tsi {@code long + short} candles, signal {@code signal - 1} more. Unit: percent, −100 to 100. Cost: O(1) time
 * and memory per candle.
 *
 * <p>As Skender Stock.Indicators, averages seeded as {@code ema}. As long as nothing has ever moved, 0 / 0 is unknown, and
 * the signal line waits.
 */
public final class Tsi implements Indicator {
    private static final Param.OfInt LONG = Param.count("long", 25);
    private static final Param.OfInt SHORT = Param.count("short", 13);
    private static final Param.OfInt SIGNAL = Param.count("signal", 13);

    public static final IndicatorType TYPE = IndicatorType.named("tsi")
            .title("True Strength Index")
            .family(Family.MOMENTUM)
            .aliases("true_strength_index")
            .params(Param.source(), LONG, SHORT, SIGNAL)
            .outputs(
                    Output.percent("tsi").between(-100, 100).warmup(args -> args.get(LONG) + args.get(SHORT)),
                    Output.percent("signal").between(-100, 100))
            .warmup(args -> args.get(LONG) + args.get(SHORT) + args.get(SIGNAL) - 1)
            .create(Tsi::new);

    private final TwiceAveraged changes;
    private final TwiceAveraged distances;
    private final ExponentialAverage signal;
    private double previous = Double.NaN;

    private Tsi(Args args) {
        changes = new TwiceAveraged(args.get(LONG), args.get(SHORT));
        distances = new TwiceAveraged(args.get(LONG), args.get(SHORT));
        signal = ExponentialAverage.overPeriod(args.get(SIGNAL));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double tsi = add(x - previous);
        previous = x;
        out[at] = tsi;
        out[at + 1] = Double.isNaN(tsi) ? Double.NaN : signal.add(tsi);
    }

    private double add(double change) {
        if (Double.isNaN(change)) {
            return Double.NaN;
        }
        double numerator = changes.add(change);
        double denominator = distances.add(Math.abs(change));
        return denominator == 0 ? Double.NaN : 100 * (numerator / denominator);
    }
}
