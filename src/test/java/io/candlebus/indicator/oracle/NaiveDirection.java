package io.candlebus.indicator.oracle;

/** ADX, +DI and −DI with the sums that Wilder keeps, over whole columns. */
final class NaiveDirection {
    private NaiveDirection() {}

    static double[][] compute(Given g) {
        int n = g.n("period");
        double[] rise = Naive.minus(g.highs(), Naive.shift(g.highs(), 1));
        double[] fall = Naive.minus(Naive.shift(g.lows(), 1), g.lows());
        double[] range = sums(Formulas.trueRange(g), n);
        double[] plus = Naive.ratio(sums(Naive.map(rise, fall, NaiveDirection::dominant), n), range, 0);
        double[] minus = Naive.ratio(sums(Naive.map(fall, rise, NaiveDirection::dominant), n), range, 0);
        return new double[][] {adx(plus, minus, n), Naive.scale(plus, 100), Naive.scale(minus, 100)};
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
            y[t] = t < n ? Double.NaN : sum;
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
