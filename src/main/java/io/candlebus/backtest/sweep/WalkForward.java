package io.candlebus.backtest.sweep;

import io.candlebus.backtest.Backtest;
import io.candlebus.backtest.BacktestPlan;
import io.candlebus.backtest.Results;
import io.candlebus.backtest.metric.Measured;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.CompiledStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Choosing by what is past, judging by what comes: the candles are divided into equal parts, and at the end of each but the
 * last the best set so far is chosen from all candles before, and traded on the part that follows, with the candles before as
 * history.
 */
public final class WalkForward {
    private WalkForward() {}

    /**
     * A choice and what became of it.
     *
     * @param fromMs open of the first candle of the part that it was judged by
     * @param toMs open of the last one
     * @param set that was best before
     * @param before its ranking figure then
     * @param metrics of the part that followed
     */
    public record Fold(long fromMs, long toMs, long set, double before, Map<String, Measured> metrics) {}

    /** Numbers of candles at which a choice is made, for so many of them. */
    public static List<Integer> cuts(int candles, int folds) {
        List<Integer> cuts = new ArrayList<>();
        for (int i = 1; i <= folds; i++) {
            cuts.add((int) ((long) candles * i / (folds + 1)));
        }
        return cuts;
    }

    /** The set that was best at a cut; null when none had a figure. */
    public static Outcome chosen(SweepPlan plan, List<Outcome> outcomes, int cut) {
        Outcome best = null;
        for (Outcome outcome : outcomes) {
            boolean ran = outcome.problem() == null && !Double.isNaN(outcome.prefixes()[cut]);
            if (ran && (best == null || plan.ranking().isBetter(outcome.prefixes()[cut], best.prefixes()[cut]))) {
                best = outcome;
            }
        }
        return best;
    }

    /** Trades the chosen set on the part after a cut. */
    public static Fold judged(SweepPlan plan, int cut, Outcome chosen, CompiledStrategy strategy) {
        int from = plan.cuts().get(cut);
        int to = cut + 1 < plan.cuts().size()
                ? plan.cuts().get(cut + 1)
                : plan.candles().size();
        long fromMs = plan.candles().get(from).openTimeMs();
        long toMs = to < plan.candles().size() ? plan.candles().get(to).openTimeMs() : BacktestPlan.FOREVER;
        SessionKey key = new SessionKey(plan.strategyId(), 1, plan.series());
        Results results = Backtest.results(new BacktestPlan(key, strategy, plan.terms(), fromMs, toMs), plan.candles());
        return new Fold(
                fromMs,
                plan.candles().get(to - 1).openTimeMs(),
                chosen.set(),
                chosen.prefixes()[cut],
                Metrics.of(results));
    }

    /** What all parts together have brought, each traded with what the one before had left, in percent. */
    public static double totalReturn(List<Fold> folds) {
        double worth = 1;
        for (Fold fold : folds) {
            worth *= 1 + fold.metrics().get("total_return").value() / 100;
        }
        return 100 * (worth - 1);
    }
}
