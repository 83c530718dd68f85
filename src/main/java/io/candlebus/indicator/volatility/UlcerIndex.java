package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Unbroken;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Martin's ulcer index: how deep and how long the source stays under its recent high.
 *
 * <pre>
 *   d     = 100 * (x - highest(x, period)) / highest(x, period)
 *   ulcer = sqrt(mean(d^2, period))
 * </pre>
 *
 * Warm-up: {@code 2 * period - 1} candles; unknown while the window holds a value whose highest is not above zero. Unit:
 * percent. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TradingView's and pandas-ta's: each drawdown is from the highest of the {@code period} values up to it. Skender
 * Stock.Indicators and ta4j look no further back than to the beginning of the window.
 */
public final class UlcerIndex implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("ulcer_index")
            .title("Ulcer Index")
            .family(Family.VOLATILITY)
            .aliases("ulcer", "ui")
            .params(Param.source(), PERIOD)
            .outputs(Output.percent("ulcer").between(0, Double.POSITIVE_INFINITY))
            .warmup(args -> 2 * args.get(PERIOD) - 1)
            .create(args -> new UlcerIndex(args.get(PERIOD)));

    private final int period;
    private final WindowRange range;
    private final WindowSum squares;
    private final Unbroken usable;

    private UlcerIndex(int period) {
        this.period = period;
        range = new WindowRange(period);
        squares = new WindowSum(period);
        usable = new Unbroken(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        range.add(x, x);
        double highest = range.highest();
        out[at] = Double.isNaN(highest) ? Double.NaN : add(x, highest);
    }

    private double add(double x, double highest) {
        boolean isUsable = highest > 0;
        double drawdown = isUsable ? 100 * ((x - highest) / highest) : 0;
        double sum = squares.add(drawdown * drawdown);
        return usable.add(isUsable) ? Math.sqrt(sum / period) : Double.NaN;
    }
}
