package io.candlebus.backtest.sweep;

import io.candlebus.backtest.metric.Measured;
import java.util.List;

/**
 * What a sweep came to.
 *
 * @param ranking by which the best is best
 * @param outcomes in the order of the grid
 * @param best null when no set has a figure
 * @param neighbourhood of the best; null when there is none
 * @param deflatedSharpe of the best, over all sets; null when there is no best
 * @param folds of the walk forward, in order; empty when there is none
 * @param isWhole false when it was cancelled
 */
public record SweepResult(
        Grid grid,
        Ranking ranking,
        List<Outcome> outcomes,
        Outcome best,
        Neighbourhood neighbourhood,
        Measured deflatedSharpe,
        List<WalkForward.Fold> folds,
        boolean isWhole) {
    public SweepResult {
        outcomes = List.copyOf(outcomes);
        folds = List.copyOf(folds);
    }

    /** Sets that could not run. */
    public long refused() {
        return outcomes.stream().filter(o -> o.problem() != null).count();
    }
}
