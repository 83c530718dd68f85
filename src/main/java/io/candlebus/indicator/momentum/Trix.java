package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Rate of change of a triple exponential average.
 *
 * <pre>
 *   e      = ema(ema(ema(x, period), period), period)
 *   trix   = 100 * (e[t] - e[t-1]) / e[t-1]
 *   signal = sma(trix, signal)
 * </pre>
 *
 * Warm-up: trix {@code 3 * period - 1} candles, signal {@code signal - 1} more. Unit: percent. Cost: O(1) time and O(signal)
 * memory. As TA-Lib's TRIX, which has no signal line; that one is a simple average as in Skender Stock.Indicators.
 */
public final class Trix implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(15);
    private static final Param.OfInt SIGNAL = Param.count("signal", 9);

    public static final IndicatorType TYPE = IndicatorType.named("trix")
            .title("Triple Exponential Average Oscillator")
            .family(Family.MOMENTUM)
            .params(Param.source(), PERIOD, SIGNAL)
            .outputs(Output.percent("trix").warmup(args -> 3 * args.get(PERIOD) - 1), Output.percent("signal"))
            .warmup(args -> 3 * args.get(PERIOD) + args.get(SIGNAL) - 2)
            .create(args -> new Trix(args.get(PERIOD), args.get(SIGNAL)));

    private final ExponentialAverage first;
    private final ExponentialAverage second;
    private final ExponentialAverage third;
    private final WindowMean signal;
    private double previous = Double.NaN;

    private Trix(int period, int signalPeriod) {
        first = ExponentialAverage.overPeriod(period);
        second = ExponentialAverage.overPeriod(period);
        third = ExponentialAverage.overPeriod(period);
        signal = new WindowMean(signalPeriod);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        first.add(x);
        second.add(first);
        double trix = rate(third.add(second));
        out[at] = trix;
        out[at + 1] = Double.isNaN(trix) ? Double.NaN : signal.add(trix);
    }

    private double rate(double smooth) {
        double rate = 100 * Share.of(third.step(), previous);
        previous = smooth;
        return rate;
    }
}
