package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.Formulas.columns;
import static io.candlebus.indicator.oracle.Naive.highest;
import static io.candlebus.indicator.oracle.Naive.lowest;
import static io.candlebus.indicator.oracle.Naive.map;
import static io.candlebus.indicator.oracle.Naive.minus;
import static io.candlebus.indicator.oracle.Naive.ratio;
import static io.candlebus.indicator.oracle.Naive.shift;
import static io.candlebus.indicator.oracle.Naive.sum;
import static io.candlebus.indicator.oracle.Naive.window;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What is said of a window of values. */
final class WindowFormulas {
    static final Map<String, Oracle> ALL = new HashMap<>();

    static {
        ALL.put("highest", g -> columns(highest(g.x(), g.n("period"))));
        ALL.put("lowest", g -> columns(lowest(g.x(), g.n("period"))));
        ALL.put("sum", g -> columns(sum(g.x(), g.n("period"))));
        ALL.put("mean_deviation", g -> columns(window(g.x(), g.n("period"), WindowFormulas::meanDeviation)));
        ALL.put("median", g -> columns(window(g.x(), g.n("period"), WindowFormulas::median)));
        ALL.put("percent_rank", g -> columns(window(g.x(), g.n("period") + 1, WindowFormulas::percentRank)));
        ALL.put(
                "correlation",
                g -> columns(window(g.x(), g.y(), g.n("period"), (x, y) -> {
                    double spread = Math.sqrt(product(x, x)) * Math.sqrt(product(y, y));
                    return spread == 0 ? 0 : product(x, y) / spread;
                })));
        ALL.put(
                "beta",
                g -> columns(window(change(g.x()), change(g.y()), g.n("period"), (x, y) -> {
                    double width = product(x, x);
                    return width == 0 ? 0 : product(x, y) / width;
                })));
        ALL.put("stddev", g -> columns(map(Naive.variance(g.x(), g.n("period")), Math::sqrt)));
        ALL.put("variance", g -> columns(Naive.variance(g.x(), g.n("period"))));
        ALL.put("linear_regression_slope", g -> columns(window(g.x(), g.n("period"), WindowFormulas::slope)));
        ALL.put("linear_regression_angle", g -> columns(angle(g)));
        ALL.put("linear_regression_intercept", g -> columns(line(g, 0)));
        ALL.put("time_series_forecast", g -> columns(line(g, g.n("period"))));
        ALL.put(
                "linear_regression",
                g -> columns(
                        line(g, g.n("period") - 1),
                        window(g.x(), g.n("period"), WindowFormulas::slope),
                        line(g, 0),
                        angle(g),
                        window(g.x(), g.n("period"), WindowFormulas::explained),
                        line(g, g.n("period"))));
        ALL.put("candles_since_highest", g -> columns(age(g, 1)));
        ALL.put("candles_since_lowest", g -> columns(age(g, -1)));
        ALL.put("min_max", g -> columns(lowest(g.x(), g.n("period")), highest(g.x(), g.n("period"))));
        ALL.put("min_max_index", g -> columns(age(g, -1), age(g, 1)));
    }

    private WindowFormulas() {}

    private static double median(double[] w) {
        double[] sorted = Arrays.stream(w).sorted().toArray();
        return (sorted[(w.length - 1) / 2] + sorted[w.length / 2]) / 2;
    }

    static double meanDeviation(double[] w) {
        double mean = Naive.mean(w);
        return Arrays.stream(w).map(x -> Math.abs(x - mean)).sum() / w.length;
    }

    private static double percentRank(double[] w) {
        double now = w[w.length - 1];
        double reached = Arrays.stream(w, 0, w.length - 1).filter(x -> x <= now).count();
        return 100 * reached / (w.length - 1);
    }

    /** Sum of the products of both sides' distances from their means. */
    private static double product(double[] x, double[] y) {
        double meanX = Naive.mean(x);
        double meanY = Naive.mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum;
    }

    private static double[] change(double[] x) {
        double[] before = shift(x, 1);
        return ratio(minus(x, before), before, 0);
    }

    static double slope(double[] w) {
        double meanPlace = (w.length - 1) / 2.0;
        double mean = Naive.mean(w);
        double above = 0;
        double below = 0;
        for (int i = 0; i < w.length; i++) {
            above += (i - meanPlace) * (w[i] - mean);
            below += (i - meanPlace) * (i - meanPlace);
        }
        return above / below;
    }

    private static double[] line(Given g, double place) {
        return window(g.x(), g.n("period"), w -> Naive.mean(w) + slope(w) * (place - (w.length - 1) / 2.0));
    }

    private static double[] angle(Given g) {
        return map(window(g.x(), g.n("period"), WindowFormulas::slope), slope -> Math.atan(slope) * 180 / Math.PI);
    }

    /** One less the share of the variance that the line leaves over. */
    private static double explained(double[] w) {
        double mean = Naive.mean(w);
        double slope = slope(w);
        double left = 0;
        double all = 0;
        for (int i = 0; i < w.length; i++) {
            double distance = w[i] - mean;
            double rest = distance - slope * (i - (w.length - 1) / 2.0);
            left += rest * rest;
            all += distance * distance;
        }
        return all == 0 ? Double.NaN : 1 - left / all;
    }

    private static double[] age(Given g, int sign) {
        return window(g.x(), g.n("period"), w -> {
            int newest = 0;
            for (int i = 1; i < w.length; i++) {
                newest = sign * w[i] >= sign * w[newest] ? i : newest;
            }
            return w.length - 1 - newest;
        });
    }
}
