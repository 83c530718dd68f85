package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Pring's know sure thing: four smoothed rates of change, the slower the heavier.
 *
 * <pre>
 *   kst    = 1 * sma(roc(x, roc1), sma1) + 2 * sma(roc(x, roc2), sma2)
 *          + 3 * sma(roc(x, roc3), sma3) + 4 * sma(roc(x, roc4), sma4)
 *   signal = sma(kst, signal)
 * </pre>
 *
 * Warm-up: kst the longest {@code roc + sma} candles (45), signal {@code signal - 1} more. Unit: percent, summed. Cost: O(1)
 * amortised time, O(roc + sma) memory. As TradingView's and ta4j's.
 */
public final class Kst implements Indicator {
    private static final Param.OfInt ROC1 = Param.count("roc1", 10);
    private static final Param.OfInt ROC2 = Param.count("roc2", 15);
    private static final Param.OfInt ROC3 = Param.count("roc3", 20);
    private static final Param.OfInt ROC4 = Param.count("roc4", 30);
    private static final Param.OfInt SMA1 = Param.count("sma1", 10);
    private static final Param.OfInt SMA2 = Param.count("sma2", 10);
    private static final Param.OfInt SMA3 = Param.count("sma3", 10);
    private static final Param.OfInt SMA4 = Param.count("sma4", 15);
    private static final Param.OfInt SIGNAL = Param.count("signal", 9);

    public static final IndicatorType TYPE = IndicatorType.named("kst")
            .title("Know Sure Thing")
            .family(Family.MOMENTUM)
            .aliases("know_sure_thing")
            .params(Param.source(), ROC1, ROC2, ROC3, ROC4, SMA1, SMA2, SMA3, SMA4, SIGNAL)
            .outputs(Output.percent("kst").warmup(Kst::start), Output.percent("signal"))
            .warmup(args -> start(args) + args.get(SIGNAL) - 1)
            .create(Kst::new);

    private final Term first;
    private final Term second;
    private final Term third;
    private final Term fourth;
    private final WindowMean signal;

    private Kst(Args args) {
        first = new Term(args.get(ROC1), args.get(SMA1));
        second = new Term(args.get(ROC2), args.get(SMA2));
        third = new Term(args.get(ROC3), args.get(SMA3));
        fourth = new Term(args.get(ROC4), args.get(SMA4));
        signal = new WindowMean(args.get(SIGNAL));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double kst = first.add(x) + 2 * second.add(x) + 3 * third.add(x) + 4 * fourth.add(x);
        out[at] = kst;
        out[at + 1] = Double.isNaN(kst) ? Double.NaN : signal.add(kst);
    }

    private static int start(Args args) {
        return Math.max(
                Math.max(args.get(ROC1) + args.get(SMA1), args.get(ROC2) + args.get(SMA2)),
                Math.max(args.get(ROC3) + args.get(SMA3), args.get(ROC4) + args.get(SMA4)));
    }

    private static final class Term {
        private final Roc rate;
        private final WindowMean smooth;

        Term(int ratePeriod, int smoothPeriod) {
            rate = new Roc(ratePeriod);
            smooth = new WindowMean(smoothPeriod);
        }

        double add(double x) {
            double change = rate.add(x);
            return Double.isNaN(change) ? Double.NaN : smooth.add(change);
        }
    }
}
