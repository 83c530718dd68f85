package io.candlebus.indicator.cycle;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * MESA adaptive moving average, and the following one: exponential averages that are the quicker the slower the phase of
 * the cycle turns.
 *
 * <pre>
 *   phase = atan(q1 / i1), in degrees; 0 when i1 is 0                        q1, i1: the phasor's quadrature and in_phase
 *   turn  = phase[t-1] - phase[t], at least 1;   alpha = fast_limit / turn, at least slow_limit when turn is above 1
 *   mama  = mama[t-1] + alpha * (x[t] - mama[t-1])
 *   fama  = fama[t-1] + alpha / 2 * (mama[t] - fama[t-1])
 * </pre>
 *
 * Warm-up: 33 candles. Unit: that of the source. Cost: O(1) time and memory per candle.
 *
 * <p>As TA-Lib's MAMA, which starts both averages at 0, on the 13th candle: at first they are still on their way up from
 * there, for some 50 candles after the warm-up mama, for some 200 fama. Give a strategy that rests on them the history.
 * Where i1 is exactly 0, in a flat market or by chance on a coarse price grid, TA-Lib's last digits may make it +90 or -90.
 */
public final class Mama implements Indicator {
    private static final Param.OfDouble FAST = Param.number("fast_limit", 0.5, 0.01, 0.99);
    private static final Param.OfDouble SLOW = Param.number("slow_limit", 0.05, 0.01, 0.99);

    public static final IndicatorType TYPE = IndicatorType.named("mama")
            .title("MESA Adaptive Moving Average")
            .family(Family.CYCLE)
            .aliases("mesa", "mesa_adaptive_moving_average")
            .params(Param.source(), FAST, SLOW)
            .outputs(Output.price("mama"), Output.price("fama"))
            .warmup(args -> DominantCyclePeriod.WARMUP)
            .create(args -> new Mama(args.get(FAST), args.get(SLOW)));

    private final Hilbert cycle = new Hilbert(DominantCyclePeriod.START, DominantCyclePeriod.WARMUP);
    private final double fastLimit;
    private final double slowLimit;
    private double phase;
    private double mama;
    private double fama;

    private Mama(double fastLimit, double slowLimit) {
        this.fastLimit = fastLimit;
        this.slowLimit = slowLimit;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (cycle.add(x)) {
            double alpha = alpha();
            mama += alpha * (x - mama);
            fama += alpha / 2 * (mama - fama);
        }
        boolean known = cycle.known();
        out[at] = known ? mama : Double.NaN;
        out[at + 1] = known ? fama : Double.NaN;
    }

    private double alpha() {
        double before = phase;
        phase = cycle.inPhase() == 0 ? 0 : Math.toDegrees(Math.atan(cycle.quadrature() / cycle.inPhase()));
        double turn = before - phase;
        return turn > 1 ? Math.max(fastLimit / turn, slowLimit) : fastLimit;
    }
}
