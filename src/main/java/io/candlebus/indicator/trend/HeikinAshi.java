package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * Heikin-Ashi candles: averaged, so that a trend shows as a row of one colour.
 *
 * <pre>
 *   close = (open + high + low + close) / 4                            of the candle
 *   open[0] = (open + close) / 2 of the candle;   open[t] = (open[t-1] + close[t-1]) / 2     of those here
 *   high  = max(high of the candle, open, close);   low = min(low of the candle, open, close)
 * </pre>
 *
 * Warm-up: 1 candle. Unit: price. Cost: O(1) time and memory per candle. As TradingView's and Skender Stock.Indicators'.
 *
 * <p>These are not prices at which anything was traded. The first candle's influence halves with each one.
 */
public final class HeikinAshi implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("heikin_ashi")
            .title("Heikin-Ashi")
            .family(Family.TREND)
            .aliases("ha")
            .outputs(Output.price("close"), Output.price("open"), Output.price("high"), Output.price("low"))
            .create(args -> new HeikinAshi());

    private double nextOpen = Double.NaN;

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double open = Double.isNaN(nextOpen) ? (candle.open() + candle.close()) / 2 : nextOpen;
        double close = (candle.open() + candle.high() + candle.low() + candle.close()) / 4;
        nextOpen = (open + close) / 2;
        out[at] = close;
        out[at + 1] = open;
        out[at + 2] = Math.max(candle.high(), Math.max(open, close));
        out[at + 3] = Math.min(candle.low(), Math.min(open, close));
    }
}
