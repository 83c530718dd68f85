package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Wilder's sum of upward movements.
 *
 * <pre>
 *   rise = high[t] - high[t-1]; fall = low[t-1] - low[t]
 *   +dm = rise if rise &gt; fall and rise &gt; 0, else 0
 *   plus_dm[p-1] = +dm[1] + ... + +dm[p-1]
 *   plus_dm[t]   = plus_dm[t-1] - plus_dm[t-1] / period + +dm[t]
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: a difference of prices. Cost: O(1) time and memory per candle. As TA-Lib's
 * PLUS_DM with unstable period 0: the first sum holds one value less than {@code period}.
 */
public final class PlusDm implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("plus_dm")
            .title("Plus Directional Movement")
            .family(Family.TREND)
            .aliases("plus_directional_movement", "dm_plus")
            .params(PERIOD)
            .outputs(Output.change("plus_dm").atLeast(0))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new PlusDm(args.get(PERIOD)));

    private final DirectionalMovement movement;

    private PlusDm(int period) {
        movement = new DirectionalMovement(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        movement.add(candle);
        out[at] = movement.plusMovement();
    }
}
