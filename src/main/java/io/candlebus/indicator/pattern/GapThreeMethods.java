package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Upside and downside gap three methods: two candles of a colour with a gap between them, and a third that closes
 * it.
 *
 * <pre>
 *   [2], [1]   of one colour; white and [1] gaps up, or black and [1] gaps down
 *   [0]   of the other colour, opens inside the body of [1], closes inside the body of [2]
 *   gap_three_methods = 100 when [2] is white, -100 when black
 * </pre>
 *
 * Warm-up: 3 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLXSIDEGAP3METHODS.
 */
public final class GapThreeMethods implements Indicator {
    private static final int WARMUP = 3;

    public static final IndicatorType TYPE = IndicatorType.named("gap_three_methods")
            .title("Upside and Downside Gap Three Methods")
            .family(Family.PATTERN)
            .aliases("cdl_xside_gap_3_methods", "xside_gap_three_methods", "upside_downside_gap_three_methods")
            .outputs(Output.in(Unit.COUNT, "gap_three_methods").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new GapThreeMethods());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean jumped = candles.white(2) ? candles.gapsUp(1) : candles.gapsDown(1);
        boolean closed = candles.color(2) == candles.color(1)
                && candles.color(1) != candles.color(0)
                && candles.open(0) < candles.top(1)
                && candles.open(0) > candles.bottom(1)
                && candles.close(0) < candles.top(2)
                && candles.close(0) > candles.bottom(2);
        return jumped && closed ? candles.color(2) * 100 : 0;
    }
}
