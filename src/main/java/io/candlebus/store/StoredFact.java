package io.candlebus.store;

/**
 * A fact as its row says it.
 *
 * @param sequence ascending in the order of storing
 * @param closeTimeMs of the candle it followed from
 * @param kind as {@link io.candlebus.json.FactJson#kind}
 * @param payload its JSON, as it was written
 */
public record StoredFact(long sequence, long closeTimeMs, String kind, String payload) {
    /**
     * Which facts.
     *
     * @param afterMs of candles that close later
     * @param toMs and not later than this
     */
    public record Asked(String strategyId, int revision, String symbol, long afterMs, long toMs) {}
}
