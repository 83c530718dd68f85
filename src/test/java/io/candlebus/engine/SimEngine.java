package io.candlebus.engine;

import io.candlebus.feed.LoneBranch;
import io.candlebus.feed.live.LoneClosing;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.candlebus.store.Ledger;
import io.candlebus.store.LoneWriter;
import io.candlebus.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * One life of the engine's core, on one thread: what decides that candles are over, the branch, the ledger, sessions and the
 * writer, put together as the engine does. It ends with {@link SimStore.Crash}, and another goes on with the same file.
 */
final class SimEngine {
    static final Series FIVES = new Series(HandFeed.BTC.symbol(), Timeframe.M5);

    /** Asked wherever the process may end. */
    interface Fate {
        void decide();
    }

    final LoneWriter writer;
    final List<SimSession> sessions = new ArrayList<>();
    final Ledger ledger;
    private final Store store;
    private final LoneBranch branch;
    private final LoneClosing closing;
    private final Fate fate;
    private final Map<Series, Long> newest = new HashMap<>();
    private long nowMs;
    private long[] asked;
    private long answerMs;

    SimEngine(Store store, Consumer<Store.Written> told, LongConsumer pauseMs, Fate fate, long nowMs) {
        this.store = store;
        this.fate = fate;
        this.nowMs = nowMs;
        writer = new LoneWriter(store, told, pauseMs);
        ledger = new Ledger(store, writer.writer());
        branch = new LoneBranch(HandFeed.BTC, FIVES, EngineRuntime.past(ledger), this::keep, this::publish);
        sessions.addAll(SimSession.resume(store, ledger, writer.writer()));
        long edgeMs = ledger.newestOpenMs(HandFeed.BTC) + SimVenue.MINUTE;
        closing = new LoneClosing(HandFeed.BTC, edgeMs, (c, p) -> branch.accept(c, p, this.nowMs));
        closing.connected(nowMs);
    }

    private void keep(FinalCandle candle) {
        Long before = newest.put(candle.series(), candle.candle().openTimeMs());
        if (before != null && before >= candle.candle().openTimeMs()) {
            throw new AssertionError(candle + " came after " + before);
        }
        ledger.append(candle);
    }

    private void publish(FinalCandle candle) {
        keep(candle);
        fate.decide();
        for (SimSession session : sessions) {
            session.take(candle);
            fate.decide();
        }
    }

    /** The past, before anything runs. */
    void past(List<Candle> candles) {
        candles.forEach(c -> branch.accept(c, Provenance.REPLAY, nowMs));
    }

    /** What has come by now, and what is to be asked. */
    void tick(SimVenue venue, boolean connected, boolean answers, long nowMs) {
        this.nowMs = nowMs;
        for (var update = venue.arrived(nowMs); update != null; update = venue.arrived(nowMs)) {
            if (connected) {
                closing.heard(update, nowMs);
            }
        }
        if (connected) {
            venue.contradict(nowMs);
        } else {
            venue.lost();
        }
        if (asked != null && answerMs <= nowMs) {
            answer(venue, answers);
        }
        if (asked == null && connected) {
            asked = closing.due(nowMs);
            answerMs = nowMs + 1_000;
        }
    }

    private void answer(SimVenue venue, boolean answers) {
        if (answers) {
            closing.history(venue.history(asked[0], asked[1], nowMs), venue.newestMs(nowMs), nowMs);
        } else {
            closing.failed(nowMs);
        }
        asked = null;
    }

    void connected(boolean is) {
        if (is) {
            closing.connected(nowMs);
        } else {
            closing.broken();
        }
    }

    Store store() {
        return store;
    }
}
