package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Commodity channel index.
 *
 * <pre>
 *   m   = sma(x, period)                                    x: typical price (high + low + close) / 3
 *   d   = mean(|x[i] - m[t]|) over the last period values
 *   cci = (x - m) / (0.015 * d)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: a plain number, mostly within −200 to 200. Cost: O(period) time and memory: each
 * candle moves the mean that all distances are taken from.
 *
 * <p>As TA-Lib's CCI: a window of equal values gives 0.
 */
public final class Cci implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("cci")
            .title("Commodity Channel Index")
            .family(Family.MOMENTUM)
            .aliases("commodity_channel_index")
            .params(Param.source("hlc3"), PERIOD)
            .outputs(Output.in(Unit.RATIO, "cci"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Cci(args.get(PERIOD)));

    private final WindowMean window;

    private Cci(int period) {
        window = new WindowMean(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        double distance = window.distance(x);
        double deviation = window.meanDeviation();
        out[at] = deviation == 0 ? 0 : distance / (0.015 * deviation);
    }
}
