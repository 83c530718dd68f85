package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;

/**
 * A candle off the tape.
 *
 * @param lap how often the tape was played before
 * @param share of this lap that was read when it came up, 0 to 1
 * @param rejected rows so far that made no candle
 */
record Recorded(Series series, Candle candle, int lap, double share, long rejected) {
    long closeTimeMs() {
        return series.timeframe().closeOf(candle.openTimeMs());
    }
}
