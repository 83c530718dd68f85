package io.candlebus.engine;

import io.candlebus.api.CandleExplained;
import io.candlebus.api.Refused;
import io.candlebus.api.Revision;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.session.SessionKey;
import io.candlebus.store.Ledger;
import io.candlebus.store.Store;
import io.candlebus.strategy.CompiledStrategy;
import java.time.Instant;
import java.util.List;

/**
 * Explains any stored candle: a session of its own takes in the candles that the strategy's session took, is told what that
 * one was told, and so says of each candle what that one would have said. Any thread; blocks.
 */
final class Explaining {
    private final Ledger ledger;
    private final Store store;
    private final Documents documents;

    Explaining(Ledger ledger, Store store, Documents documents) {
        this.ledger = ledger;
        this.store = store;
        this.documents = documents;
    }

    /**
     * The last candle that had closed by a time.
     *
     * @param plan of the session that runs, or of one that would begin now
     * @param atMs {@code Long.MAX_VALUE} for the newest
     * @throws Refused NOT_FOUND when none had
     */
    CandleExplained at(SessionPlan plan, long atMs) {
        Series series = plan.series();
        long endMs = atMs == Long.MAX_VALUE ? atMs : series.timeframe().openOf(atMs);
        List<FinalCandle> last = ledger.range(series, Long.MIN_VALUE, endMs, 1);
        if (last.isEmpty()) {
            throw new Refused(Refused.Reason.NOT_FOUND, noneBy(series, atMs));
        }
        long openMs = last.get(0).candle().openTimeMs();
        return new Rerun(placed(plan, openMs), openMs, endMs).explained();
    }

    /**
     * The plan of a revision that need not be the one that runs.
     *
     * @param plan of the newest revision
     * @param number 0 for the newest
     * @throws Refused when there is no such revision, it cannot run, or not on the plan's symbol
     */
    SessionPlan of(SessionPlan plan, int number) {
        String id = plan.key().strategyId();
        if (number == 0 || number == plan.key().revision()) {
            return plan;
        }
        Revision revision = store.revision(id, number)
                .orElseThrow(
                        () -> new Refused(Refused.Reason.NOT_FOUND, "there is no revision " + number + " of " + id));
        Documents.Checked checked = documents.check(revision.document());
        CompiledStrategy strategy = checked.strategy();
        if (strategy == null) {
            throw new Refused(
                    Refused.Reason.CONFLICT, "revision " + number + " of " + id + " cannot run: " + checked.errors());
        }
        Symbol symbol = plan.series().symbol();
        if (!strategy.spec().symbols().contains(symbol)) {
            throw new Refused(
                    Refused.Reason.NOT_FOUND, "revision " + number + " of " + id + " does not run on " + symbol);
        }
        SessionKey key =
                new SessionKey(id, number, new Series(symbol, strategy.spec().timeframe()));
        return new SessionPlan(key, strategy, plan.terms(), plan.gapFillMax(), null, List.of(), false);
    }

    /** That of the session which runs, told what it was told, or of one to which the candle is history. */
    private SessionPlan placed(SessionPlan plan, long openMs) {
        if (plan.placed() == null || openMs < plan.placed().originMs()) {
            int past = plan.strategy().warmupCandles() + StrategyVerticle.HISTORY;
            return plan.asHistory(ledger, openMs + 1, past);
        }
        SessionKey key = plan.key();
        return plan.told(store.commands(key.strategyId(), key.series().symbol(), key.revision()));
    }

    private String noneBy(Series series, long atMs) {
        String what = "no candle of " + series.symbol() + " " + series.timeframe();
        List<FinalCandle> first = store.candlesFrom(series, Long.MIN_VALUE, 1);
        if (first.isEmpty() || atMs == Long.MAX_VALUE) {
            return what + " is stored yet";
        }
        return what + " that is stored had closed by " + Instant.ofEpochMilli(atMs) + "; the first one closed at "
                + Instant.ofEpochMilli(first.get(0).closeTimeMs());
    }

    /** Takes in candles up to one, and stand-ins after it when they close by then, too. */
    private final class Rerun {
        private final SessionPlan plan;
        private final long openMs;
        private final long endMs;
        private final SessionRun run;
        private CandleExplained explained;

        private Rerun(SessionPlan plan, long openMs, long endMs) {
            this.plan = plan;
            this.openMs = openMs;
            this.endMs = endMs;
            this.run = new SessionRun(plan, fact -> {}, (candle, session) -> look(candle.openTimeMs()));
        }

        private CandleExplained explained() {
            plan.replay(ledger, closed -> {
                boolean before = closed.candle().openTimeMs() < endMs;
                boolean ended = run.lastOpenMs() >= endMs;
                if (before || !ended && run.leavesHoleBefore(closed.candle())) {
                    run.take(closed.candle(), closed.provenance());
                }
            });
            return explained;
        }

        private void look(long candleMs) {
            if (candleMs >= openMs && candleMs < endMs) {
                explained = run.explained(false);
            }
        }
    }
}
