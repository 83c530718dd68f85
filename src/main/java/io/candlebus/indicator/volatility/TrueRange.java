package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * True range: the candle's range, the jump from the last close included.
 *
 * <pre>
 *   true_range = max(high[t], close[t-1]) - min(low[t], close[t-1])
 * </pre>
 *
 * Warm-up: 2 candles (the first has no close before it). Unit: a difference of prices. Cost: O(1) time and memory. As
 * TA-Lib's TRANGE.
 */
public final class TrueRange implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("true_range")
            .title("True Range")
            .family(Family.VOLATILITY)
            .aliases("trange", "tr")
            .outputs(Output.change("true_range").atLeast(0))
            .warmup(args -> 2)
            .create(args -> new TrueRange());

    private double previousClose = Double.NaN;

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = add(candle);
    }

    /** The range of the next candle, NaN for the first. */
    public double add(Candle candle) {
        double range = Math.max(candle.high(), previousClose) - Math.min(candle.low(), previousClose);
        previousClose = candle.close();
        return range;
    }
}
