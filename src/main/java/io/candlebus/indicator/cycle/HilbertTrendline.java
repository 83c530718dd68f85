package io.candlebus.indicator.cycle;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Hilbert trend line: an average over exactly one dominant cycle, in which the cycle cancels itself.
 *
 * <pre>
 *   n    = dominant cycle period, rounded;   m = mean(x[t-n+1 .. t])
 *   hilbert_trendline = (4 * m[t] + 3 * m[t-1] + 2 * m[t-2] + m[t-3]) / 10
 * </pre>
 *
 * Warm-up: 64 candles. Unit: that of the source. Cost: at most 50 additions per candle, as many as the cycle has candles;
 * fixed memory. As TA-Lib's HT_TRENDLINE; Ehlers calls it the instantaneous trend line.
 */
public final class HilbertTrendline implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("hilbert_trendline")
            .title("Hilbert Trend Line")
            .family(Family.CYCLE)
            .aliases("ht_trendline", "instantaneous_trendline")
            .params(Param.source())
            .outputs(Output.price("hilbert_trendline"))
            .warmup(args -> DominantCyclePhase.WARMUP)
            .create(args -> new HilbertTrendline());

    private final Hilbert cycle = new Hilbert(DominantCyclePhase.START, DominantCyclePhase.WARMUP);
    private final CycleTrend trend = new CycleTrend();

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        trend.add(x);
        double line = cycle.add(x) ? trend.line(cycle) : Double.NaN;
        out[at] = cycle.known() ? line : Double.NaN;
    }
}
