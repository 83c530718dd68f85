package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Normalized average true range: in percent of the close.
 *
 * <pre>
 *   natr = 100 * atr(period) / close
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent. Cost: O(1) time and memory per candle. As TA-Lib's NATR with unstable
 * period 0.
 */
public final class Natr implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("natr")
            .title("Normalized Average True Range")
            .family(Family.VOLATILITY)
            .aliases("normalized_average_true_range", "atrp", "atr_percent")
            .params(PERIOD)
            .outputs(Output.percent("natr").atLeast(0))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Natr(args.get(PERIOD)));

    private final Atr range;

    private Natr(int period) {
        range = new Atr(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = 100 * (range.add(candle) / candle.close());
    }
}
