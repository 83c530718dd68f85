package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Wilder's directional movement index, before it is averaged to {@code adx}.
 *
 * <pre>
 *   dx = 100 * |plus_di - minus_di| / (plus_di + minus_di)      see adx
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent. Cost: O(1) time and memory per candle. As TA-Lib's DX with unstable
 * period 0; a candle at which it is 0 / 0 leaves it as it was, 0 at first, as there.
 */
public final class Dx implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("dx")
            .title("Directional Index")
            .family(Family.TREND)
            .aliases("directional_index")
            .params(PERIOD)
            .outputs(Output.percent("dx").between(0, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Dx(args.get(PERIOD)));

    private final DirectionalMovement movement;
    private double last;

    private Dx(int period) {
        movement = new DirectionalMovement(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        movement.add(candle);
        double dx = movement.index();
        last = Double.isNaN(dx) ? last : dx;
        out[at] = Double.isNaN(movement.plusIndicator()) ? Double.NaN : last;
    }
}
