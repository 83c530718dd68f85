package io.candlebus.engine;

import io.candlebus.api.Refused;
import io.candlebus.api.StrategyStatus;
import io.candlebus.api.Swap;
import io.candlebus.feed.FeedVerticle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.session.State;
import io.candlebus.store.Entry;
import io.candlebus.store.StoreWriter;
import io.candlebus.strategy.CompiledStrategy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a revision's sessions begin, and take over from those that run: they are warmed up beside them, then each symbol is
 * swapped by itself, between two candles. The supervisor's thread.
 */
final class Succession {
    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private final Sessions sessions;
    private final FeedVerticle feed;
    private final StoreWriter writer;
    private final Context context;

    Succession(Sessions sessions, FeedVerticle feed, StoreWriter writer, Context context) {
        this.sessions = sessions;
        this.feed = feed;
        this.writer = writer;
        this.context = context;
    }

    /** Makes sure that the feed gives everything a strategy needs. */
    Future<Void> required(CompiledStrategy strategy) {
        return onContext(Future.join(strategy.spec().symbols().stream()
                        .map(symbol ->
                                feed.require(new Series(symbol, strategy.spec().timeframe())))
                        .toList())
                .mapEmpty());
    }

    /**
     * Warms up a session for each symbol that does not run the revision yet. Fails as a conflict when one cannot be warmed up
     * beside what runs; nothing has changed then.
     */
    Future<List<StrategyVerticle>> prepare(StrategyDesk desk, int revision, CompiledStrategy strategy, boolean paused) {
        Map<Symbol, StrategyVerticle> beside = new LinkedHashMap<>();
        strategy.spec().symbols().forEach(symbol -> beside.put(symbol, null));
        for (StrategyVerticle session : desk.sessions()) {
            Symbol symbol = session.plan().series().symbol();
            if (session.plan().key().revision() == revision) {
                beside.remove(symbol);
            } else if (session.isLive()) {
                beside.replace(symbol, session);
            }
        }
        boolean replaces = !desk.sessions().isEmpty();
        return required(strategy)
                .compose(v -> sessions.warmUp(desk.id(), revision, strategy, paused, beside))
                .compose(warm -> replaces ? refuseFailed(warm) : Future.succeededFuture(warm));
    }

    private Future<List<StrategyVerticle>> refuseFailed(List<StrategyVerticle> warm) {
        for (StrategyVerticle session : warm) {
            if (session.gauge().state() == State.FAILED) {
                String why = session.gauge().failure();
                return drop(warm).transform(done -> Future.failedFuture(new Refused(Refused.Reason.CONFLICT, why)));
            }
        }
        return Future.succeededFuture(warm);
    }

    /** Ends sessions that were warmed up and are not needed. */
    Future<Void> drop(List<StrategyVerticle> warm) {
        return sessions.end(warm);
    }

    /** Has prepared sessions take over; answers when it is decided where, and before that is stored. */
    Future<List<Swap>> takeOver(StrategyDesk desk, CompiledStrategy strategy, List<StrategyVerticle> prepared) {
        List<Future<Swap>> all = new ArrayList<>();
        prepared.forEach(next -> all.add(takeOver(desk, next)));
        return Future.join(all).map(v -> {
            List<Swap> swaps = new ArrayList<>(all.stream().map(Future::result).toList());
            swaps.addAll(endOthers(desk, strategy));
            sessions.waitForAll();
            swaps.forEach(swap -> tell(desk, swap));
            desk.swapped(swaps);
            return swaps;
        });
    }

    /** The newest revision could not even be warmed up, so that what runs goes on. */
    void failed(StrategyDesk desk, Throwable why) {
        int newest = desk.revision().number();
        List<Swap> swaps = desk.sessions().stream()
                .map(session -> session.plan().key())
                .filter(key -> key.revision() != newest)
                .map(key -> Swap.failed(key.series().symbol(), key.revision(), newest, why.getMessage()))
                .toList();
        swaps.forEach(swap -> tell(desk, swap));
        desk.swapped(swaps);
    }

    private Future<Swap> takeOver(StrategyDesk desk, StrategyVerticle next) {
        Symbol symbol = next.plan().series().symbol();
        int to = next.plan().key().revision();
        StrategyVerticle before = desk.session(symbol);
        int from = before == null ? 0 : before.plan().key().revision();
        if (before == null && next.gauge().state() == State.FAILED) {
            desk.seats(next, null);
            return Future.succeededFuture(
                    Swap.failed(symbol, from, to, next.gauge().failure()));
        }
        return onContext(next.goLive())
                .map(swap -> {
                    desk.seats(next, before);
                    sessions.waitForAll();
                    if (before != null) {
                        sessions.end(List.of(before));
                    }
                    return swap;
                })
                .recover(e -> drop(List.of(next))
                        .transform(done -> Future.succeededFuture(Swap.failed(symbol, from, to, e.getMessage()))));
    }

    /** A symbol that the revision is not for has no use of its session any more. */
    private List<Swap> endOthers(StrategyDesk desk, CompiledStrategy strategy) {
        List<Swap> ended = new ArrayList<>();
        for (StrategyVerticle session : desk.sessions()) {
            Symbol symbol = session.plan().series().symbol();
            if (!strategy.spec().symbols().contains(symbol)) {
                ended.add(session.goAway());
                writer.append(new Entry.SessionEnded(
                        desk.id(), symbol, session.plan().key().revision()));
                desk.seats(null, session);
                sessions.end(List.of(session));
            }
        }
        return ended;
    }

    private static void tell(StrategyDesk desk, Swap swap) {
        if (swap.failure() != null) {
            LOG.error(
                    "{}: revision {} could not be warmed up on {}, so revision {} goes on: {}",
                    desk.id(),
                    swap.to(),
                    swap.symbol(),
                    swap.from(),
                    swap.failure());
        } else if (swap.from() > 0) {
            LOG.info(
                    "{}: revision {} {} on {}, from the candle of {} on{}",
                    desk.id(),
                    swap.from(),
                    swap.to() > 0 ? "gave way to revision " + swap.to() : "ended",
                    swap.symbol(),
                    swap.liveFromMs() == Long.MIN_VALUE ? "the beginning" : Instant.ofEpochMilli(swap.liveFromMs()),
                    leaves(swap.leftBehind()));
        }
    }

    private static String leaves(StrategyStatus.Holding held) {
        return held == null
                ? ""
                : "; it begins flat, and a position is left behind: "
                        + held.side().name().toLowerCase(Locale.ROOT) + " " + held.quantity() + " at "
                        + held.entryPrice();
    }

    /** The same answer on the supervisor's thread. */
    private <T> Future<T> onContext(Future<T> work) {
        Promise<T> promise = Promise.promise();
        work.onComplete(result -> context.runOnContext(v -> promise.handle(result)));
        return promise.future();
    }
}
