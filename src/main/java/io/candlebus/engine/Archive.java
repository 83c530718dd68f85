package io.candlebus.engine;

import io.candlebus.api.Difference;
import io.candlebus.api.Preview;
import io.candlebus.api.Refused;
import io.candlebus.api.Revision;
import io.candlebus.api.Revisions;
import io.candlebus.api.Swap;
import io.candlebus.engine.Differences.Contender;
import io.candlebus.engine.Documents.Checked;
import io.candlebus.market.Symbol;
import io.candlebus.store.Store;
import io.candlebus.strategy.CompiledStrategy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers about revisions that are, and that could be; changes nothing. The supervisor's thread; what blocks is done by workers. */
final class Archive {
    /** How long who asks for a comparison waits for it. */
    private static final long COMPARE_MS = 5_000;

    private final Documents documents;
    private final Store store;
    private final Differences differences;
    private final Context context;

    Archive(Documents documents, Store store, Differences differences, Context context) {
        this.documents = documents;
        this.store = store;
        this.differences = differences;
        this.context = context;
    }

    /** One revision; 0 asks for the newest, which comes with why it does not run. */
    Future<Revision> revision(StrategyDesk desk, int number) {
        Revision newest = desk.revision();
        return number == 0 || number == newest.number()
                ? Future.succeededFuture(newest)
                : context.executeBlocking(() -> checked(stored(desk.id(), number)), false);
    }

    /** Blocks. */
    private Revision checked(Revision revision) {
        return revision.with(documents.check(revision.document()).problems());
    }

    /** As it is stored, without problems; blocks. */
    Revision stored(String id, int number) {
        return store.revision(id, number)
                .filter(revision -> number > 0)
                .orElseThrow(
                        () -> new Refused(Refused.Reason.NOT_FOUND, "there is no revision " + number + " of " + id));
    }

    Future<Revisions> revisions(StrategyDesk desk, int before, int limit) {
        List<Revisions.Run> runs = desk.sessions().stream()
                .map(session -> new Revisions.Run(
                        session.plan().series().symbol(),
                        session.plan().key().revision(),
                        session.gauge().state(),
                        session.plan().liveFromMs()))
                .toList();
        int newest = desk.revision().number();
        List<Swap> swaps = desk.swaps();
        var complaints = desk.complaints();
        return context.executeBlocking(
                () -> new Revisions(
                        desk.id(),
                        newest,
                        runs,
                        swaps,
                        complaints,
                        store.revisions(desk.id(), before, limit).stream()
                                .map(this::checked)
                                .toList()),
                false);
    }

    Future<Preview> preview(StrategyDesk desk, String document, int candles) {
        Contender newest = new Contender(desk.revision().number(), desk.strategy());
        String text = desk.revision().document();
        return inTime(() -> {
            Checked checked = documents.check(document);
            CompiledStrategy strategy = checked.strategy();
            if (strategy == null) {
                return new Preview(false, true, checked.problems(), List.of(), null);
            }
            documents.refuseOther(desk.id(), strategy);
            boolean changes = !documents.same(text, document);
            Difference difference = newest.strategy() == null
                    ? null
                    : differences.between(desk.id(), newest, new Contender(0, strategy), candles);
            List<Swap> swaps = changes ? swaps(desk, strategy) : List.of();
            return new Preview(true, changes, checked.problems(), swaps, difference);
        });
    }

    /** What would take over where, if it were now. */
    private static List<Swap> swaps(StrategyDesk desk, CompiledStrategy strategy) {
        List<StrategyVerticle> running = desk.sessions();
        int next = desk.revision().number() + 1;
        List<Swap> swaps = new ArrayList<>();
        List<Symbol> fresh = new ArrayList<>(strategy.spec().symbols());
        for (StrategyVerticle session : running) {
            Symbol symbol = session.plan().series().symbol();
            int to = fresh.remove(symbol) ? next : 0;
            int from = session.plan().key().revision();
            long cutMs = session.nextOpenMs();
            long liveMs = to == 0 || cutMs == Long.MIN_VALUE
                    ? cutMs
                    : strategy.spec().timeframe().openOf(cutMs);
            swaps.add(new Swap(symbol, from, to, liveMs, session.gauge().position(), null));
        }
        if (!running.isEmpty()) {
            fresh.forEach(symbol -> swaps.add(new Swap(symbol, 0, next, Long.MIN_VALUE, null, null)));
        }
        return swaps;
    }

    Future<Difference> difference(StrategyDesk desk, int revision, int against, int candles) {
        if (against == 0 && revision == 1) {
            throw new Refused(Refused.Reason.NOT_FOUND, "revision 1 of " + desk.id() + " has none before it");
        }
        int before = against == 0 ? revision - 1 : against;
        return inTime(() ->
                differences.between(desk.id(), contender(desk.id(), before), contender(desk.id(), revision), candles));
    }

    /**
     * What a new revision makes of the newest candles, and what the one before it would have; null when that cannot be told.
     */
    Future<Difference> difference(String id, Contender before, Contender after) {
        return before.strategy() == null
                ? Future.succeededFuture()
                : inTime(() -> differences.between(id, before, after, Difference.CANDLES))
                        .otherwiseEmpty();
    }

    private <T> Future<T> inTime(Callable<T> comparing) {
        return context.executeBlocking(comparing, false)
                .timeout(COMPARE_MS, TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(
                        e instanceof TimeoutException
                                ? new Refused(
                                        Refused.Reason.UNAVAILABLE,
                                        "comparing took longer than " + COMPARE_MS + " ms; ask for fewer candles")
                                : e));
    }

    private Contender contender(String id, int number) {
        Checked checked = documents.check(stored(id, number).document());
        if (checked.strategy() == null) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "revision " + number + " of " + id + " can no longer run: " + checked.errors(),
                    checked.problems());
        }
        return new Contender(number, checked.strategy());
    }
}
