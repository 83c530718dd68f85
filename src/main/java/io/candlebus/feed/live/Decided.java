package io.candlebus.feed.live;

import io.candlebus.feed.Outlet;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;

/**
 * A candle that is final, and has not gone out yet.
 *
 * @param past whether it moves nobody
 */
record Decided(Series series, Candle candle, Provenance provenance, boolean past) {
    void goTo(Outlet outlet) {
        if (past) {
            outlet.past(series, candle, provenance);
        } else {
            outlet.closed(series, candle, provenance);
        }
    }
}
