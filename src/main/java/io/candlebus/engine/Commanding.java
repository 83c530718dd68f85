package io.candlebus.engine;

import io.candlebus.api.Command;
import io.candlebus.api.Refused;
import io.candlebus.session.State;
import io.candlebus.store.Entry;
import io.candlebus.store.Entry.StrategyWanted;
import io.candlebus.store.StoreFailure;
import io.candlebus.store.StoreWriter;
import io.candlebus.strategy.CompiledStrategy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what strategies are told. The supervisor's thread, one thing at a time per strategy. */
final class Commanding {
    /** How long who asked for a change waits for the store. */
    static final long COMMIT_MS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Commanding.class);

    private final Sessions sessions;
    private final Succession succession;
    private final StoreWriter writer;
    private final Context context;

    Commanding(Sessions sessions, Succession succession, StoreWriter writer, Context context) {
        this.sessions = sessions;
        this.succession = succession;
        this.writer = writer;
        this.context = context;
    }

    /** @throws Refused when the state forbids it */
    Future<Void> command(StrategyDesk desk, Command command) {
        State state = desk.state();
        return switch (command) {
            case START -> {
                refuseIf(!desk.sessions().isEmpty() && state != State.FAILED, desk, "is " + word(state) + " already");
                refuseIf(desk.strategy() == null, desk, "cannot run: " + desk.failure());
                yield end(desk).compose(v -> begin(desk, false)).compose(v -> want(desk, State.RUNNING));
            }
            case STOP -> {
                refuseIf(state == State.STOPPED, desk, "is stopped already");
                yield want(desk, State.STOPPED).compose(v -> end(desk));
            }
            case PAUSE -> {
                refuseIf(!desk.isAwake(), desk, "is " + word(state) + ", not running");
                yield want(desk, State.PAUSED).compose(v -> each(desk, StrategyVerticle::pause));
            }
            case RESUME -> {
                refuseIf(state != State.PAUSED, desk, "is " + word(state) + ", not paused");
                yield want(desk, State.RUNNING).compose(v -> each(desk, StrategyVerticle::resume));
            }
        };
    }

    /** Its sessions may have paused themselves: then that is what it is to be doing, until it is resumed. */
    Future<Void> takeNote(StrategyDesk desk) {
        boolean isNews = desk.isPaused() && desk.wanted().wanted() == State.RUNNING;
        return isNews ? want(desk, State.PAUSED) : Future.succeededFuture();
    }

    private static void refuseIf(boolean forbidden, StrategyDesk desk, String why) {
        if (forbidden) {
            throw new Refused(Refused.Reason.CONFLICT, desk.id() + " " + why);
        }
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Has every session obey; done when that is on the disk, too. */
    private Future<Void> each(StrategyDesk desk, Function<StrategyVerticle, Future<Void>> what) {
        Future<Void> obeyed =
                Future.join(desk.sessions().stream().map(what).toList()).mapEmpty();
        return sessions.within(obeyed).compose(v -> stored());
    }

    /** Begins new sessions; when they cannot be built the strategy has failed, and says why. */
    Future<Void> begin(StrategyDesk desk, boolean paused) {
        CompiledStrategy strategy = desk.strategy();
        return succession
                .prepare(desk, desk.revision().number(), strategy, paused)
                .compose(ready -> succession.takeOver(desk, strategy, ready))
                .compose(swaps -> stored())
                .onFailure(e -> cannotRun(desk, e));
    }

    /** It does not run, and says why. */
    static void cannotRun(StrategyDesk desk, Throwable why) {
        LOG.error("{} cannot run: {}", desk.id(), why.getMessage(), why instanceof Refused ? null : why);
        desk.failed(why.getMessage());
    }

    /** Ends the sessions, if there are any. */
    Future<Void> end(StrategyDesk desk) {
        List<StrategyVerticle> running = desk.sessions();
        desk.empties();
        return sessions.end(running);
    }

    /** Stores what the strategy is to be doing; done when it is on the disk. */
    Future<Void> want(StrategyDesk desk, State state) {
        StrategyWanted wanted = new StrategyWanted(desk.id(), state, System.currentTimeMillis(), false);
        return store(wanted).onSuccess(v -> desk.wanted(wanted));
    }

    /** @throws Refused while nothing can be stored: what is not stored must not be done */
    void refuseUnlessStoring() {
        String failure = writer.failure();
        if (failure != null) {
            throw new Refused(Refused.Reason.UNAVAILABLE, "nothing can be stored, so nothing was changed: " + failure);
        }
    }

    /** What a change leads to; fails as unavailable when the store keeps it waiting for longer than the limit. */
    <T> Future<T> answer(Future<T> change) {
        Promise<T> answer = Promise.promise();
        change.onComplete(result -> {
            if (result.succeeded()) {
                answer.tryComplete(result.result());
            } else {
                answer.tryFail(result.cause());
            }
        });
        beImpatient(answer);
        return answer.future();
    }

    private <T> void beImpatient(Promise<T> answer) {
        CompletableFuture<Void> stored = writer.flushed();
        long timer = context.owner().setTimer(COMMIT_MS, t -> {
            if (stored.isDone() && writer.failure() == null) {
                beImpatient(answer);
            } else {
                answer.tryFail(new Refused(Refused.Reason.UNAVAILABLE, notYetStored()));
            }
        });
        answer.future().onComplete(done -> context.owner().cancelTimer(timer));
    }

    private String notYetStored() {
        String failure = writer.failure();
        return "not stored within " + COMMIT_MS + " ms, and may still happen: "
                + (failure == null ? "the store is slow" : failure);
    }

    /** Done when everything that was said by now is on the disk. */
    Future<Void> stored() {
        return Future.fromCompletionStage(writer.flushed(), context);
    }

    /** Stores an entry; done when it is on the disk. */
    Future<Void> store(Entry entry) {
        try {
            return Future.fromCompletionStage(writer.commit(entry), context);
        } catch (StoreFailure full) {
            return Future.failedFuture(full);
        }
    }
}
