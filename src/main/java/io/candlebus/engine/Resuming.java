package io.candlebus.engine;

import io.candlebus.api.Page;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredSignal.Status;
import io.candlebus.engine.Documents.Checked;
import io.candlebus.session.State;
import io.candlebus.store.Entry.SessionPlaced;
import io.candlebus.store.Entry.StrategyWanted;
import io.candlebus.store.Store;
import io.candlebus.strategy.CompiledStrategy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on where the engine stopped. What ran runs again, from the candles it ran from, and in the revision that it ran: when
 * the engine ended before a newer one had taken over everywhere, that is made up for now. The supervisor's thread.
 */
final class Resuming {
    private static final Logger LOG = LoggerFactory.getLogger(Resuming.class);

    private final Documents documents;
    private final Store store;
    private final Sessions sessions;
    private final Succession succession;
    private final Context context;

    Resuming(Documents documents, Store store, Sessions sessions, Succession succession, Context context) {
        this.documents = documents;
        this.store = store;
        this.sessions = sessions;
        this.succession = succession;
        this.context = context;
    }

    /** A revision that ran, and where. */
    private record Ran(int revision, CompiledStrategy strategy, List<SessionPlaced> places) {}

    /**
     * What the store knows.
     *
     * @param desks one for every strategy
     * @param places where sessions were, by the strategy's id
     */
    record Remembered(List<StrategyDesk> desks, Map<String, List<SessionPlaced>> places) {
        List<SessionPlaced> placesOf(StrategyDesk desk) {
            return places.getOrDefault(desk.id(), List.of());
        }
    }

    /** Reads the store; blocks. */
    Remembered remembered() {
        List<StrategyDesk> desks = new ArrayList<>();
        for (StrategyWanted wanted : store.strategies()) {
            store.revision(wanted.id(), 0).ifPresent(revision -> {
                Checked checked = documents.check(revision.document());
                StrategyDesk desk = new StrategyDesk(revision.with(checked.problems()), checked.strategy(), wanted);
                String id = wanted.id();
                long fired = store.signalCount(id, Status.FIRED);
                desk.toldBefore(fired, store.signalCount(id, Status.BLOCKED), newest(id));
                if (checked.strategy() == null) {
                    desk.failed(checked.errors());
                } else if (wanted.wanted() != State.STOPPED) {
                    desk.waits();
                }
                desks.add(desk);
            });
        }
        return new Remembered(
                desks, store.sessions().stream().collect(Collectors.groupingBy(SessionPlaced::strategyId)));
    }

    private StoredSignal newest(String id) {
        return store.signals(id, Status.FIRED, Page.newest(1)).stream()
                .findFirst()
                .orElse(null);
    }

    /** Has a strategy run as it did; when it cannot it has failed, and says why. */
    Future<Void> resume(StrategyDesk desk, List<SessionPlaced> places) {
        boolean paused = desk.wanted().wanted() == State.PAUSED;
        int newest = desk.revision().number();
        return context.executeBlocking(() -> ran(desk, places), false)
                .compose(all -> Future.join(all.stream()
                        .map(ran -> resume(desk, ran, paused).otherwiseEmpty())
                        .toList()))
                .compose(v -> succession.prepare(desk, newest, desk.strategy(), paused))
                .compose(ready -> succession.takeOver(desk, desk.strategy(), ready))
                .<Void>mapEmpty()
                .onFailure(e -> {
                    if (desk.sessions().isEmpty()) {
                        Commanding.cannotRun(desk, e);
                    } else {
                        succession.failed(desk, e);
                    }
                });
    }

    private List<Ran> ran(StrategyDesk desk, List<SessionPlaced> places) {
        Map<Integer, List<SessionPlaced>> byRevision = places.stream()
                .collect(Collectors.groupingBy(SessionPlaced::revision, TreeMap::new, Collectors.toList()));
        List<Ran> all = new ArrayList<>();
        byRevision.forEach((revision, itsPlaces) -> {
            CompiledStrategy strategy = revision == desk.revision().number()
                    ? desk.strategy()
                    : store.revision(desk.id(), revision)
                            .map(r -> documents.check(r.document()).strategy())
                            .orElse(null);
            if (strategy == null) {
                LOG.warn("{}: revision {} ran, and can no longer run", desk.id(), revision);
            } else {
                all.add(new Ran(revision, strategy, itsPlaces));
            }
        });
        return all;
    }

    private Future<Void> resume(StrategyDesk desk, Ran ran, boolean paused) {
        return succession
                .required(ran.strategy)
                .compose(v -> context.executeBlocking(
                        () -> sessions.resume(desk.id(), ran.revision, ran.strategy, paused, ran.places), false))
                .compose(deployed -> deployed)
                .onSuccess(running -> running.forEach(session -> desk.seats(session, null)))
                .onFailure(e -> LOG.error(
                        "{}: revision {} cannot go on where it was: {}", desk.id(), ran.revision, e.getMessage()))
                .mapEmpty();
    }
}
