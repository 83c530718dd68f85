package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Coppock curve: two rates of change together, smoothed.
 *
 * <pre>
 *   coppock = wma(roc(x, long) + roc(x, short), period)
 * </pre>
 *
 * Warm-up: the longer of {@code long} and {@code short} + {@code period} candles. Unit: percent, summed. Cost: O(1) amortised
 * time, O(long + period) memory. As TradingView's and ta4j's; Coppock meant monthly candles.
 */
public final class Coppock implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);
    private static final Param.OfInt LONG = Param.count("long", 14);
    private static final Param.OfInt SHORT = Param.count("short", 11);

    public static final IndicatorType TYPE = IndicatorType.named("coppock")
            .title("Coppock Curve")
            .family(Family.MOMENTUM)
            .aliases("coppock_curve")
            .params(Param.source(), PERIOD, LONG, SHORT)
            .outputs(Output.percent("coppock"))
            .warmup(args -> Math.max(args.get(LONG), args.get(SHORT)) + args.get(PERIOD))
            .create(Coppock::new);

    private final Roc slow;
    private final Roc fast;
    private final WindowTrend smooth;

    private Coppock(Args args) {
        slow = new Roc(args.get(LONG));
        fast = new Roc(args.get(SHORT));
        smooth = new WindowTrend(args.get(PERIOD));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double rate = slow.add(x) + fast.add(x);
        if (!Double.isNaN(rate)) {
            smooth.add(rate);
        }
        out[at] = smooth.weightedMean();
    }
}
