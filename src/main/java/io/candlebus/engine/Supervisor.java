package io.candlebus.engine;

import io.candlebus.api.Addresses;
import io.candlebus.api.CandleExplained;
import io.candlebus.api.Command;
import io.candlebus.api.Conditions;
import io.candlebus.api.Difference;
import io.candlebus.api.Engine;
import io.candlebus.api.EquityCurve;
import io.candlebus.api.FeedHealth;
import io.candlebus.api.Frames;
import io.candlebus.api.History;
import io.candlebus.api.KillSwitch;
import io.candlebus.api.Page;
import io.candlebus.api.Parity;
import io.candlebus.api.Performed;
import io.candlebus.api.Preview;
import io.candlebus.api.Refused;
import io.candlebus.api.Revised;
import io.candlebus.api.Revision;
import io.candlebus.api.Revisions;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredTrade;
import io.candlebus.api.StrategyStatus;
import io.candlebus.feed.FeedVerticle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.session.State;
import io.candlebus.store.Ledger;
import io.candlebus.store.Store;
import io.candlebus.store.StoreWriter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows every strategy, and has them do what they are told. Starting it takes up what the store remembers and what the
 * folder holds, as soon as the feed's past is in; stopping it leaves everything stored as it was, so that the next start goes on from there.
 */
final class Supervisor extends VerticleBase implements Engine {
    private static final long WATCH_MS = 250;
    private static final long REMEMBER_MS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final EngineOptions options;
    private final Store store;
    private final Ledger ledger;
    private final StoreWriter writer;
    private final FeedVerticle feed;
    private final Sessions sessions;
    private final Documents documents;
    private final FramesReader framesReader;
    private final Explaining explaining;
    private final Promise<Void> begun = Promise.promise();
    private final Turns turns = new Turns();
    private final Map<String, StrategyDesk> desks = new ConcurrentSkipListMap<>();
    private Commanding commanding;
    private Evidence evidence;
    private Archive archive;
    private Revising revising;
    private Filing filing;
    private Resuming resuming;
    private FolderWatch folder;
    private volatile boolean closing;
    private volatile FanOutVerticle views;

    Supervisor(
            EngineOptions options,
            Store store,
            Ledger ledger,
            StoreWriter writer,
            FeedVerticle feed,
            Sessions sessions) {
        this.options = options;
        this.store = store;
        this.ledger = ledger;
        this.writer = writer;
        this.feed = feed;
        this.sessions = sessions;
        this.documents = new Documents(options);
        this.framesReader = new FramesReader(ledger);
        this.explaining = new Explaining(ledger, store, documents);
    }

    @Override
    public Future<?> start() {
        Succession succession = new Succession(sessions, feed, writer, context);
        commanding = new Commanding(sessions, succession, writer, context);
        evidence = new Evidence(sessions, ledger, store, writer, context);
        archive = new Archive(documents, store, new Differences(ledger, options), context);
        revising = new Revising(desks, documents, archive, commanding, succession, turns, context);
        filing = new Filing(desks, documents, store, commanding, revising, turns);
        resuming = new Resuming(documents, store, sessions, succession, context);
        new ControlAddress(this).listen(vertx);
        folder = new FolderWatch(vertx, context, options, filing, writer);
        return context.executeBlocking(resuming::remembered, false).compose(remembered -> {
            remembered.desks().forEach(desk -> desks.put(desk.id(), desk));
            feed.opened()
                    .onComplete(past -> context.runOnContext(v -> {
                        if (past.succeeded()) {
                            begin(remembered).onComplete(begun);
                        } else {
                            begun.fail(past.cause());
                        }
                    }));
            return feed.opened().isComplete() ? begun.future() : Future.succeededFuture();
        });
    }

    /** Not before the feed's past is in: sessions warm up on it. */
    private Future<Void> begin(Resuming.Remembered remembered) {
        return closing
                ? Future.failedFuture("the engine is stopping")
                : resumeAll(remembered)
                        .compose(v -> filing.begin())
                        .compose(v -> folder.look())
                        .onSuccess(v -> keepWatch())
                        .onFailure(e -> LOG.error("strategies cannot be started", e));
    }

    /** Done when everything runs that is to; until then no order is taken. */
    Future<Void> begun() {
        return begun.future();
    }

