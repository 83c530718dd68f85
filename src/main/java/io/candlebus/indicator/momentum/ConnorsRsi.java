package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.SortedWindow;
import io.candlebus.market.Candle;

/**
 * Connors's RSI: strength of the price, strength of its streak, and rank of its last change, averaged.
 *
 * <pre>
 *   streak = how many changes in a row went up (or, negative, down); 0 after none and at the first value
 *   rank   = 100 * (how many of the rank changes before this one were less, as roc(x, 1)) / rank
 *   connors_rsi = (rsi(x, period) + rsi(streak, streak) + rank) / 3
 * </pre>
 *
 * Warm-up: the longest of {@code period + 1}, {@code streak + 1} and {@code rank + 2} candles. Unit: percent, 0 to 100. Cost:
 * O(rank) time of the cheapest kind (a sorted window), O(rank) memory.
 *
 * <p>As Skender Stock.Indicators' and TradingView's.
 */
public final class ConnorsRsi implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(3);
    private static final Param.OfInt STREAK = Param.count("streak", 2);
    private static final Param.OfInt RANK = Param.count("rank", 100);

    public static final IndicatorType TYPE = IndicatorType.named("connors_rsi")
            .title("Connors RSI")
            .family(Family.MOMENTUM)
            .aliases("crsi")
            .params(Param.source(), PERIOD, STREAK, RANK)
            .outputs(Output.percent("connors_rsi").between(0, 100))
            .warmup(args -> Math.max(Math.max(args.get(PERIOD), args.get(STREAK)) + 1, args.get(RANK) + 2))
            .create(ConnorsRsi::new);

    private final Rsi strength;
    private final Rsi streakStrength;
    private final Roc rate = new Roc(1);
    private final SortedWindow changes;
    private final int ranked;
    private double previous = Double.NaN;
    private int streak;

    private ConnorsRsi(Args args) {
        strength = new Rsi(args.get(PERIOD));
        streakStrength = new Rsi(args.get(STREAK));
        ranked = args.get(RANK);
        changes = new SortedWindow(ranked);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (x > previous) {
            streak = Math.max(streak, 0) + 1;
        } else if (x < previous) {
            streak = Math.min(streak, 0) - 1;
        } else {
            streak = 0;
        }
        previous = x;
        out[at] = (strength.add(x) + streakStrength.add(streak) + rank(rate.add(x))) / 3;
    }

    private double rank(double change) {
        if (Double.isNaN(change)) {
            return Double.NaN;
        }
        double rank = changes.isFull() ? 100.0 * changes.below(change) / ranked : Double.NaN;
        changes.add(change);
        return rank;
    }
}
