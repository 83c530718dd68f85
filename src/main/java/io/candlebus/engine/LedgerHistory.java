package io.candlebus.engine;

import io.candlebus.api.History;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.store.Ledger;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;

/** What the ledger knows of its candles; read by workers. */
final class LedgerHistory implements History {
    private final Ledger ledger;
    private final Context context;

    LedgerHistory(Ledger ledger, Context context) {
        this.ledger = ledger;
        this.context = context;
    }

    @Override
    public Future<List<FinalCandle>> revisions(Series series, long openMs) {
        return context.executeBlocking(() -> ledger.revisions(series, openMs), false);
    }
}
