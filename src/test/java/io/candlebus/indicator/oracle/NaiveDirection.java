package io.candlebus.indicator.oracle;

import java.util.HashMap;
import java.util.Map;

/** Directional indicators with the sums that Wilder keeps, over whole columns. */
final class NaiveDirection {
    static final Map<String, Oracle> ALL = new HashMap<>();

    static {
        ALL.put("adx", NaiveDirection::adx);
        ALL.put("adxr", g -> {
            double[] adx = adx(g)[0];
            return Formulas.columns(Naive.scale(Naive.plus(adx, Naive.shift(adx, g.n("period") - 1)), 0.5));
        });
        ALL.put("dx", g -> {
            double[][] sides = adx(g);
            return Formulas.columns(dx(sides[1], sides[2], g.n("period")));
        });
        ALL.put("plus_di", g -> Formulas.columns(adx(g)[1]));
        ALL.put("minus_di", g -> Formulas.columns(adx(g)[2]));
        ALL.put("plus_dm", g -> Formulas.columns(plusMovement(g, g.n("period"))));
        ALL.put("minus_dm", g -> Formulas.columns(minusMovement(g, g.n("period"))));
    }

    private NaiveDirection() {}

    static double[][] adx(Given g) {
        int n = g.n("period");
        double[] plus = share(plusMovement(g, n), g, n);
        double[] minus = share(minusMovement(g, n), g, n);
        return new double[][] {adx(plus, minus, n), Naive.scale(plus, 100), Naive.scale(minus, 100)};
    }

    private static double[] plusMovement(Given g, int n) {
        return sums(Naive.map(rise(g), fall(g), NaiveDirection::dominant), n);
    }

    private static double[] minusMovement(Given g, int n) {
        return sums(Naive.map(fall(g), rise(g), NaiveDirection::dominant), n);
    }

    private static double[] rise(Given g) {
        return Naive.minus(g.highs(), Naive.shift(g.highs(), 1));
    }

    private static double[] fall(Given g) {
        return Naive.minus(Naive.shift(g.lows(), 1), g.lows());
    }

    /** Of the range that is summed over as many candles; the first candle of a sum of movements has no range yet. */
    private static double[] share(double[] movement, Given g, int n) {
        double[] share = Naive.ratio(movement, sums(Formulas.trueRange(g), n), 0);
        share[n - 1] = Double.NaN;
        return share;
    }

    private static double[] dx(double[] plus, double[] minus, int n) {
        double[] y = Naive.unknown(plus.length);
        for (int t = n; t < plus.length; t++) {
            double both = plus[t] + minus[t];
            double before = t == n ? 0 : y[t - 1];
            y[t] = both == 0 ? before : 100 * Math.abs(plus[t] - minus[t]) / both;
        }
        return y;
    }

    private static double dominant(double one, double other) {
        return one > other && one > 0 ? one : 0;
    }

    /** Sum of the first n - 1 values, then each step drops one n-th of the sum and adds the new value. */
    private static double[] sums(double[] v, int n) {
        double[] y = Naive.unknown(v.length);
        double sum = 0;
        for (int t = 1; t < v.length; t++) {
            sum = t < n ? sum + v[t] : sum - sum / n + v[t];
            y[t] = t < n - 1 ? Double.NaN : sum;
        }
        return y;
    }

    private static double[] adx(double[] plus, double[] minus, int n) {
        double[] y = Naive.unknown(plus.length);
        double seed = 0;
        for (int t = n; t < plus.length; t++) {
            double both = plus[t] + minus[t];
            double dx = both == 0 ? 0 : 100 * Math.abs(plus[t] - minus[t]) / both;
            if (t < 2 * n) {
                seed += dx;
                y[t] = t == 2 * n - 1 ? seed / n : Double.NaN;
            } else {
                y[t] = both == 0 ? y[t - 1] : (y[t - 1] * (n - 1) + dx) / n;
            }
        }
        return y;
    }
}
