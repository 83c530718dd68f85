package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Chande's qstick: the average body of the last candles.
 *
 * <pre>
 *   qstick = sma(close - open, period)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: a difference of prices. Cost: O(1) amortised time, O(period) memory. As pandas-ta's.
 */
public final class Qstick implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(8);

    public static final IndicatorType TYPE = IndicatorType.named("qstick")
            .title("Qstick")
            .family(Family.MOMENTUM)
            .params(PERIOD)
            .outputs(Output.change("qstick"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Qstick(args.get(PERIOD)));

    private final WindowMean window;

    private Qstick(int period) {
        window = new WindowMean(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = window.add(candle.close() - candle.open());
    }
}
