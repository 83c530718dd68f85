package io.candlebus.backtest.sweep;

import io.candlebus.backtest.metric.Measured;
import java.util.Map;

/**
 * What one set of parameters came to.
 *
 * @param set its number on the grid
 * @param problem why it cannot run; null when it ran
 * @param metrics by name; empty when it did not run
 * @param moments of its daily returns; null when it did not run
 * @param prefixes the ranking figure of the candles up to each cut; NaN where it is undefined
 */
public record Outcome(long set, String problem, Map<String, Measured> metrics, Moments moments, double[] prefixes) {
    /** Of a set that cannot run. */
    public static Outcome refused(long set, String problem) {
        return new Outcome(set, problem, Map.of(), null, new double[0]);
    }

    /** NaN when it is undefined, or the set did not run. */
    public double value(String metric) {
        Measured measured = metrics.get(metric);
        return measured == null ? Double.NaN : measured.value();
    }
}
