package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Chaikin money flow: at which end of their range candles close, weighted with volume.
 *
 * <pre>
 *   place = ((close - low) - (high - close)) / (high - low)      0 when high = low
 *   cmf   = sum(place * volume, period) / sum(volume, period)
 * </pre>
 *
 * Warm-up: {@code period} candles; unknown where nothing was traded in the window. Unit: ratio, −1 to 1. Cost: O(1) amortised
 * time, O(period) memory. As TradingView's, ta4j's and Skender Stock.Indicators'.
 */
public final class ChaikinMoneyFlow implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("chaikin_money_flow")
            .title("Chaikin Money Flow")
            .family(Family.VOLUME)
            .aliases("cmf")
            .params(PERIOD)
            .outputs(Output.in(Unit.RATIO, "cmf").between(-1, 1))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new ChaikinMoneyFlow(args.get(PERIOD)));

    private final WindowSum flows;
    private final WindowSum volumes;

    private ChaikinMoneyFlow(int period) {
        flows = new WindowSum(period);
        volumes = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double flow = flows.add(Adl.step(candle));
        double volume = volumes.add(candle.volume());
        out[at] = volume == 0 ? Double.NaN : flow / volume;
    }
}
