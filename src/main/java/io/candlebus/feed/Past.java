package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import java.util.List;

/** The candles that the {@link CandleSink} has kept, also those of earlier runs. Called on the feed's event loop. */
public interface Past {
    /** What {@link #newestOpenMs} gives for a series without candles. */
    long NONE = Long.MIN_VALUE;

    /** Open time of the newest candle of a series, or {@link #NONE}. */
    long newestOpenMs(Series series);

    /** The candles of a series that open at a time or later and are still at hand, ascending. */
    List<Candle> since(Series series, long fromMs);
}
