package io.candlebus.api;

import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.vertx.core.Future;
import java.util.List;

/** What is known of the ledger's candles beside their numbers. Any thread may call. */
public interface History {
    /** Every revision of one candle, ascending; empty when none that is kept opens then. */
    Future<List<FinalCandle>> revisions(Series series, long openMs);
}
