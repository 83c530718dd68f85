package io.candlebus.market;

import java.util.function.Consumer;

/**
 * Holes between candles of one series, and the flat candles without volume that may stand in for them. Immutable.
 *
 * @param timeframe of the candles
 * @param max a hole of more candles is left as it is; 0 leaves every one
 */
public record GapFill(Timeframe timeframe, int max) {
    /** How many candles are missing between a candle and the next one's open. */
    public long missing(Candle before, long nextOpenMs) {
        long closeMs = timeframe.closeOf(before.openTimeMs());
        if (timeframe != Timeframe.MO1) {
            return (nextOpenMs - closeMs) / timeframe.longestMs();
        }
        long months = 0;
        while (closeMs < nextOpenMs) {
            closeMs = timeframe.closeOf(closeMs);
            months++;
        }
        return months;
    }

    /**
     * What a session is given between two candles; the ledger has none of it.
     *
     * @param filled takes the stand-ins, ascending, at the close of the candle before
     */
    public void between(Candle before, long nextOpenMs, Consumer<Candle> filled) {
        long missing = missing(before, nextOpenMs);
        if (missing > max) {
            return;
        }
        long openMs = timeframe.closeOf(before.openTimeMs());
        for (long i = 0; i < missing; i++) {
            filled.accept(Candle.flat(openMs, before.close()));
            openMs = timeframe.closeOf(openMs);
        }
    }
}
