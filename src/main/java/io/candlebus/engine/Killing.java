package io.candlebus.engine;

import io.candlebus.api.KillSwitch;
import io.candlebus.api.Refused;
import io.candlebus.engine.webhook.WebhookVerticle;
import io.candlebus.store.Entry;
import io.candlebus.store.Store;
import io.candlebus.store.StoreFailure;
import io.candlebus.store.StoreWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kill switch. It is a row of the store and nothing else: the writer, through whose hands every signal goes before it is
 * sent out, withholds those that come after the row. So there is no moment at which the two disagree, and nothing to
 * remember over a restart.
 */
final class Killing implements KillSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(Killing.class);

    private final Vertx vertx;
    private final Store store;
    private final StoreWriter writer;
    private final WebhookVerticle webhooks;
    private final Supplier<Future<Void>> told;

    /**
     * @param webhooks halted before anything else, for what they have to tell was stored before the row
     * @param told done when every signal that was stored by now is sent out
     */
    Killing(Vertx vertx, Store store, StoreWriter writer, WebhookVerticle webhooks, Supplier<Future<Void>> told) {
        this.vertx = vertx;
        this.store = store;
        this.writer = writer;
        this.webhooks = webhooks;
        this.told = told;
    }

    @Override
    public Future<Standing> standing() {
        return vertx.executeBlocking(store::killSwitch, false);
    }

    /** Taken also while nothing can be stored: nothing is sent then, and what comes after it will not be. */
    @Override
    public Future<Standing> kill(String reason) {
        return webhooks.halt()
                .compose(before -> standing()
                        .onFailure(e -> goOn(before))
                        .compose(now -> now.killed()
                                ? Future.succeededFuture(now)
                                : answered(row(true, reason).onFailure(e -> goOn(before)), true, reason)));
    }

    /** Webhooks that were halted for a row that is not there, unless they had been before. */
    private void goOn(boolean before) {
        if (!before) {
            webhooks.resume();
        }
    }

    /** Webhooks follow the row, whenever it is stored: an answer may have been given up by then. */
    @Override
    public Future<Standing> unkill(String reason) {
        return standing().compose(now -> {
            if (!now.killed()) {
                throw new Refused(Refused.Reason.CONFLICT, "signals are sent out: the kill switch is not thrown");
            }
            return answered(row(false, reason).compose(v -> webhooks.resume()), false, reason);
        });
    }

    /** Done when it is stored, however long that takes. */
    private Future<Void> row(boolean killed, String reason) {
        try {
            return Future.fromCompletionStage(
                    writer.commit(new Entry.KillSwitched(killed, reason, System.currentTimeMillis())),
                    vertx.getOrCreateContext());
        } catch (StoreFailure full) {
            return Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, full.getMessage()));
        }
    }

    private Future<Standing> answered(Future<Void> stored, boolean killed, String reason) {
        return stored.timeout(Commanding.COMMIT_MS, TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(e instanceof TimeoutException ? notYet() : e))
                .compose(v -> told.get())
                .compose(v -> standing())
                .onSuccess(now -> LOG.warn("kill switch {}: {}", killed ? "thrown" : "lifted", reason));
    }

    private static Refused notYet() {
        return new Refused(
                Refused.Reason.UNAVAILABLE,
                "not stored within " + Commanding.COMMIT_MS
                        + " ms; nothing is sent out until it is, and it is in force as soon as it is stored");
    }
}
