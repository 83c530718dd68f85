package io.candlebus.engine;

import io.candlebus.api.CandleExplained;
import io.candlebus.api.Command;
import io.candlebus.backtest.Performance;
import io.candlebus.market.Candle;
import io.candlebus.market.GapFill;
import io.candlebus.market.Provenance;
import io.candlebus.session.Detail;
import io.candlebus.session.Explanation;
import io.candlebus.session.Fact;
import io.candlebus.session.State;
import io.candlebus.session.StrategySession;
import io.candlebus.store.Entry.CommandGiven;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A session and how its candles reach it: holes filled, history told from live candles, commands where they were given.
 * Whoever gives it the ledger's candles from the plan's origin on gets the same states, to the bit. One thread at a time.
 */
final class SessionRun {
    /** Sees the session after each of its candles. */
    interface Frame {
        void at(Candle candle, StrategySession session);
    }

    private final StrategySession session;
    private final Performance performance;
    private final GapFill gaps;
    private long liveFromMs;
    private long seenMs;
    private final ArrayDeque<CommandGiven> due;
    private final Consumer<Fact> facts;
    private final Consumer<Fact> heard = this::hear;
    private final Frame frame;
    private final Consumer<Candle> standIn = candle -> step(candle, Provenance.SYNTHETIC);
    private Candle last;
    private boolean toldToPause;
    private String pausedBecause;
    private boolean isNew;

    /**
     * @param plan without a place every candle is history until {@link #goLive}
     * @param facts is given those that follow from candles after the plan's {@code seenMs}
     */
    SessionRun(SessionPlan plan, Consumer<Fact> facts, Frame frame) {
        this.session = new StrategySession(plan.key(), plan.strategy(), plan.terms());
        this.performance = new Performance(plan.terms());
        this.gaps = new GapFill(plan.series().timeframe(), plan.gapFillMax());
        this.liveFromMs = plan.placed() == null ? Long.MAX_VALUE : plan.placed().liveFromMs();
        this.seenMs = plan.placed() == null ? Long.MAX_VALUE : plan.placed().seenMs();
        this.due = new ArrayDeque<>(plan.commands());
        this.facts = facts;
        this.frame = frame;
        obeyUpTo(Long.MIN_VALUE);
    }

    StrategySession session() {
        return session;
    }

    /** What its trading has come to, history not counted. */
    Performance performance() {
        return performance;
    }

    /**
     * Its rules at the last candle.
     *
     * @param live whether this is the session that runs
     */
    CandleExplained explained(boolean live) {
        return new CandleExplained(
                session.key().strategyId(),
                session.key().revision(),
                session.key().series(),
                session.lastCandle(),
                live,
                session.candles(),
                session.strategy().warmupCandles(),
                session.explain());
    }

    /** Whether a candle, which may be null, can be the next one. */
    boolean isNext(Candle forming) {
        return forming != null && forming.openTimeMs() > lastOpenMs();
    }

    /** What its rules would do if a forming candle closed now; nothing when that cannot be the next one. */
    List<Explanation> ifClosed(Candle forming) {
        return isNext(forming) ? session.explainIfClosed(forming) : List.of();
    }

    /** The last candle taken in; null before the first. */
    Candle last() {
        return last;
    }

    /** Open time of the last candle taken in; {@code Long.MIN_VALUE} before the first. */
    long lastOpenMs() {
        return last == null ? Long.MIN_VALUE : last.openTimeMs();
    }

    /** Whether nothing fires, by command or by itself. */
    boolean paused() {
        return session.paused();
    }

    /** Whether the last thing it was told is to pause. */
    boolean toldToPause() {
        return toldToPause;
    }

    /** Why it paused itself; null when it did not, or was resumed since. */
    String pausedBecause() {
        return pausedBecause;
    }

    /** Whether the candle does not follow the last one directly. */
    boolean leavesHoleBefore(Candle candle) {
        return last != null && gaps.timeframe().closeOf(last.openTimeMs()) < candle.openTimeMs();
    }

    /** Takes in a candle, after the stand-ins for those that are missing before it; one that is not newer is skipped. */
    void take(Candle candle, Provenance provenance) {
        if (last != null && candle.openTimeMs() <= last.openTimeMs()) {
            return;
        }
        if (leavesHoleBefore(candle)) {
            gaps.between(last, candle.openTimeMs(), standIn);
        }
        step(candle, provenance);
    }

    /** Candles that open earlier are history, all others are judged; none of those may have been taken in. */
    void goLive(long fromMs) {
        liveFromMs = fromMs;
        seenMs = SessionPlan.seenBefore(fromMs);
    }

    void pause() {
        session.pause();
        toldToPause = true;
    }

    void resume() {
        session.resume();
        toldToPause = false;
        pausedBecause = null;
    }

    private void step(Candle candle, Provenance provenance) {
        long openMs = candle.openTimeMs();
        if (openMs < liveFromMs) {
            session.warmUp(candle);
        } else {
            isNew = openMs > seenMs;
            // Nobody is told of what is known: to explain it again would take half of the time that a restart has.
            session.tell(isNew ? Detail.EXPLAINED : Detail.BARE);
            session.process(candle, provenance, heard);
            performance.candle(candle, session);
        }
        last = candle;
        if (!due.isEmpty()) {
            obeyUpTo(openMs);
        }
        frame.at(candle, session);
    }

    private void hear(Fact fact) {
        performance.accept(fact);
        if (fact instanceof Fact.StateChanged changed && changed.to() == State.PAUSED) {
            pausedBecause = changed.reason();
        }
        if (isNew) {
            facts.accept(fact);
        }
    }

    private void obeyUpTo(long openMs) {
        while (!due.isEmpty() && due.peek().afterOpenMs() <= openMs) {
            Command command = due.poll().command();
            if (command == Command.PAUSE) {
                pause();
            } else if (command == Command.RESUME) {
                resume();
            }
        }
    }
}
