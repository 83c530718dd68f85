package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Wilder's plus directional indicator: upward movement as a share of the range.
 *
 * <pre>
 *   plus_di = 100 * plus_dm / S(true range)      S: Wilder's sum, see adx
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent. Cost: O(1) time and memory per candle. As TA-Lib's
 * PLUS_DI with unstable period 0; 0 without any range, as there. It is also an output of {@code adx}.
 */
public final class PlusDi implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("plus_di")
            .title("Plus Directional Indicator")
            .family(Family.TREND)
            .aliases("plus_directional_indicator", "di_plus")
            .params(PERIOD)
            .outputs(Output.percent("plus_di").between(0, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new PlusDi(args.get(PERIOD)));

    private final DirectionalMovement movement;

    private PlusDi(int period) {
        movement = new DirectionalMovement(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        movement.add(candle);
        out[at] = movement.plusIndicator();
    }
}
