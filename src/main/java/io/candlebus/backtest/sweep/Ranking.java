package io.candlebus.backtest.sweep;

import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import java.util.List;
import java.util.Set;

/** Which set of parameters is better than another. What is undefined is worse than everything. */
public record Ranking(Metric metric) {
    /** Of these less is more. */
    private static final Set<String> LESS_IS_BETTER = Set.of(
            "volatility",
            "max_drawdown",
            "drawdown_days",
            "recovery_days",
            "time_under_water",
            "ulcer",
            "losses",
            "loss_streak",
            "average_mae",
            "fees",
            "slippage",
            "ambiguous_trades");

    /** By the name of a metric. */
    public static Ranking by(String name) {
        Metric metric = Metrics.named(name);
        if (metric == null) {
            throw new IllegalArgumentException("there is no metric \"" + name + "\"");
        }
        return new Ranking(metric);
    }

    /** Whether less is better. */
    public boolean isReversed() {
        return LESS_IS_BETTER.contains(metric.name());
    }

    /** Whether one figure is better than another; NaN is better than nothing. */
    public boolean isBetter(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return !Double.isNaN(a);
        }
        return isReversed() ? a < b : a > b;
    }

    /** The best, of equals the first; null when none has a figure. */
    public Outcome best(List<Outcome> outcomes) {
        Outcome best = null;
        for (Outcome outcome : outcomes) {
            double own = outcome.value(metric.name());
            if (!Double.isNaN(own) && (best == null || isBetter(own, best.value(metric.name())))) {
                best = outcome;
            }
        }
        return best;
    }
}
