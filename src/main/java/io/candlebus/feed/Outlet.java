package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;

/** What a source may say. Called on the context of the feed's verticle only. */
public interface Outlet {
    /** Whether another candle may come now. Sources that can wait, wait. */
    boolean room();

    /** Open time of the newest candle that is known of a series, or {@link Past#NONE}. */
    long newestOpenMs(Series series);

    /** A candle of the past: kept, but not published, so that it moves nobody. */
    void past(Series series, Candle candle, Provenance provenance);

    /** A candle closed. */
    void closed(Series series, Candle candle, Provenance provenance);

    /** What a candle looks like by now. */
    void forming(Series series, Candle candle);

    /** Nothing more will come, as it should be. */
    void ended();

    /** Nothing more will come, because of a failure. */
    void failed(String reason);
}
