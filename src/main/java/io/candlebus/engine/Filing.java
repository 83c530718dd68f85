package io.candlebus.engine;

import io.candlebus.api.Refused;
import io.candlebus.engine.Documents.Checked;
import io.candlebus.store.Entry.FileTaken;
import io.candlebus.store.Store;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which file of the folder gives which strategy, and has what changes taken up. A file keeps its strategy while it
 * is there, good or bad; of several others with the same id one gets its turn when it is gone. The supervisor's thread.
 */
final class Filing {
    private static final Logger LOG = LoggerFactory.getLogger(Filing.class);

    private record Good(String name, String text, Checked checked) {
        String id() {
            return checked.strategy().spec().id();
        }
    }

    private final Map<String, StrategyDesk> desks;
    private final Documents documents;
    private final Store store;
    private final Commanding commanding;
    private final Revising revising;
    private final Turns turns;
    /** By the strategy's id, the name of the file that gives it. */
    private final Map<String, String> ownerOf = new HashMap<>();
    /** By name, the files that could run. */
    private final Map<String, Good> good = new TreeMap<>();
    /** Names of good files that have changed and were neither taken up nor refused yet. */
    private final Set<String> due = new HashSet<>();
    /** By name, why a file is not taken up, so that it is said once. */
    private final Map<String, String> refusals = new HashMap<>();

    private Set<String> present = Set.of();

    Filing(
            Map<String, StrategyDesk> desks,
            Documents documents,
            Store store,
            Commanding commanding,
            Revising revising,
            Turns turns) {
        this.desks = desks;
        this.documents = documents;
        this.store = store;
        this.commanding = commanding;
        this.revising = revising;
        this.turns = turns;
    }

    private static <T> Future<T> blocking(Callable<T> work) {
        return Vertx.currentContext().executeBlocking(work, false);
    }

    /** Remembers which file gave each strategy when the engine ran last. */
    Future<Void> begin() {
        return blocking(() -> {
                    Map<String, String> names = new HashMap<>();
                    desks.keySet().forEach(id -> store.fileTaken(id).ifPresent(taken -> names.put(id, taken.name())));
                    return names;
                })
                .onSuccess(ownerOf::putAll)
                .mapEmpty();
    }

    /** What cannot be taken up is logged, and disturbs nothing. */
    Future<Void> take(StrategyFolder.Look look) {
        if (look.changed().isEmpty() && due.isEmpty() && look.present().equals(present)) {
            return Future.succeededFuture();
        }
        present = look.present();
        good.keySet().retainAll(present);
        due.retainAll(present);
        refusals.keySet().retainAll(present);
        Future<Void> done = Future.succeededFuture();
        for (StrategyFolder.Document file : look.changed()) {
            done = done.compose(v -> blocking(() -> documents.check(file.text())))
                    .map(checked -> read(file, checked));
        }
        return done.compose(v -> settle());
    }

    private Void read(StrategyFolder.Document file, Checked checked) {
        if (checked.strategy() == null) {
            good.remove(file.name());
            due.remove(file.name());
            complain(file.name(), checked);
        } else {
            good.put(file.name(), new Good(file.name(), file.text(), checked));
            due.add(file.name());
        }
        return null;
    }

    private void complain(String name, Checked checked) {
        for (Problem problem : checked.problems()) {
            if (problem.isError()) {
                LOG.error("{}: {}: {}", name, problem.place().pointer(), problem.message());
            }
        }
        for (StrategyDesk desk : desks.values()) {
            if (name.equals(ownerOf.get(desk.id()))) {
                complain(desk, name + " was changed but cannot run: " + checked.errors());
            }
        }
    }

    private static void complain(StrategyDesk desk, String message) {
        desk.complained(List.of(Problem.warning("file-not-taken-up", Place.NOWHERE, message)));
    }

