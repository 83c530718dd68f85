package io.candlebus.session;

import io.candlebus.strategy.TestSpec;
import java.util.List;

/**
 * What came of a document's test.
 *
 * @param candles of the strategy's timeframe that were played, history included
 * @param signals how many fired
 * @param failures in the order of their candles; empty when it passed
 * @param more failures that are not listed
 */
public record TestReport(TestSpec test, long candles, long signals, List<TestFailure> failures, long more) {
    public TestReport {
        failures = List.copyOf(failures);
    }

    /** Of a test whose candles cannot be had. */
    public static TestReport withoutCandles(TestSpec test, String message) {
        return new TestReport(test, 0, 0, List.of(TestFailure.ofCandles(test.place(), message)), 0);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
