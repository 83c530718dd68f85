package io.candlebus.engine;

import io.candlebus.api.Refused;
import io.candlebus.api.Revision;
import io.candlebus.engine.Documents.Checked;
import io.candlebus.session.State;
import io.candlebus.store.Entry;
import io.candlebus.store.Entry.StrategyWanted;
import io.candlebus.strategy.CompiledStrategy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Map;

/** Takes up documents, from REST and from the folder, as new revisions. The supervisor's thread. */
final class Revising {
    /** Origin of what did not come from a file. */
    static final String REST = "rest";

    private final Map<String, StrategyDesk> desks;
    private final Documents documents;
    private final Commanding commanding;
    private final Turns turns;
    private final Context context;

    Revising(
            Map<String, StrategyDesk> desks, Documents documents, Commanding commanding, Turns turns, Context context) {
        this.desks = desks;
        this.documents = documents;
        this.commanding = commanding;
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
                return accept(document, REST, checked);
            });
        });
    }

    Future<Revision> replace(String id, String document) {
        return checked(document)
                .compose(checked -> turns.next(id, () -> {
                    StrategyDesk desk = desks.get(id);
                    if (desk == null || desk.wanted().deleted()) {
                        throw new Refused(Refused.Reason.NOT_FOUND, "there is no strategy " + id);
                    }
                    String own = checked.orRefuse().spec().id();
                    if (!own.equals(id)) {
                        throw new Refused(
                                Refused.Reason.INVALID,
                                "the document's id is " + own + ", and it was sent to replace " + id);
                    }
                    return accept(document, REST, checked);
                }));
    }

    Future<Void> delete(StrategyDesk desk) {
        StrategyWanted gone = new StrategyWanted(desk.id(), State.STOPPED, System.currentTimeMillis(), true);
        return commanding.store(gone).onSuccess(v -> desk.wanted(gone)).compose(v -> commanding.end(desk));
    }

    private Future<Checked> checked(String document) {
        return context.executeBlocking(() -> documents.check(document), false);
    }

    /** Stores a revision, in the strategy's turn; then it replaces what runs, or begins to run when that is wanted. */
    Future<Revision> accept(String document, String origin, Checked checked) {
        CompiledStrategy strategy = checked.strategy();
        String id = strategy.spec().id();
        StrategyDesk desk = desks.get(id);
        long nowMs = System.currentTimeMillis();
        Revision revision = new Revision(
                id, desk == null ? 1 : desk.revision().number() + 1, document, origin, nowMs, checked.problems());
        boolean anew = desk == null || desk.wanted().deleted();
        State first = strategy.spec().enabled() ? State.RUNNING : State.STOPPED;
        StrategyWanted wanted = anew ? new StrategyWanted(id, first, nowMs, false) : desk.wanted();
        Future<Void> stored = commanding.store(new Entry.RevisionSaved(revision));
        if (anew) {
            stored = stored.compose(v -> commanding.store(wanted));
        }
        return stored.compose(v -> {
                    StrategyDesk mine = desk == null ? new StrategyDesk(revision, strategy, wanted) : desk;
                    mine.wanted(wanted);
                    desks.put(id, mine);
                    return run(mine, revision, strategy);
                })
                .map(revision);
    }

    private Future<Void> run(StrategyDesk desk, Revision revision, CompiledStrategy strategy) {
        return commanding.end(desk).compose(v -> {
            desk.revised(revision, strategy);
            State wanted = desk.wanted().wanted();
            return wanted == State.STOPPED
                    ? Future.succeededFuture()
                    : commanding.begin(desk, wanted == State.PAUSED).otherwiseEmpty();
        });
    }
}
