package io.candlebus.indicator.pattern;

import static io.candlebus.indicator.pattern.CandleWindow.within;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Counterattack: two long bodies of two colours that meet at one close.
 *
 * <pre>
 *   [1]   long
 *   [0]   long, of the other colour, close within equal[1] of close[1]
 *   counterattack = 100 when [0] is white, -100 when black
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLCOUNTERATTACK.
 */
public final class Counterattack implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("counterattack")
            .title("Counterattack")
            .family(Family.PATTERN)
            .aliases("cdl_counterattack", "counter_attack", "meeting_lines")
            .outputs(Output.in(Unit.COUNT, "counterattack").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Counterattack());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean met = candles.color(1) != candles.color(0)
                && candles.isLong(1)
                && candles.isLong(0)
                && within(candles.close(0), candles.close(1), candles.equal(1));
        return met ? candles.color(0) * 100 : 0;
    }
}
