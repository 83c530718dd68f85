package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Money flow index: a relative strength index weighted with turnover.
 *
 * <pre>
 *   p    = (high + low + close) / 3;   flow = p * volume
 *   up   = sum of the flows with p[t] &gt; p[t-1], down = sum of those with p[t] &lt; p[t-1], over period candles
 *   mfi  = 100 * up / (up + down)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent, 0 to 100. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TA-Lib's MFI; without any flow it is 0, as there. (TA-Lib gives 0 for any sum of flows below 1; here only for an exact
 * zero, so that the value does not depend on the magnitude of prices and volumes.)
 */
public final class Mfi implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("mfi")
            .title("Money Flow Index")
            .family(Family.VOLUME)
            .aliases("money_flow_index")
            .params(PERIOD)
            .outputs(Output.percent("mfi").between(0, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Mfi(args.get(PERIOD)));

    private final WindowSum ups;
    private final WindowSum downs;
    private double previous = Double.NaN;

    private Mfi(int period) {
        ups = new WindowSum(period);
        downs = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double typical = (candle.high() + candle.low() + candle.close()) / 3;
        out[at] = Double.isNaN(previous) ? Double.NaN : add(typical, typical * candle.volume());
        previous = typical;
    }

    private double add(double typical, double flow) {
        double up = ups.add(typical > previous ? flow : 0);
        double both = up + downs.add(typical < previous ? flow : 0);
        return both == 0 ? 0 : 100 * (up / both);
    }
}
