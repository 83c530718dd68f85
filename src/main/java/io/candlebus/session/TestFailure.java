package io.candlebus.session;

import io.candlebus.strategy.Place;
import java.util.List;
import java.util.Map;

/**
 * Why a document's test fails.
 *
 * @param kind what is not as it must be
 * @param signal id of the signal; null when it is about none
 * @param atMs close of the candle, epoch milliseconds UTC; 0 when it is about none
 * @param place of the expectation, or of the test
 * @param message one sentence, lower-case start, no full stop
 * @param values the numbers that the signal's condition looked at on that candle, by name as written; NaN when unknown
 * @param nearby what fired on that candle, and when a signal that is missed fired last before and first after it; ascending
 */
public record TestFailure(
        Kind kind,
        String signal,
        long atMs,
        Place place,
        String message,
        Map<String, Double> values,
        List<Fact.SignalFired> nearby) {
    public TestFailure {
        nearby = List.copyOf(nearby);
    }

    /** What can be wrong. */
    public enum Kind {
        /** It was expected, and did not fire. */
        MISSED,
        /** It fired where it must not. */
        UNWANTED,
        /** It fired, and nothing but what is expected may. */
        UNEXPECTED,
        /** It fired at another price. */
        PRICE,
        /** It fired with another confidence. */
        CONFIDENCE,
        /** No candle closes then on which something can fire. */
        NO_CANDLE,
        /** The candles cannot be had, or there are too few. */
        CANDLES
    }

    /** About the candles as a whole. */
    static TestFailure ofCandles(Place place, String message) {
        return new TestFailure(Kind.CANDLES, null, 0, place, message, Map.of(), List.of());
    }
}
