package io.candlebus.engine;

import io.candlebus.api.Refused;
import io.candlebus.api.Revised;
import io.candlebus.api.Revision;
import io.candlebus.engine.Differences.Contender;
import io.candlebus.engine.Documents.Checked;
import io.candlebus.session.State;
import io.candlebus.store.Entry;
import io.candlebus.store.Entry.StrategyWanted;
import io.candlebus.strategy.CompiledStrategy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Takes up documents, from REST and from the folder, as new revisions. The supervisor's thread. */
final class Revising {
    private final Map<String, StrategyDesk> desks;
    private final Documents documents;
    private final Archive archive;
    private final Commanding commanding;
    private final Succession succession;
    private final Turns turns;
    private final Context context;

    Revising(
            Map<String, StrategyDesk> desks,
            Documents documents,
            Archive archive,
            Commanding commanding,
            Succession succession,
            Turns turns,
            Context context) {
        this.desks = desks;
        this.documents = documents;
        this.archive = archive;
        this.commanding = commanding;
        this.succession = succession;
        this.turns = turns;
        this.context = context;
    }

    Future<Revision> create(String document) {
        return checked(document).compose(checked -> {
            CompiledStrategy strategy = checked.orRefuse();
            String id = strategy.spec().id();
            return turns.next(id, () -> {
                StrategyDesk desk = desks.get(id);
                if (desk != null && !desk.wanted().deleted()) {
                    throw new Refused(
                            Refused.Reason.CONFLICT,
                            "there is a strategy " + id + " already, from "
                                    + desk.revision().origin() + "; PUT replaces it");
                }
                return accept(document, Revision.REST, checked).map(Revised::revision);
            });
        });
    }

    Future<Revised> replace(String id, String document) {
        return turns.next(
                        id,
                        () -> checked(document).compose(checked -> {
                            StrategyDesk desk = known(id);
                            documents.refuseOther(id, checked.orRefuse());
                            return change(desk, document, Revision.REST, checked);
                        }))
                .compose(this::compared);
    }

    /** Makes an earlier revision the newest one again. */
    Future<Revised> restore(String id, int number) {
        return turns.next(id, () -> {
                    StrategyDesk desk = known(id);
                    return context.executeBlocking(() -> archive.stored(id, number), false)
                            .compose(old -> checked(old.document()).compose(checked -> {
                                if (checked.strategy() == null) {
                                    throw new Refused(
                                            Refused.Reason.CONFLICT,
                                            "revision " + number + " can no longer run: " + checked.errors(),
                                            checked.problems());
                                }
                                return change(desk, old.document(), Revision.RESTORED + number, checked);
                            }));
                })
                .compose(this::compared);
    }

    /** What became of a document, and the two that are to be compared. */
    private record Change(Revised revised, Contender before, Contender after) {}

    private Future<Change> change(StrategyDesk desk, String document, String origin, Checked checked) {
        Contender before = new Contender(desk.revision().number(), desk.strategy());
        return accept(document, origin, checked)
                .map(revised -> new Change(
                        revised, before, new Contender(revised.revision().number(), checked.strategy())));
    }

    private Future<Revised> compared(Change change) {
        Revised revised = change.revised;
        return revised.changed()
                ? archive.difference(revised.revision().strategyId(), change.before, change.after)
                        .map(revised::with)
                : Future.succeededFuture(revised);
    }

    private StrategyDesk known(String id) {
        StrategyDesk desk = desks.get(id);
        if (desk == null || desk.wanted().deleted()) {
            throw new Refused(Refused.Reason.NOT_FOUND, "there is no strategy " + id);
        }
        return desk;
    }

    Future<Void> delete(StrategyDesk desk) {
        StrategyWanted gone = new StrategyWanted(desk.id(), State.STOPPED, System.currentTimeMillis(), true);
        return commanding.store(gone).onSuccess(v -> desk.wanted(gone)).compose(v -> commanding.end(desk));
    }

    private Future<Checked> checked(String document) {
        return context.executeBlocking(() -> documents.check(document), false);
    }