    /** Takes no more orders, and is done when those it has taken are carried out, or take too long. */
    Future<Void> finish() {
        if (context == null || closing) {
            return Future.succeededFuture();
        }
        Future<Void> carriedOut = mine(() -> {
            closing = true;
            return turns.finish();
        });
        return sessions.within(carriedOut).otherwiseEmpty();
    }

    @Override
    public Future<?> stop() {
        return sessions.close();
    }

    /** Whose views give the frames' sequence numbers. */
    void shows(FanOutVerticle fanOut) {
        views = fanOut;
    }

    /** Something was stored; the writer's thread. */
    void stored(Store.Written written) {
        for (StoredSignal signal : written.signals()) {
            StrategyDesk desk = desks.get(signal.fired().session().strategyId());
            if (desk != null) {
                desk.told(signal);
            }
        }
        written.changes()
                .forEach(changed ->
                        context.runOnContext(v -> takeNote(changed.session().strategyId())));
    }

    private void takeNote(String id) {
        StrategyDesk desk = desks.get(id);
        if (desk != null && !closing) {
            turns.next(id, () -> commanding.takeNote(desk))
                    .onFailure(e -> LOG.error("{} paused itself, which cannot be noted", id, e));
        }
    }

    private Future<Void> resumeAll(Resuming.Remembered remembered) {
        List<Future<Void>> resumed = remembered.desks().stream()
                .filter(d -> d.wanted().wanted() != State.STOPPED && d.strategy() != null)
                .map(d -> turns.next(
                        d.id(),
                        () -> resuming.resume(d, remembered.placesOf(d))
                                .compose(v -> commanding.takeNote(d))
                                .otherwiseEmpty()))
                .toList();
        return Future.join(resumed).mapEmpty();
    }

    private void keepWatch() {
        vertx.setPeriodic(WATCH_MS, t -> sessions.watch());
        vertx.setPeriodic(REMEMBER_MS, t -> sessions.remember());
        folder.keepLooking();
    }

