package io.candlebus.backtest.sweep;

import io.candlebus.backtest.Performance;
import io.candlebus.backtest.Results;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.market.Candle;
import io.candlebus.session.Detail;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.SharedIndicators;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Some sets of a sweep, run together: indicators that they have in common are computed once. Each comes to what it would come
 * to alone, to the bit. One thread.
 */
public final class SweepBatch {
    /** Sets that are worth running together: more hold more memory, and share little more. */
    public static final int SIZE = 256;

    /** Candles for which common indicators are computed ahead; their columns stay in the processor's cache. */
    private static final int STRETCH = 1_024;

    private final SweepPlan plan;
    private final List<Run> runs = new ArrayList<>();
    private final SharedIndicators shared;

    /**
     * Sets to run.
     *
     * @param sets their numbers on the grid
     * @param strategies one for each
     */
    public SweepBatch(SweepPlan plan, List<Long> sets, List<CompiledStrategy> strategies) {
        this.plan = plan;
        this.shared = SharedIndicators.of(strategies);
        for (int i = 0; i < sets.size(); i++) {
            runs.add(new Run(plan, sets.get(i), strategies.get(i), shared));
        }
    }

    /**
     * Runs all of them.
     *
     * @param cancelled asked from time to time
     * @return in the order of the sets; empty when cancelled
     */
    public List<Outcome> run(BooleanSupplier cancelled) {
        List<Candle> candles = plan.candles();
        int at = 0;
        int cut = 0;
        while (at < candles.size()) {
            if (cancelled.getAsBoolean()) {
                return List.of();
            }
            int end = Math.min(candles.size(), at + STRETCH);
            if (cut < plan.cuts().size()) {
                end = Math.min(end, plan.cuts().get(cut));
            }
            shared.compute(candles, at, end);
            for (Run run : runs) {
                run.play(candles, at, end);
            }
            at = end;
            if (cut < plan.cuts().size() && at == plan.cuts().get(cut)) {
                int kept = cut++;
                runs.forEach(run -> run.cut(kept));
            }
        }
        return runs.stream().map(Run::outcome).toList();
    }

    private static final class Run {
        private final SweepPlan plan;
        private final long set;
        private final StrategySession session;
        private final Performance performance;
        private final Consumer<Fact> facts;
        private final double[] prefixes;

        private Run(SweepPlan plan, long set, CompiledStrategy strategy, SharedIndicators shared) {
            SessionKey key = new SessionKey(plan.strategyId(), 1, plan.series());
            this.plan = plan;
            this.set = set;
            this.session = new StrategySession(key, strategy, plan.terms(), Detail.BARE, shared.start(strategy));
            this.performance = Performance.withoutCurve(plan.terms());
            this.facts = performance::accept;
            this.prefixes = new double[plan.cuts().size()];
        }

        private void play(List<Candle> candles, int from, int to) {
            for (int i = from; i < to; i++) {
                Candle candle = candles.get(i);
                session.process(candle, facts);
                performance.candle(candle, session);
            }
        }

        private void cut(int number) {
            prefixes[number] = plan.ranking().metric().of(performance.results()).value();
        }

        private Outcome outcome() {
            Results results = performance.results();
            return new Outcome(set, null, Metrics.of(results), Moments.of(results), prefixes);
        }
    }
}
