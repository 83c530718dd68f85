package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.TaLib.CORE;
import static io.candlebus.indicator.oracle.TaLib.call;
import static io.candlebus.indicator.oracle.TaLib.one;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** TA-Lib's statistic functions and its operators over a window. */
final class TaLibStatistics {
    static final Map<String, Oracle> FUNCTIONS = new HashMap<>();

    /** Largest change that a window's changes are stretched to. */
    private static final double STRETCHED = 0.1;

    static {
        FUNCTIONS.put("highest", g -> one(TaLib.max(g.x(), g.n("period"))));
        FUNCTIONS.put("lowest", g -> one(TaLib.min(g.x(), g.n("period"))));
        FUNCTIONS.put("sum", g -> call(g.size(), 1, (e, b, n, o) -> CORE.sum(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "linear_regression_slope",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.linearRegSlope(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "stddev",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.stdDev(0, e, g.x(), g.n("period"), 1, b, n, o[0])));
        FUNCTIONS.put(
                "variance",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.variance(0, e, g.x(), g.n("period"), 1, b, n, o[0])));
        FUNCTIONS.put("correlation", g -> one(Naive.window(g.x(), g.y(), g.n("period"), TaLibStatistics::correlation)));
        FUNCTIONS.put("beta", g -> one(Naive.window(g.x(), g.y(), g.n("period") + 1, TaLibStatistics::beta)));
    }

    private TaLibStatistics() {}

    /**
     * TA-Lib's CORREL of one window, whose values are shifted and stretched first. That changes no correlation, but TA-Lib
     * takes the difference of sums of squares, and takes what is below 1e-8 for 0.
     */
    private static double correlation(double[] x, double[] y) {
        double[] one = fromZeroToOne(x);
        double[] other = fromZeroToOne(y);
        return call(x.length, 1, (e, b, n, o) -> CORE.correl(0, e, one, other, x.length, b, n, o[0]))[0][x.length - 1];
    }

    private static double[] fromZeroToOne(double[] w) {
        double low = Arrays.stream(w).min().getAsDouble();
        double width = Arrays.stream(w).max().getAsDouble() - low;
        return width == 0 ? new double[w.length] : Naive.map(w, v -> (v - low) / width);
    }

    /**
     * TA-Lib's BETA of one window, on prices whose changes are the window's, all stretched alike. That changes no beta, but
     * TA-Lib takes a variance below 1e-8 for 0.
     */
    private static double beta(double[] x, double[] y) {
        double[] one = changes(x);
        double[] other = changes(y);
        double largest = Math.max(largest(one), largest(other));
        double stretch = largest == 0 ? 1 : STRETCHED / largest;
        double[] market = prices(one, stretch);
        double[] measured = prices(other, stretch);
        int period = one.length;
        return call(period + 1, 1, (e, b, n, o) -> CORE.beta(0, e, market, measured, period, b, n, o[0]))[0][period];
    }

    private static double[] changes(double[] w) {
        double[] changes = new double[w.length - 1];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = (w[i + 1] - w[i]) / w[i];
        }
        return changes;
    }

    private static double largest(double[] changes) {
        return Arrays.stream(changes).map(Math::abs).max().getAsDouble();
    }

    private static double[] prices(double[] changes, double stretch) {
        double[] prices = new double[changes.length + 1];
        prices[0] = 1;
        for (int i = 0; i < changes.length; i++) {
            prices[i + 1] = prices[i] * (1 + stretch * changes[i]);
        }
        return prices;
    }
}
