package io.candlebus.indicator.pattern;

import static io.candlebus.indicator.pattern.CandleWindow.within;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Separating lines: back to the open of a candle of the other colour, and away from it.
 *
 * <pre>
 *   [1]   of the other colour than [0]
 *   [0]   belt hold, open within equal[1] of open[1]             long, white with lower &lt; tiny, black with upper &lt; tiny
 *   separating_lines = 100 when [0] is white, -100 when black
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLSEPARATINGLINES.
 */
public final class SeparatingLines implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("separating_lines")
            .title("Separating Lines")
            .family(Family.PATTERN)
            .aliases("cdl_separating_lines")
            .outputs(Output.in(Unit.COUNT, "separating_lines").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new SeparatingLines());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean opened = candles.color(1) != candles.color(0)
                && candles.isLong(0)
                && within(candles.open(0), candles.open(1), candles.equal(1));
        double beforeOpen = candles.white(0) ? candles.lower(0) : candles.upper(0);
        return opened && beforeOpen < candles.tiny(0) ? candles.color(0) * 100 : 0;
    }
}
