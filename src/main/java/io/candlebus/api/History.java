package io.candlebus.api;

import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Future;
import java.util.List;

/** What is known of the ledger's candles beside their numbers. Any thread may call. */
public interface History {
    /** Every revision of one candle, ascending; empty when none that is kept opens then. */
    Future<List<FinalCandle>> revisions(Series series, long openMs);

    /** Gaps by series, ascending. */
    Future<Page> gaps(Asked asked);

    /**
     * Which gaps.
     *
     * @param symbol null for all
     * @param timeframe null for all
     * @param fromMs those that end later
     * @param toMs those that begin earlier
     * @param place to go on at; null for the first page
     * @param limit of a page
     */
    record Asked(Symbol symbol, Timeframe timeframe, long fromMs, long toMs, Place place, int limit) {}

    /** Open time of a candle from which on a series is looked at. */
    record Place(Series series, long fromMs) {}

    /**
     * Some of them.
     *
     * @param next where the next page begins; null when this is the last
     */
    record Page(List<Gap> gaps, Place next) {}
}
