package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.TaLib.CORE;
import static io.candlebus.indicator.oracle.TaLib.call;
import static io.candlebus.indicator.oracle.TaLib.one;

import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** TA-Lib's statistic functions and its operators over a window. */
final class TaLibStatistics {
    static final Map<String, Oracle> FUNCTIONS = new HashMap<>();

    /** Largest change that a window's changes are stretched to. */
    private static final double STRETCHED = 0.1;

    static {
        FUNCTIONS.put("highest", g -> one(TaLib.max(g.x(), g.n("period"))));
        FUNCTIONS.put("lowest", g -> one(TaLib.min(g.x(), g.n("period"))));
        FUNCTIONS.put("sum", g -> call(g.size(), 1, (e, b, n, o) -> CORE.sum(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put("linear_regression_slope", g -> one(slope(g)));
        FUNCTIONS.put(
                "stddev",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.stdDev(0, e, g.x(), g.n("period"), 1, b, n, o[0])));
        FUNCTIONS.put(
                "variance",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.variance(0, e, g.x(), g.n("period"), 1, b, n, o[0])));
        FUNCTIONS.put("correlation", g -> one(Naive.window(g.x(), g.y(), g.n("period"), TaLibStatistics::correlation)));
        lines();
        places();
        FUNCTIONS.put("beta", g -> one(Naive.window(g.x(), g.y(), g.n("period") + 1, TaLibStatistics::beta)));
    }

    private TaLibStatistics() {}

    private static void lines() {
        FUNCTIONS.put("linear_regression_angle", g -> one(angle(g)));
        FUNCTIONS.put("linear_regression_intercept", g -> one(intercept(g)));
        FUNCTIONS.put("time_series_forecast", g -> one(forecast(g)));
        FUNCTIONS.put("linear_regression", g -> {
            int n = g.n("period");
            double[] places = IntStream.range(0, g.size()).asDoubleStream().toArray();
            double[] r = Naive.window(g.x(), places, n, TaLibStatistics::correlation);
            double[] still = Naive.minus(TaLib.max(g.x(), n), TaLib.min(g.x(), n));
            double[] r2 = Naive.map(r, still, (c, range) -> range == 0 ? Double.NaN : c * c);
            return new double[][] {value(g), slope(g), intercept(g), angle(g), r2, forecast(g)};
        });
    }

    private static double[] value(Given g) {
        return call(g.size(), 1, (e, b, n, o) -> CORE.linearReg(0, e, g.x(), g.n("period"), b, n, o[0]))[0];
    }

    private static double[] slope(Given g) {
        return call(g.size(), 1, (e, b, n, o) -> CORE.linearRegSlope(0, e, g.x(), g.n("period"), b, n, o[0]))[0];
    }

    private static double[] intercept(Given g) {
        return call(g.size(), 1, (e, b, n, o) -> CORE.linearRegIntercept(0, e, g.x(), g.n("period"), b, n, o[0]))[0];
    }

    private static double[] angle(Given g) {
        return call(g.size(), 1, (e, b, n, o) -> CORE.linearRegAngle(0, e, g.x(), g.n("period"), b, n, o[0]))[0];
    }

    private static double[] forecast(Given g) {
        return call(g.size(), 1, (e, b, n, o) -> CORE.tsf(0, e, g.x(), g.n("period"), b, n, o[0]))[0];
    }

    private static void places() {
        FUNCTIONS.put(
                "min_max",
                g -> call(g.size(), 2, (e, b, n, o) -> CORE.minMax(0, e, g.x(), g.n("period"), b, n, o[0], o[1])));
        FUNCTIONS.put("min_max_index", g -> {
            int[][] at = new int[2][g.size()];
            double[] known = indexed(g, (e, b, n) -> CORE.minMaxIndex(0, e, g.x(), g.n("period"), b, n, at[0], at[1]));
            return new double[][] {ages(g.x(), known, at[0]), ages(g.x(), known, at[1])};
        });
        FUNCTIONS.put("candles_since_highest", g -> {
            int[] at = new int[g.size()];
            return one(ages(g.x(), indexed(g, (e, b, n) -> CORE.maxIndex(0, e, g.x(), g.n("period"), b, n, at)), at));
        });
        FUNCTIONS.put("candles_since_lowest", g -> {
            int[] at = new int[g.size()];
            return one(ages(g.x(), indexed(g, (e, b, n) -> CORE.minIndex(0, e, g.x(), g.n("period"), b, n, at)), at));
        });
    }

    private interface Indexed {
        RetCode run(int end, MInteger begin, MInteger count);
    }

    /** Which of the places that TA-Lib wrote belongs to a candle; NaN where none does. */
    private static double[] indexed(Given g, Indexed function) {
        return call(g.size(), 1, (e, b, n, o) -> {
            RetCode code = function.run(e, b, n);
            Arrays.setAll(o[0], i -> i);
            return code;
        })[0];
    }

    /** Of equal extremes TA-Lib gives the place of one or another; the newest is meant. */
    private static double[] ages(double[] x, double[] written, int[] places) {
        double[] ages = Naive.unknown(x.length);
        for (int t = 0; t < x.length; t++) {
            if (!Double.isNaN(written[t])) {
                double extreme = x[places[(int) written[t]]];
                ages[t] = 0;
                while (x[t - (int) ages[t]] != extreme) {
                    ages[t]++;
                }
            }
        }
        return ages;
    }

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