    private <T> Future<T> mine(Supplier<Future<T>> work) {
        if (closing) {
            return Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, "the engine is stopping"));
        }
        Promise<T> promise = Promise.promise();
        context.runOnContext(
                v -> Future.succeededFuture().compose(now -> work.get()).onComplete(promise));
        return promise.future();
    }

    /** Nothing begins while it could not be stored, or has nothing to begin with. */
    private <T> Future<T> change(Supplier<Future<T>> work) {
        return mine(() -> {
            if (!begun.future().succeeded()) {
                throw new Refused(
                        Refused.Reason.UNAVAILABLE, "strategies are not started before the feed's past is in");
            }
            commanding.refuseUnlessStoring();
            return commanding.answer(work.get());
        });
    }

    private StrategyDesk desk(String id) {
        StrategyDesk desk = desks.get(id);
        if (desk == null || desk.wanted().deleted()) {
            throw new Refused(Refused.Reason.NOT_FOUND, "there is no strategy " + id);
        }
        return desk;
    }

    /** Those that are not deleted, by id; any thread. */
    List<StrategyDesk> desks() {
        return desks.values().stream().filter(d -> !d.wanted().deleted()).toList();
    }

    /** The one with an id, if there is one; any thread. */
    List<StrategyDesk> desks(String id) {
        StrategyDesk desk = desks.get(id);
        return desk == null || desk.wanted().deleted() ? List.of() : List.of(desk);
    }

    /** One status per strategy and symbol; any thread. */
    List<StrategyStatus> statuses() {
        return desks().stream().flatMap(desk -> statuses(desk).stream()).toList();
    }

    /** One per symbol; any thread. */
    List<StrategyStatus> statuses(StrategyDesk desk) {
        return desk.statuses(new Series(options.symbol(), options.timeframe()));
    }

    @Override
    public Future<List<StrategyStatus>> strategies() {
        return Future.succeededFuture(statuses());
    }

    @Override
    public Future<StrategyStatus> strategy(String id, Symbol symbol) {
        return mine(() -> Future.succeededFuture(status(desk(id), symbol)));
    }

    private StrategyStatus status(StrategyDesk desk, Symbol symbol) {
        return statuses(desk).stream()
                .filter(s -> symbol == null || s.series().symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, desk.id() + " does not run on " + symbol));
    }

    @Override
    public Future<Revision> revision(String id, int revision) {
        return mine(() -> archive.revision(desk(id), revision));
    }

    @Override
    public Future<Revisions> revisions(String id, int before, int limit) {
        return mine(() -> archive.revisions(desk(id), before, limit));
    }

    @Override
    public Future<Preview> preview(String id, String document, int candles) {
        return mine(() -> archive.preview(desk(id), document, candles));
    }

    @Override
    public Future<Difference> difference(String id, int revision, int against, int candles) {
        return mine(() -> archive.difference(desk(id), revision, against, candles));
    }

    @Override
    public Future<Revision> create(String document) {
        return change(() -> revising.create(document));
    }

    @Override
    public Future<Revised> replace(String id, String document) {
        return change(() -> {
            desk(id);
            return revising.replace(id, document);
        });
    }

    @Override
    public Future<Revised> restore(String id, int revision) {
        return change(() -> revising.restore(id, revision));
    }

    @Override
    public Future<Void> delete(String id) {
        return change(() -> turns.next(id, () -> revising.delete(desk(id))));
    }

    @Override
    public Future<StrategyStatus> command(String id, Command command) {
        return change(() ->
                turns.next(id, () -> commanding.command(desk(id), command).map(v -> status(desk(id), null))));
    }

    @Override
    public Future<List<StoredSignal>> signals(String id, StoredSignal.Status status, Page page) {
        return mine(() -> {
            desk(id);
            return context.executeBlocking(() -> store.signals(id, status, page), false);
        });
    }

    @Override
    public Future<Frames> frames(String id, Symbol symbol, long fromMs, long toMs, int limit) {
        return mine(() -> {
            SessionPlan plan = sessions.plan(desk(id), symbol);
            // Read before the candles are: a message that is numbered later may repeat a frame, but none is missing.
            long seq = views == null ? 0 : views.seq(Addresses.uiStrategy(id));
            FramesReader.Range range = new FramesReader.Range(fromMs, toMs, limit);
            return context.executeBlocking(
                    () -> framesReader.read(plan, range, seq, views == null ? null : views.forming(plan.series())),
                    false);
        });
    }

    @Override
    public Future<CandleExplained> explain(String id, Symbol symbol, long atMs, int revision) {
        return mine(() -> {
            SessionPlan plan = sessions.plan(desk(id), symbol);
            return context.executeBlocking(() -> explaining.at(explaining.of(plan, revision), atMs), false);
        });
    }

    @Override
    public Future<Conditions> conditions(String id, Symbol symbol) {
        return mine(() -> {
            StrategyDesk desk = desk(id);
            SessionPlan plan = sessions.plan(desk, symbol);
            StrategyVerticle session = desk.session(symbol);
            return session == null
                    ? context.executeBlocking(
                            () -> new Conditions(explaining.at(plan, Long.MAX_VALUE), null, List.of()), false)
                    : sessions.within(
                            session.questions().conditions(views == null ? null : views.forming(plan.series())));
        });
    }

    @Override
    public Future<Performed> performance(String id, Symbol symbol) {
        return mine(() -> evidence.performance(desk(id), symbol));
    }

    @Override
    public Future<EquityCurve> equity(String id, Symbol symbol) {
        return mine(() -> evidence.equity(desk(id), symbol));
    }

    @Override
    public Future<List<StoredTrade>> trades(String id, Page page) {
        return mine(() -> evidence.trades(desk(id), page));
    }

    @Override
    public Future<Parity> parity(String id, Symbol symbol) {
        return mine(() -> evidence.parity(desk(id), symbol));
    }

    @Override
    public Future<List<FinalCandle>> candles(Series series, long fromMs, long toMs, int limit) {
        return mine(() -> context.executeBlocking(() -> ledger.range(series, fromMs, toMs, limit), false));
    }

    @Override
    public History history() {
        return new LedgerHistory(ledger, store, options.gapFillMax(), feed.isRecorded(), context);
    }

    @Override
    public Future<List<Series>> series() {
        return Future.succeededFuture(ledger.series());
    }

    @Override
    public KillSwitch killSwitch() {
        return views.killSwitch();
    }

    @Override
    public Future<FeedHealth> feed() {
        return feed.health();
    }
}
