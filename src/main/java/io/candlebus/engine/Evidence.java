package io.candlebus.engine;

import io.candlebus.api.EquityCurve;
import io.candlebus.api.Page;
import io.candlebus.api.Parity;
import io.candlebus.api.Performed;
import io.candlebus.api.Refused;
import io.candlebus.api.StoredTrade;
import io.candlebus.market.Candle;
import io.candlebus.market.Symbol;
import io.candlebus.store.Ledger;
import io.candlebus.store.Store;
import io.candlebus.store.StoreWriter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What strategies' trading has come to, and whether it would come to the same again. The supervisor's thread. */
final class Evidence {
    /** One comparison at a time, over all strategies. */
    private static final int CHECKERS = 1;

    private static final int LONGEST_CHECK_MIN = 60;
    /** How long who asks waits for a comparison. */
    private static final long PATIENCE_MS = 2_000;
    /** A session is not compared again sooner than this after it was. */
    private static final long AGAIN_MS = 10_000;

    private final Sessions sessions;
    private final Ledger ledger;
    private final Store store;
    private final StoreWriter writer;
    private final Context context;
    private final WorkerExecutor checkers;
    private final Map<StrategyVerticle, Comparison> comparisons = new WeakHashMap<>();

    Evidence(Sessions sessions, Ledger ledger, Store store, StoreWriter writer, Context context) {
        this.sessions = sessions;
        this.ledger = ledger;
        this.store = store;
        this.writer = writer;
        this.context = context;
        this.checkers =
                context.owner().createSharedWorkerExecutor("parity", CHECKERS, LONGEST_CHECK_MIN, TimeUnit.MINUTES);
    }

    /** The newest comparison of a session, and the last one that was finished. */
    private static final class Comparison {
        private Future<Parity> newest;
        private Parity finished;
        private Candle through;
        private long finishedMs;
    }

    Future<Performed> performance(StrategyDesk desk, Symbol symbol) {
        return sessions.within(running(desk, symbol).questions().performance());
    }

    Future<EquityCurve> equity(StrategyDesk desk, Symbol symbol) {
        return sessions.within(running(desk, symbol).questions().equity());
    }

    Future<List<StoredTrade>> trades(StrategyDesk desk, Page page) {
        return context.executeBlocking(() -> store.trades(desk.id(), page), false);
    }

    Future<Parity> parity(StrategyDesk desk, Symbol symbol) {
        StrategyVerticle session = running(desk, symbol);
        if (session.plan().placed() == null) {
            throw new Refused(Refused.Reason.CONFLICT, desk.id() + " has judged no candle yet");
        }
        Comparison known = comparisons.computeIfAbsent(session, s -> new Comparison());
        if (isDue(known, session)) {
            known.newest = compared(session, known);
        }
        return known.newest.timeout(PATIENCE_MS, TimeUnit.MILLISECONDS).recover(e -> {
            if (!(e instanceof TimeoutException)) {
                return Future.failedFuture(e);
            }
            return Future.succeededFuture(
                    known.finished == null ? Parity.checking(session.plan().key()) : known.finished);
        });
    }

    /** Whether nothing is under way, and the last comparison is old and of another candle. */
    private static boolean isDue(Comparison known, StrategyVerticle session) {
        if (known.newest == null || known.newest.failed()) {
            return true;
        }
        boolean rested = System.currentTimeMillis() - known.finishedMs >= AGAIN_MS;
        return known.newest.isComplete()
                && rested
                && known.through != session.gauge().last();
    }

    private Future<Parity> compared(StrategyVerticle session, Comparison known) {
        return session.questions()
                .standing()
                .compose(standing -> Future.fromCompletionStage(writer.flushed(), context)
                        .compose(v -> checkers.executeBlocking(
                                () -> new ParityCheck(session.plan(), standing, ledger, store).parity(), false))
                        .onSuccess(parity -> {
                            known.finished = parity;
                            known.through = standing.last();
                            known.finishedMs = System.currentTimeMillis();
                        }));
    }

    private static StrategyVerticle running(StrategyDesk desk, Symbol symbol) {
        StrategyVerticle session = desk.session(symbol);
        if (session == null && symbol != null && !desk.symbols().contains(symbol)) {
            throw new Refused(Refused.Reason.NOT_FOUND, desk.id() + " does not run on " + symbol);
        }
        if (session == null) {
            throw new Refused(
                    Refused.Reason.CONFLICT, desk.id() + " does not run: its account begins with its next start");
        }
        return session;
    }
}
