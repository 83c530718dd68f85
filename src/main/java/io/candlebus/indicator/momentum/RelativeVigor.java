package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Relative vigor index: how much of their range candles end with.
 *
 * <pre>
 *   s(v)   = (v[t] + 2 * v[t-1] + 2 * v[t-2] + v[t-3]) / 6
 *   vigor  = sum(s(close - open), period) / sum(s(high - low), period)         0 / 0 is 0
 *   signal = s(vigor)
 * </pre>
 *
 * Warm-up: vigor {@code period + 3} candles, signal 3 more. Unit: ratio, −1 to 1. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TradingView's RVGI and pandas-ta's. Not to be taken for Dorsey's relative volatility index, which is called RVI too:
 * that is {@code relative_volatility}.
 */
public final class RelativeVigor implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);

    public static final IndicatorType TYPE = IndicatorType.named("relative_vigor")
            .title("Relative Vigor Index")
            .family(Family.MOMENTUM)
            .aliases("rvi", "rvgi", "relative_vigor_index")
            .params(PERIOD)
            .outputs(
                    Output.in(Unit.RATIO, "vigor").between(-1, 1).warmup(args -> args.get(PERIOD) + 3),
                    Output.in(Unit.RATIO, "signal").between(-1, 1))
            .warmup(args -> args.get(PERIOD) + 6)
            .create(args -> new RelativeVigor(args.get(PERIOD)));

    private final Weighted bodies = new Weighted();
    private final Weighted ranges = new Weighted();
    private final Weighted signal = new Weighted();
    private final WindowSum bodySum;
    private final WindowSum rangeSum;

    private RelativeVigor(int period) {
        bodySum = new WindowSum(period);
        rangeSum = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double body = bodies.add(candle.close() - candle.open());
        double range = ranges.add(candle.high() - candle.low());
        double vigor = Double.isNaN(body) ? Double.NaN : share(bodySum.add(body), rangeSum.add(range));
        out[at] = vigor;
        out[at + 1] = Double.isNaN(vigor) ? Double.NaN : signal.add(vigor);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : Math.max(-1, Math.min(1, part / whole));
    }

    /** The last four values with weights 1, 2, 2, 1; NaN until four are in. */
    private static final class Weighted {
        private double first = Double.NaN;
        private double second = Double.NaN;
        private double third = Double.NaN;

        double add(double x) {
            double average = (x + 2 * third + 2 * second + first) / 6;
            first = second;
            second = third;
            third = x;
            return average;
        }
    }
}
