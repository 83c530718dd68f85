package io.candlebus.indicator.cycle;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Trend mode: whether prices follow a trend, or their dominant cycle.
 *
 * <pre>
 *   trend_mode = 0, cycle, when less than half a cycle has passed since sine and lead sine crossed,
 *                   or the phase has turned as it should in a cycle: by 0.67 to 1.5 times 360 / period
 *   trend_mode = 1, trend, otherwise; and always when smooth is 1.5 % or more from the trend line
 * </pre>
 *
 * Smooth, period, phase, sines and trend line are those of the dominant cycle.
 *
 * <p>Warm-up: 64 candles. Unit: count, 0 or 1. Cost: at most 100 multiplications and additions per candle, twice as many
 * as the cycle has candles; fixed memory. As TA-Lib's HT_TRENDMODE.
 */
public final class TrendMode implements Indicator {
    private static final double FAR_FROM_TREND = 0.015;

    public static final IndicatorType TYPE = IndicatorType.named("trend_mode")
            .title("Trend Mode")
            .family(Family.CYCLE)
            .aliases("ht_trendmode", "trend_vs_cycle_mode")
            .params(Param.source())
            .outputs(Output.in(Unit.COUNT, "trend_mode").between(0, 1))
            .warmup(args -> DominantCyclePhase.WARMUP)
            .create(args -> new TrendMode());

    private final Hilbert cycle = new Hilbert(DominantCyclePhase.START, DominantCyclePhase.WARMUP);
    private final CyclePhase phase = new CyclePhase();
    private final CycleTrend trend = new CycleTrend();
    private int sinceCrossing;
    private double degreesBefore;
    private double leadBefore;

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        trend.add(x);
        int mode = cycle.add(x) ? mode() : 0;
        out[at] = cycle.known() ? mode : Double.NaN;
    }

    private int mode() {
        phase.add(cycle);
        double period = cycle.smoothPeriod();
        double line = trend.line(cycle);
        double lead = phase.sine() - phase.leadSine();
        boolean crossed = lead > 0 && leadBefore <= 0 || lead < 0 && leadBefore >= 0;
        sinceCrossing = crossed ? 1 : sinceCrossing + 1;
        double turned = phase.degrees() - degreesBefore;
        boolean cycles = turned > 0.67 * 360 / period && turned < 1.5 * 360 / period;
        leadBefore = lead;
        degreesBefore = phase.degrees();
        boolean far = line != 0 && Math.abs((cycle.smooth() - line) / line) >= FAR_FROM_TREND;
        boolean follows = !crossed && sinceCrossing >= 0.5 * period && !cycles;
        return far || follows ? 1 : 0;
    }
}
