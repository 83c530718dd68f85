package io.candlebus.market;

/**
 * A closed candle on its way from the feed to whoever needs it. Per series strictly ascending by open time.
 *
 * @param series which stream it belongs to
 * @param candle its numbers
 * @param provenance how it came to be final
 * @param receivedMs wall clock at arrival, epoch milliseconds; for display and lag only, never for decisions
 */
public record FinalCandle(Series series, Candle candle, Provenance provenance, long receivedMs) {
    /** End of the candle, exclusive. */
    public long closeTimeMs() {
        return series.timeframe().closeOf(candle.openTimeMs());
    }
}
