package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Tasuki gap: a jump, and a candle of the other colour and like size that comes back into the gap and leaves it
 * open.
 *
 * <pre>
 *   [1]   white and gaps up, or black and gaps down
 *   [0]   of the other colour, opens inside the body of [1], closes between the bodies of [1] and [2]
 *         |body[1] - body[0]| &lt; near[1]
 *   tasuki_gap = 100 when [1] is white, -100 when black
 * </pre>
 *
 * Warm-up: 8 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLTASUKIGAP.
 */
public final class TasukiGap implements Indicator {
    private static final int WARMUP = 8;

    public static final IndicatorType TYPE = IndicatorType.named("tasuki_gap")
            .title("Tasuki Gap")
            .family(Family.PATTERN)
            .aliases("cdl_tasuki_gap")
            .outputs(Output.in(Unit.COUNT, "tasuki_gap").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new TasukiGap());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean turned = candles.color(0) != candles.color(1)
                && candles.open(0) < candles.top(1)
                && candles.open(0) > candles.bottom(1);
        boolean alike = Math.abs(candles.body(1) - candles.body(0)) < candles.near(1);
        if (!turned || !alike) {
            return 0;
        }
        if (candles.white(1) && candles.gapsUp(1)) {
            return candles.close(0) < candles.open(1) && candles.close(0) > candles.top(2) ? 100 : 0;
        }
        boolean fell = candles.black(1) && candles.gapsDown(1);
        return fell && candles.close(0) > candles.open(1) && candles.close(0) < candles.bottom(2) ? -100 : 0;
    }
}
