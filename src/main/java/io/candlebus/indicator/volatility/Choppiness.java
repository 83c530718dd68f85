package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Choppiness index: how much of its way the price went back and forth.
 *
 * <pre>
 *   chop = 100 * log(sum(true range) / (highest - lowest)) / log(period)        over period candles
 *   highest, lowest: of max(high[t], close[t-1]) and min(low[t], close[t-1])
 * </pre>
 *
 * Warm-up: {@code period + 1} candles; unknown where nothing moved in the window. Unit: percent, 0 (a straight line) to 100.
 * Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As Skender Stock.Indicators. TradingView and ta4j take plain highs and lows, so that a gap before the window counts in
 * the sum, but not in the range, and values above 100 occur.
 */
public final class Choppiness implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("choppiness")
            .title("Choppiness Index")
            .family(Family.VOLATILITY)
            .aliases("chop", "choppiness_index")
            .params(PERIOD)
            .outputs(Output.percent("chop").between(0, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Choppiness(args.get(PERIOD)));

    private final WindowSum ranges;
    private final WindowRange window;
    private final double longest;
    private double previousClose = Double.NaN;

    private Choppiness(int period) {
        ranges = new WindowSum(period);
        window = new WindowRange(period);
        longest = Math.log(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double top = Math.max(candle.high(), previousClose);
        double bottom = Math.min(candle.low(), previousClose);
        previousClose = candle.close();
        out[at] = Double.isNaN(top) ? Double.NaN : add(top, bottom);
    }

    private double add(double top, double bottom) {
        double way = ranges.add(top - bottom);
        window.add(top, bottom);
        double distance = window.highest() - window.lowest();
        double chop = 100 * (Math.log(way / distance) / longest);
        return distance == 0 ? Double.NaN : Math.min(100, Math.max(0, chop));
    }
}
