package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Balance of power: the share of a candle's range that its close won.
 *
 * <pre>
 *   bop = (close - open) / (high - low)      0 when high = low
 * </pre>
 *
 * Warm-up: 1 candle. Unit: a plain number, −1 to 1. Cost: O(1) time and memory.
 *
 * <p>As TA-Lib's BOP, which is not smoothed (for that: {@code sma(bop, 14)}). TA-Lib takes a range below 1e-8 for none; here only an
 * exact zero counts.
 */
public final class Bop implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("bop")
            .title("Balance of Power")
            .family(Family.MOMENTUM)
            .aliases("balance_of_power")
            .outputs(Output.in(Unit.RATIO, "bop").between(-1, 1))
            .create(args -> new Bop());

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double range = candle.high() - candle.low();
        out[at] = range == 0 ? 0 : (candle.close() - candle.open()) / range;
    }
}