    /**
     * Takes up a document that can run, in the strategy's turn: what says something new is stored as a revision and takes over
     * from what runs, or begins to run when that is wanted. Fails as a conflict, and changes nothing, when it cannot take over.
     */
    Future<Revised> accept(String document, String origin, Checked checked) {
        CompiledStrategy strategy = checked.strategy();
        StrategyDesk desk = desks.get(strategy.spec().id());
        int number = desk == null ? 1 : desk.revision().number() + 1;
        Revision revision = new Revision(
                strategy.spec().id(), number, document, origin, System.currentTimeMillis(), checked.problems());
        if (desk == null || desk.wanted().deleted()) {
            return begin(desk, revision, strategy);
        }
        String newest = desk.revision().document();
        return context.executeBlocking(() -> documents.same(newest, document), false)
                .compose(same -> {
                    if (same) {
                        return unchanged(desk);
                    }
                    return desk.isLive() ? supersede(desk, revision, strategy) : shelve(desk, revision, strategy);
                });
    }

    private Future<Revised> begin(StrategyDesk deleted, Revision revision, CompiledStrategy strategy) {
        String id = revision.strategyId();
        State first = strategy.spec().enabled() ? State.RUNNING : State.STOPPED;
        StrategyWanted wanted = new StrategyWanted(id, first, revision.savedMs(), false);
        return commanding
                .store(new Entry.RevisionSaved(revision))
                .compose(v -> commanding.store(wanted))
                .compose(v -> {
                    StrategyDesk desk = deleted == null ? new StrategyDesk(revision, strategy, wanted) : deleted;
                    desk.wanted(wanted);
                    desks.put(id, desk);
                    return run(desk, revision, strategy);
                });
    }

    /** Nothing runs that it could take over from. */
    private Future<Revised> shelve(StrategyDesk desk, Revision revision, CompiledStrategy strategy) {
        return commanding
                .store(new Entry.RevisionSaved(revision))
                .compose(v -> commanding.end(desk))
                .compose(v -> run(desk, revision, strategy));
    }

    private Future<Revised> run(StrategyDesk desk, Revision revision, CompiledStrategy strategy) {
        desk.revised(revision, strategy);
        State wanted = desk.wanted().wanted();
        Future<Void> begun = wanted == State.STOPPED
                ? Future.succeededFuture()
                : commanding.begin(desk, wanted == State.PAUSED).otherwiseEmpty();
        return begun.map(v -> new Revised(desk.revision(), true, desk.swaps(), null));
    }

    private Future<Revised> supersede(StrategyDesk desk, Revision revision, CompiledStrategy strategy) {
        return prepare(desk, revision.number(), strategy)
                .compose(ready -> commanding
                        .store(new Entry.RevisionSaved(revision))
                        .onFailure(e -> succession.drop(ready))
                        .compose(v -> {
                            desk.revised(revision, strategy);
                            return takeOver(desk, strategy, ready, true);
                        }));
    }

    /** A revision that could not take over before gets another chance. */
    private Future<Revised> unchanged(StrategyDesk desk) {
        int newest = desk.revision().number();
        if (desk.sessions().stream().allMatch(s -> s.plan().key().revision() == newest)) {
            return Future.succeededFuture(new Revised(desk.revision(), false, List.of(), null));
        }
        CompiledStrategy strategy = desk.strategy();
        return prepare(desk, newest, strategy).compose(ready -> takeOver(desk, strategy, ready, false));
    }

    private Future<List<StrategyVerticle>> prepare(StrategyDesk desk, int number, CompiledStrategy strategy) {
        int running = desk.sessions().get(0).plan().key().revision();
        boolean paused = desk.wanted().wanted() == State.PAUSED;
        return succession
                .prepare(desk, number, strategy, paused)
                .recover(e -> Future.failedFuture(
                        e instanceof Refused refused && refused.reason() == Refused.Reason.CONFLICT
                                ? new Refused(
                                        Refused.Reason.CONFLICT,
                                        "the new revision cannot take over, so revision " + running + " goes on: "
                                                + e.getMessage())
                                : e));
    }

    private Future<Revised> takeOver(
            StrategyDesk desk, CompiledStrategy strategy, List<StrategyVerticle> ready, boolean changed) {
        return succession
                .takeOver(desk, strategy, ready)
                .compose(swaps -> commanding.stored().map(v -> new Revised(desk.revision(), changed, swaps, null)));
    }
}
