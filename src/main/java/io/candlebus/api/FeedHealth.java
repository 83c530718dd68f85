package io.candlebus.api;

import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import java.util.List;
import java.util.Map;

/**
 * How the feed is doing.
 *
 * @param kind {@code replay}, {@code recording}, or a venue's name
 * @param state {@code starting}, {@code live}, {@code ended}, {@code failed}; at a venue also {@code connecting},
 *     {@code syncing} and {@code stale}
 * @param reason why it failed, or is not live; null when all is well
 * @param speed candle time over wall time; 0 = as fast as the sessions take it
 * @param lap how often the source has been played before, from 0
 * @param progress share of the source played in this lap, 0 to 1
 * @param rejectedRows rows of the source that made no candle
 * @param venue how it is doing at its venue; null when it is at none
 * @param series one entry each
 */
public record FeedHealth(
        String kind,
        String state,
        String reason,
        double speed,
        int lap,
        double progress,
        long rejectedRows,
        VenueHealth venue,
        List<Line> series) {
    /**
     * One stream of candles.
     *
     * @param candles final ones so far, by provenance
     * @param missing intervals that had no candle
     * @param oddities what came in and was not as it ought to be
     * @param last newest final candle, or null
     * @param receivedMs wall clock of it
     */
    public record Line(
            Series series,
            Map<Provenance, Long> candles,
            long missing,
            Oddities oddities,
            Candle last,
            long receivedMs) {}

    /**
     * Candles of a stream that were counted because something was wrong with them.
     *
     * @param duplicates said what was known already; dropped
     * @param corrections contradicted what was final already; kept as revisions, and moved nobody
     * @param late came after a later one, where nothing was known, or out of line; moved nobody
     * @param jumps opened far from the close before; went on
     * @param suspects closed far from the close before, by the measure of those before, and the next one opened back
     *     there; went on
     */
    public record Oddities(long duplicates, long corrections, long late, long jumps, long suspects) {
        public static final Oddities NONE = new Oddities(0, 0, 0, 0, 0);
    }
}
