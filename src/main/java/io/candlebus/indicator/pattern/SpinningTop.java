package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Spinning top: a short body between shadows that are both longer.
 *
 * <pre>
 *   [0]   short, upper &gt; body, lower &gt; body
 *   spinning_top = 100 when white, -100 when black
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLSPINNINGTOP.
 *
 * <p>The sign is the colour of the body; what it says is doubt.
 */
public final class SpinningTop implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("spinning_top")
            .title("Spinning Top")
            .family(Family.PATTERN)
            .aliases("cdl_spinning_top")
            .outputs(Output.in(Unit.COUNT, "spinning_top").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new SpinningTop());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double body = candles.body(0);
        boolean top = candles.isShort(0) && candles.upper(0) > body && candles.lower(0) > body;
        return top ? candles.color(0) * 100 : 0;
    }
}
