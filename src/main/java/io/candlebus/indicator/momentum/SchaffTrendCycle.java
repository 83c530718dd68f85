package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Schaff's trend cycle: a stochastic of a stochastic of the MACD line.
 *
 * <pre>
 *   macd = ema(x, fast) - ema(x, slow)
 *   k(v) = 100 * (v - lowest v) / (highest v - lowest v)     over period; without a range as before, at first 0
 *   s(v)[t] = s(v)[t-1] + factor * (v[t] - s(v)[t-1])        begins with the first v
 *   stc  = s(k(s(k(macd))))
 * </pre>
 *
 * Warm-up: the longer of {@code fast} and {@code slow} + {@code 2 * period - 2} candles. Unit: percent, 0 to 100. Cost: O(1)
 * amortised time, O(period) memory.
 *
 * <p>Schaff's two passes, as on TradingView and in pandas-ta. Skender Stock.Indicators has one pass and a simple average.
 */
public final class SchaffTrendCycle implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);
    private static final Param.OfInt FAST = Param.count("fast", 23);
    private static final Param.OfInt SLOW = Param.count("slow", 50);
    private static final Param.OfDouble FACTOR = Param.number("factor", 0.5, 0.01, 1);

    public static final IndicatorType TYPE = IndicatorType.named("schaff_trend_cycle")
            .title("Schaff Trend Cycle")
            .family(Family.MOMENTUM)
            .aliases("stc", "schaff")
            .params(Param.source(), PERIOD, FAST, SLOW, FACTOR)
            .outputs(Output.percent("stc").between(0, 100))
            .warmup(args -> Math.max(args.get(FAST), args.get(SLOW)) + 2 * args.get(PERIOD) - 2)
            .create(SchaffTrendCycle::new);

    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final Pass first;
    private final Pass second;

    private SchaffTrendCycle(Args args) {
        fast = ExponentialAverage.overPeriod(args.get(FAST));
        slow = ExponentialAverage.overPeriod(args.get(SLOW));
        first = new Pass(args.get(PERIOD), args.get(FACTOR));
        second = new Pass(args.get(PERIOD), args.get(FACTOR));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        fast.add(x);
        slow.add(x);
        double macd = fast.above(slow);
        double once = Double.isNaN(macd) ? Double.NaN : first.add(macd);
        out[at] = Double.isNaN(once) ? Double.NaN : second.add(once);
    }

    private static final class Pass {
        private final WindowRange range;
        private final double factor;
        private double place;
        private double smooth = Double.NaN;

        Pass(int period, double factor) {
            range = new WindowRange(period);
            this.factor = factor;
        }

        double add(double v) {
            range.add(v, v);
            double width = range.highest() - range.lowest();
            if (Double.isNaN(width)) {
                return Double.NaN;
            }
            place = width == 0 ? place : 100 * ((v - range.lowest()) / width);
            smooth = Double.isNaN(smooth) ? place : smooth + factor * (place - smooth);
            return smooth;
        }
    }
}
