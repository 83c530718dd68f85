package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Rickshaw man: a doji between two shadows, its body near the middle of the range.
 *
 * <pre>
 *   [0]   doji, lower &gt; body, upper &gt; body
 *         bottom &lt;= middle + near, top &gt;= middle - near          middle = low + (high - low) / 2
 *   rickshaw_man = 100
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLRICKSHAWMAN.
 *
 * <p>Of no direction.
 */
public final class RickshawMan implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("rickshaw_man")
            .title("Rickshaw Man")
            .family(Family.PATTERN)
            .aliases("cdl_rickshaw_man")
            .outputs(Output.in(Unit.COUNT, "rickshaw_man").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new RickshawMan());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double body = candles.body(0);
        if (!candles.isDoji(0) || candles.lower(0) <= body || candles.upper(0) <= body) {
            return 0;
        }
        double middle = candles.low(0) + (candles.high(0) - candles.low(0)) / 2;
        double near = candles.near(0);
        return candles.bottom(0) <= middle + near && candles.top(0) >= middle - near ? 100 : 0;
    }
}
