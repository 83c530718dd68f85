package io.candlebus.engine;

import io.candlebus.api.Command;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.store.Entry.CommandGiven;
import io.candlebus.store.Entry.SessionPlaced;
import io.candlebus.store.Ledger;
import io.candlebus.strategy.CompiledStrategy;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a session is built from. Its state follows from this and the ledger's candles alone.
 *
 * @param terms of paper trading
 * @param gapFillMax longest hole that is filled with flat candles
 * @param placed from which candles its state follows; null when it begins anew
 * @param commands what it was told since it began, in order
 * @param paused whether it is to begin paused; only when it begins anew
 */
record SessionPlan(
        SessionKey key,
        CompiledStrategy strategy,
        PaperTerms terms,
        int gapFillMax,
        SessionPlaced placed,
        List<CommandGiven> commands,
        boolean paused) {
    SessionPlan {
        commands = List.copyOf(commands);
    }

    Series series() {
        return key.series();
    }

    /** The same plan for a session that begins, or began, at a place. */
    SessionPlan at(SessionPlaced place) {
        return new SessionPlan(key, strategy, terms, gapFillMax, place, commands, paused);
    }

    /**
     * The same plan for one that begins to judge.
     *
     * @param originMs open time of the first candle it was given
     * @param liveFromMs open time of the first one it judges
     * @param corrections sequence of the last correction that it was given its candles with
     */
    SessionPlan live(long originMs, long liveFromMs, long corrections) {
        return at(new SessionPlaced(
                key.strategyId(),
                series().symbol(),
                key.revision(),
                originMs,
                liveFromMs,
                seenBefore(liveFromMs),
                corrections));
    }

    /** Open time of the first candle that is judged; {@code Long.MIN_VALUE} when none was known, or it is not live yet. */
    long liveFromMs() {
        if (placed == null || placed.liveFromMs() == Long.MIN_VALUE) {
            return Long.MIN_VALUE;
        }
        long openMs = openOf(placed.liveFromMs());
        return openMs == placed.liveFromMs() ? openMs : series().timeframe().closeOf(openMs);
    }

    /**
     * Open time of the first candle that is left to judge.
     *
     * @param last that was judged, or was history; null when none was
     */
    long nextOpenMs(Candle last) {
        return last == null
                ? liveFromMs()
                : Math.max(liveFromMs(), series().timeframe().closeOf(last.openTimeMs()));
    }

    /**
     * Gives the candles that the session takes in, as it took them in: with the corrections that were known when it began,
     * and without those that came later. Blocks on the ledger.
     */
    void replay(Ledger ledger, Consumer<FinalCandle> each) {
        ledger.replay(series(), placed.originMs(), placed.corrections(), each);
    }

    /** Open time of the first candle that closes after a time; {@code Long.MIN_VALUE} is before all of them. */
    long openOf(long timeMs) {
        return timeMs == Long.MIN_VALUE ? timeMs : series().timeframe().openOf(timeMs);
    }

    /** Nothing follows from history, so whoever judges from a time on has seen everything before it. */
    static long seenBefore(long liveFromMs) {
        return liveFromMs == Long.MIN_VALUE ? Long.MIN_VALUE : liveFromMs - 1;
    }

    /** The same plan with everything that was told by now. */
    SessionPlan told(List<CommandGiven> all) {
        return new SessionPlan(key, strategy, terms, gapFillMax, placed, sinceStart(all), paused);
    }

    /**
     * The same plan for a session that takes in, as history, what the ledger has. Blocks on the ledger.
     *
     * @param toMs the candles that open before it
     * @param candles of which the newest so many
     */
    SessionPlan asHistory(Ledger ledger, long toMs, int candles) {
        long known = ledger.corrections();
        List<FinalCandle> history = ledger.range(series(), Long.MIN_VALUE, toMs, candles, known);
        long originMs = history.isEmpty() ? 0 : history.get(0).candle().openTimeMs();
        return at(new SessionPlaced(
                key.strategyId(), series().symbol(), key.revision(), originMs, Long.MAX_VALUE, Long.MAX_VALUE, known));
    }

    /** What was told since the newest start; what came before it was told to a session that is no more. */
    static List<CommandGiven> sinceStart(List<CommandGiven> all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).command() == Command.START) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }
}
