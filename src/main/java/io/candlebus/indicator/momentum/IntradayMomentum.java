package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Intraday momentum index: a relative strength index of candles' bodies.
 *
 * <pre>
 *   up  = sum of close - open of the rising candles, down = sum of open - close of the falling ones, over period candles
 *   imi = 100 * up / (up + down)      unknown when no candle has a body
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: percent, 0 to 100. Cost: O(1) amortised time, O(period) memory. As TA-Lib's IMI (since 0.6)
 * with unstable period 0.
 */
public final class IntradayMomentum implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("imi")
            .title("Intraday Momentum Index")
            .family(Family.MOMENTUM)
            .aliases("intraday_momentum_index", "intraday_momentum")
            .params(PERIOD)
            .outputs(Output.percent("imi").between(0, 100))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new IntradayMomentum(args.get(PERIOD)));

    private final WindowSum ups;
    private final WindowSum downs;

    private IntradayMomentum(int period) {
        ups = new WindowSum(period);
        downs = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double body = candle.close() - candle.open();
        double up = ups.add(Math.max(body, 0));
        double both = up + downs.add(Math.max(-body, 0));
        out[at] = both == 0 ? Double.NaN : 100 * (up / both);
    }
}
