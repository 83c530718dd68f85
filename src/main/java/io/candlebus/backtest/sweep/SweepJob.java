package io.candlebus.backtest.sweep;

import io.candlebus.strategy.CompiledStrategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A sweep from its grid to its result. Use once. */
public final class SweepJob {
    /** Sets that are tried at most. */
    public static final int MAX_SETS = 100_000;

    private final Grid grid;
    private final SweepPlan plan;
    private final Maker maker;
    private final Map<Long, Outcome> outcomes = new HashMap<>();

    public SweepJob(Grid grid, SweepPlan plan, Maker maker) {
        this.grid = grid;
        this.plan = plan;
        this.maker = maker;
    }

    /** All sets of a grid. */
    public static List<Long> all(Grid grid) {
        return LongStream.range(0, grid.size()).boxed().toList();
    }

    /** So many different sets of a grid by chance, ascending; all when there are no more. The same seed draws the same. */
    public static List<Long> drawn(Grid grid, int count, long seed) {
        if (count >= grid.size()) {
            return all(grid);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Set<Long> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            drawn.add(random.nextLong(grid.size()));
        }
        return drawn.stream().sorted().toList();
    }

    /**
     * Tries the sets.
     *
     * @param known outcomes of earlier that need not be found again
     */
    public SweepResult run(List<Long> sets, List<Outcome> known, Workers workers, SweepListener listener) {
        Set<Long> wanted = new HashSet<>(sets);
        known.stream().filter(o -> wanted.contains(o.set())).forEach(o -> outcomes.put(o.set(), o));
        List<Long> open = sets.stream().filter(s -> !outcomes.containsKey(s)).toList();
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < open.size(); i += SweepBatch.SIZE) {
            List<Long> batch = open.subList(i, Math.min(open.size(), i + SweepBatch.SIZE));
            tasks.add(() -> tried(batch, listener));
        }
        workers.run(tasks);
        return result(wanted.size());
    }

    private void tried(List<Long> batch, SweepListener listener) {
        if (listener.cancelled()) {
            return;
        }
        List<Outcome> done = new ArrayList<>();
        List<Long> sets = new ArrayList<>();
        List<CompiledStrategy> strategies = new ArrayList<>();
        for (long set : batch) {
            try {
                strategies.add(maker.make(grid.values(set)));
                sets.add(set);
            } catch (Maker.Impossible e) {
                done.add(Outcome.refused(set, e.getMessage()));
            }
        }
        if (!sets.isEmpty()) {
            done.addAll(new SweepBatch(plan, sets, strategies).run(listener::cancelled));
        }
        keep(done, listener);
    }

    private synchronized void keep(List<Outcome> done, SweepListener listener) {
        done.forEach(outcome -> outcomes.put(outcome.set(), outcome));
        listener.done(done);
    }

    private synchronized SweepResult result(int wanted) {
        List<Outcome> sorted = outcomes.values().stream()
                .sorted(Comparator.comparingLong(Outcome::set))
                .toList();
        Outcome best = plan.ranking().best(sorted);
        boolean isWhole = sorted.size() == wanted;
        List<Moments> trials = sorted.stream()
                .filter(o -> o.moments() != null)
                .map(Outcome::moments)
                .collect(Collectors.toList());
        return new SweepResult(
                grid,
                plan.ranking(),
                sorted,
                best,
                best == null ? null : Neighbourhood.of(grid, plan.ranking(), outcomes, best.set()),
                best == null ? null : DeflatedSharpe.of(best.moments(), trials),
                isWhole ? folds(sorted) : List.of(),
                isWhole);
    }

    /** Without those at which nothing had a figure yet. */
    private List<WalkForward.Fold> folds(List<Outcome> sorted) {
        List<WalkForward.Fold> folds = new ArrayList<>();
        for (int cut = 0; cut < plan.cuts().size(); cut++) {
            Outcome chosen = WalkForward.chosen(plan, sorted, cut);
            if (chosen != null) {
                folds.add(WalkForward.judged(plan, cut, chosen, made(chosen)));
            }
        }
        return folds;
    }

    private CompiledStrategy made(Outcome chosen) {
        try {
            return maker.make(grid.values(chosen.set()));
        } catch (Maker.Impossible e) {
            throw new IllegalStateException("a set that ran can no longer be made", e);
        }
    }
}
