package io.candlebus.backtest;

import io.candlebus.backtest.metric.Metrics;
import io.candlebus.market.Candle;
import io.candlebus.portfolio.BrokerListener.DropReason;
import io.candlebus.session.Detail;
import io.candlebus.session.Fact;
import io.candlebus.session.StrategySession;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plays recorded candles through a session, as if they happened now: the facts are those of a live session that begins at the
 * first candle. One thread; a candle on which nothing happens allocates nothing.
 */
public final class Backtest {
    private final BacktestPlan plan;
    private final StrategySession session;
    private final Performance performance;
    private final Consumer<Fact> facts = this::accept;
    private final List<ToldSignal> signals = new ArrayList<>();
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private final Coverage.Meter coverage;

    public Backtest(BacktestPlan plan) {
        this.plan = plan;
        this.session = new StrategySession(plan.key(), plan.strategy(), plan.terms(), Detail.BARE);
        this.performance = new Performance(plan.terms());
        this.coverage = new Coverage.Meter(plan.key().series().timeframe());
    }

    /**
     * Plays all candles.
     *
     * @param candles ascending, of the plan's series
     */
    public static BacktestResult run(BacktestPlan plan, List<Candle> candles) {
        Backtest backtest = new Backtest(plan);
        backtest.play(candles);
        return backtest.result(candles);
    }

    private void play(List<Candle> candles) {
        for (int i = 0; i < candles.size() && add(candles.get(i)); i++) {}
    }

    /**
     * Takes in the next candle.
     *
     * @return false when it is after the plan's end, and so are all that follow
     * @throws IllegalArgumentException when it is not later than the one before
     */
    public boolean add(Candle candle) {
        long openMs = candle.openTimeMs();
        if (openMs >= plan.toMs()) {
            return false;
        }
        coverage.add(candle);
        if (openMs < plan.fromMs()) {
            session.warmUp(candle);
            return true;
        }
        session.process(candle, facts);
        performance.candle(candle, session);
        return true;
    }

    /** Signals that fired or were blocked so far. */
    public int signalCount() {
        return signals.size();
    }

    /** As of the last candle. */
    public StrategySession session() {
        return session;
    }

    /** Goes on changing. */
    public Performance performance() {
        return performance;
    }

    /**
     * What it has come to. When a trade could have ended in two ways, the same candles are played again for each.
     *
     * @param candles that were added
     */
    public BacktestResult result(List<Candle> candles) {
        Results results = performance.results();
        Coverage covered = coverage.taken(session, DataHash.of(candles, plan.toMs()));
        Band band = Band.of(plan, candles, results);
        return new BacktestResult(
                plan,
                results,
                Metrics.of(results),
                band,
                performance.funnel(session),
                performance.shadows(),
                List.copyOf(signals),
                performance.curve(),
                session.position().orElse(null),
                covered,
                Warnings.of(plan, this, covered, dropped));
    }

    /** What the candles come to, without a report. */
    public static Results results(BacktestPlan plan, List<Candle> candles) {
        Backtest backtest = new Backtest(plan);
        backtest.play(candles);
        return backtest.performance.results();
    }

    private void accept(Fact fact) {
        performance.accept(fact);
        if (fact instanceof Fact.SignalFired fired) {
            signals.add(new ToldSignal(fired, null));
        } else if (fact instanceof Fact.SignalBlocked blocked) {
            signals.add(new ToldSignal(blocked.signal(), blocked.block()));
        } else if (fact instanceof Fact.OrderDropped drop) {
            dropped.merge(drop.reason(), 1L, Long::sum);
        }
    }
}
