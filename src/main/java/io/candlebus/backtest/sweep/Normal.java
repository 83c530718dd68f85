package io.candlebus.backtest.sweep;

/**
 * The standard normal distribution. Accurate to about 1e-15: the density is integrated by its power series near 0, and by a
 * continued fraction in the tails; quantiles are found by bisection.
 */
final class Normal {
    private static final double NEAR = 3;
    private static final double FAR = 38;
    private static final int SERIES = 200;
    private static final int HALVINGS = 80;

    private Normal() {}

    /** Probability of a value below {@code x}. */
    static double below(double x) {
        if (x < 0) {
            return x > -NEAR ? 1 - below(-x) : tail(-x);
        }
        if (x >= NEAR) {
            return 1 - tail(x);
        }
        double term = x;
        double sum = x;
        for (int i = 1; i < SERIES; i++) {
            term *= x * x / (2 * i + 1);
            sum += term;
        }
        return 0.5 + sum * density(x);
    }

    /** Probability of a value above one that is at least {@link #NEAR}. */
    private static double tail(double x) {
        double fraction = 0;
        for (int i = SERIES; i > 0; i--) {
            fraction = i / (x + fraction);
        }
        return density(x) / (x + fraction);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The value below which another is with this probability; not 0 and not 1. */
    static double quantile(double probability) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
