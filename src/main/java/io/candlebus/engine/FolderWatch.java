package io.candlebus.engine;

import io.candlebus.store.StoreWriter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the folder of documents, again and again where that is asked for. The supervisor's thread. */
final class FolderWatch {
    private static final long FOLDER_MS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final Vertx vertx;
    private final Context context;
    private final EngineOptions options;
    private final Filing filing;
    private final StoreWriter writer;
    private final StrategyFolder folder;

    FolderWatch(Vertx vertx, Context context, EngineOptions options, Filing filing, StoreWriter writer) {
        this.vertx = vertx;
        this.context = context;
        this.options = options;
        this.filing = filing;
        this.writer = writer;
        this.folder = options.folder() == null ? null : new StrategyFolder(options.folder());
    }

    /** Takes up what is new in it. */
    Future<Void> look() {
        return folder == null
                ? Future.succeededFuture()
                : context.executeBlocking(folder::look).compose(filing::take);
    }

    void keepLooking() {
        if (folder != null && options.watch()) {
            lookAgain();
        }
    }

    private void lookAgain() {
        vertx.setTimer(
                FOLDER_MS,
                t -> (writer.failure() == null ? look() : Future.<Void>succeededFuture())
                        .onFailure(e -> LOG.error("cannot look into {}", options.folder(), e))
                        .onComplete(done -> lookAgain()));
    }
}