    private Future<Void> settle() {
        List<String> free = ownerOf.keySet().stream()
                .filter(id -> !holds(ownerOf.get(id), id))
                .toList();
        free.forEach(this::forgetComplaints);
        ownerOf.keySet().removeAll(free);
        Map<String, List<Good>> claims = new TreeMap<>();
        good.values()
                .forEach(file -> claims.computeIfAbsent(file.id(), id -> new ArrayList<>())
                        .add(file));
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<String, List<Good>> claim : claims.entrySet()) {
            done = done.compose(v -> settle(claim.getKey(), claim.getValue()));
        }
        return done;
    }

    /** A file that has turned bad may mean any id, so it keeps what it has. */
    private boolean holds(String name, String id) {
        return present.contains(name)
                && (!good.containsKey(name) || good.get(name).id().equals(id));
    }

    private void forgetComplaints(String id) {
        StrategyDesk desk = desks.get(id);
        if (desk != null) {
            desk.complained(List.of());
        }
    }

    private Future<Void> settle(String id, List<Good> claims) {
        String owner = ownerOf.get(id);
        if (owner != null && !due.contains(owner)) {
            refuse(claims, owner, "its id " + id + " is that of " + owner);
            return Future.succeededFuture();
        }
        return turns.next(
                        id,
                        () -> blocking(() -> store.fileTaken(id)).compose(last -> {
                            StrategyDesk desk = desks.get(id);
                            if (last.isEmpty() && desk != null && !desk.wanted().deleted()) {
                                refuse(claims, null, "its id " + id + " is that of a strategy created over REST");
                                return Future.<Void>succeededFuture();
                            }
                            Good file = owner == null ? choose(claims, last) : good.get(owner);
                            ownerOf.put(id, file.name());
                            refuse(claims, file.name(), "its id " + id + " is that of " + file.name());
                            return takeUp(file, last);
                        }))
                .otherwise(e -> {
                    if (!(e instanceof Refused refused) || refused.reason() != Refused.Reason.UNAVAILABLE) {
                        claims.forEach(file -> say(file.name(), e.getMessage()));
                    }
                    return null;
                });
    }

    /** The one that gave it last, else the one that says what was given last, else the first by name. */
    private static Good choose(List<Good> claims, Optional<FileTaken> last) {
        for (Good file : claims) {
            if (last.isPresent() && last.get().name().equals(file.name())) {
                return file;
            }
        }
        for (Good file : claims) {
            if (last.isPresent() && last.get().document().equals(file.text())) {
                return file;
            }
        }
        return claims.get(0);
    }

    /** What any file said last is no news: a newer revision over REST, or a deletion, outlives it. */
    private Future<Void> takeUp(Good file, Optional<FileTaken> last) {
        forgetComplaints(file.id());
        return blocking(() -> last.isPresent() && documents.same(last.get().document(), file.text()))
                .compose(known -> known ? Future.succeededFuture() : accept(file))
                .compose(v -> note(file, last))
                .onSuccess(v -> {
                    due.remove(file.name());
                    refusals.remove(file.name());
                })
                .recover(e -> cannotTakeOver(file, e));
    }

    private Future<Void> note(Good file, Optional<FileTaken> last) {
        FileTaken taken = new FileTaken(file.id(), file.name(), file.text());
        return last.isPresent() && last.get().equals(taken) ? Future.succeededFuture() : commanding.store(taken);
    }

    private Future<Void> accept(Good file) {
        LOG.info("{} is taken up", file.name());
        return revising.accept(file.text(), file.name(), file.checked()).mapEmpty();
    }

    /** It is not tried again before it says something else. */
    private Future<Void> cannotTakeOver(Good file, Throwable why) {
        if (!(why instanceof Refused refused) || refused.reason() != Refused.Reason.CONFLICT) {
            return Future.failedFuture(why);
        }
        due.remove(file.name());
        say(file.name(), why.getMessage());
        complain(desks.get(file.id()), file.name() + " was changed but not taken up: " + why.getMessage());
        return Future.succeededFuture();
    }

    private void refuse(List<Good> claims, String except, String why) {
        for (Good file : claims) {
            if (!file.name().equals(except)) {
                due.remove(file.name());
                say(file.name(), why);
            }
        }
    }

    private void say(String name, String why) {
        if (!why.equals(refusals.put(name, why))) {
            LOG.error("{} is not taken up: {}", name, why);
        }
    }
}
