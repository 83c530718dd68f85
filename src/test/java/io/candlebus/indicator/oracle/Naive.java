package io.candlebus.indicator.oracle;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Formulas over whole columns, computed afresh at every place. NaN in a window makes its result NaN. */
final class Naive {
    private Naive() {}

    interface Window {
        double over(double[] window);
    }

    static double[] window(double[] x, int n, Window formula) {
        double[] y = unknown(x.length);
        for (int t = n - 1; t < x.length; t++) {
            y[t] = formula.over(Arrays.copyOfRange(x, t - n + 1, t + 1));
        }
        return y;
    }

    interface PairWindow {
        double over(double[] x, double[] y);
    }

    static double[] window(double[] x, double[] y, int n, PairWindow formula) {
        double[] z = unknown(x.length);
        for (int t = n - 1; t < x.length; t++) {
            z[t] = formula.over(Arrays.copyOfRange(x, t - n + 1, t + 1), Arrays.copyOfRange(y, t - n + 1, t + 1));
        }
        return z;
    }

    static double[] sma(double[] x, int n) {
        return window(x, n, Naive::mean);
    }

    static double[] sum(double[] x, int n) {
        return window(x, n, w -> Arrays.stream(w).sum());
    }

    static double[] highest(double[] x, int n) {
        return window(x, n, w -> Arrays.stream(w).max().getAsDouble());
    }

    static double[] lowest(double[] x, int n) {
        return window(x, n, w -> Arrays.stream(w).min().getAsDouble());
    }

    static double[] wma(double[] x, int n) {
        return window(x, n, w -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (i + 1) * (w[i] - w[0]);
            }
            return w[0] + sum / (n * (n + 1.0) / 2);
        });
    }

    static double[] variance(double[] x, int n) {
        return window(x, n, w -> {
            double m = mean(w);
            return Arrays.stream(w).map(v -> (v - m) * (v - m)).sum() / n;
        });
    }

    /** Measured from the first value, so that equal values have exactly their own value as mean. */
    static double mean(double[] w) {
        double sum = 0;
        for (double v : w) {
            sum += v - w[0];
        }
        return w[0] + sum / w.length;
    }

    static double[] ema(double[] x, int n) {
        return recursive(x, n, 2.0 / (n + 1), firstKnown(x));
    }

    /** Seeded with the n values from a place on. */
    static double[] ema(double[] x, int n, int from) {
        return recursive(x, n, 2.0 / (n + 1), from);
    }

    static double[] wilder(double[] x, int n) {
        return recursive(x, n, 1.0 / n, firstKnown(x));
    }

    static double[] recursive(double[] x, int n, double alpha, int from) {
        double[] y = unknown(x.length);
        int seed = from + n - 1;
        if (seed < x.length) {
            y[seed] = mean(Arrays.copyOfRange(x, from, seed + 1));
        }
        for (int t = seed + 1; t < x.length; t++) {
            y[t] = alpha * x[t] + (1 - alpha) * y[t - 1];
        }
        return y;
    }

    static int firstKnown(double[] x) {
        int t = 0;
        while (t < x.length && Double.isNaN(x[t])) {
            t++;
        }
        return t;
    }

    static double[] shift(double[] x, int n) {
        double[] y = unknown(x.length);
        if (n < x.length) {
            System.arraycopy(x, 0, y, n, x.length - n);
        }
        return y;
    }

    static double[] map(double[] a, DoubleUnaryOperator f) {
        return Arrays.stream(a).map(f).toArray();
    }

    static double[] map(double[] a, double[] b, DoubleBinaryOperator f) {
        double[] y = new double[a.length];
        for (int t = 0; t < y.length; t++) {
            y[t] = f.applyAsDouble(a[t], b[t]);
        }
        return y;
    }

    static double[] minus(double[] a, double[] b) {
        return map(a, b, (p, q) -> p - q);
    }

    static double[] plus(double[] a, double[] b) {
        return map(a, b, Double::sum);
    }

    static double[] times(double[] a, double[] b) {
        return map(a, b, (p, q) -> p * q);
    }

    /** 0 / 0 has a value of its own. */
    static double[] ratio(double[] a, double[] b, double whenEmpty) {
        return map(a, b, (p, q) -> q == 0 ? whenEmpty : p / q);
    }

    static double[] scale(double[] a, double k) {
        return map(a, v -> k * v);
    }

    static double[] unknown(int length) {
        double[] y = new double[length];
        Arrays.fill(y, Double.NaN);
        return y;
    }
}
