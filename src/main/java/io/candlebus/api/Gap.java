package io.candlebus.api;

import io.candlebus.market.Series;

/**
 * A stretch of a series without candles: absent stays absent in the ledger.
 *
 * @param fromMs open of the first that is missing
 * @param toMs open of the candle after it; of an outage that lasts, of the one that is forming
 * @param missing how many are missing still
 * @param repaired how many came late, and are there for whoever begins now
 * @param filled whether sessions are given flat candles in their place
 */
public record Gap(Series series, long fromMs, long toMs, long missing, long repaired, Kind kind, boolean filled) {
    /** How it came to be, as far as can be told. */
    public enum Kind {
        /** The venue's stream was there, and its history, which was asked, had none: nothing was traded, or the venue stood still. */
        NO_TRADES,
        /** We were not there, or it is a recording: the venue's history, or the recording, has none. */
        SOURCE_HAD_NONE,
        /** The feed brings none at the moment: they are asked for when it is back. */
        OUTAGE
    }
}
