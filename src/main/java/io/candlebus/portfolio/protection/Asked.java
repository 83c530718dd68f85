package io.candlebus.portfolio.protection;

/**
 * A signal that a protection is asked about.
 *
 * @param closeTimeMs of its candle
 * @param candle how many candles the session has taken in, this one included
 * @param confidence of the signal; NaN while unknown
 * @param volume of the candle
 * @param number what the protection's slot holds; NaN when it has none, or while it is unknown
 */
public record Asked(long closeTimeMs, long candle, double confidence, double volume, double number) {
    Asked with(double other) {
        return new Asked(closeTimeMs, candle, confidence, volume, other);
    }
}
