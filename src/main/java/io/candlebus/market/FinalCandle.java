package io.candlebus.market;

/**
 * A closed candle on its way from the feed to whoever needs it. Per series strictly ascending by open time.
 *
 * @param series which stream it belongs to
 * @param candle its numbers
 * @param provenance how it came to be final
 * @param receivedMs wall clock at arrival, epoch milliseconds; for display and lag only, never for decisions
 * @param revision 1 for what was final first, one more for each correction
 */
public record FinalCandle(Series series, Candle candle, Provenance provenance, long receivedMs, int revision) {
    /** What was final first. */
    public FinalCandle(Series series, Candle candle, Provenance provenance, long receivedMs) {
        this(series, candle, provenance, receivedMs, 1);
    }

    /** The same numbers as a correction of what was said before. */
    public FinalCandle revised(int number) {
        return new FinalCandle(series, candle, provenance, receivedMs, number);
    }

    /** End of the candle, exclusive. */
    public long closeTimeMs() {
        return series.timeframe().closeOf(candle.openTimeMs());
    }
}
