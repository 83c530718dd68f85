package io.candlebus.indicator.oracle;

/** Parabolic stop and reverse as one loop over columns; a down-trend is an up-trend of negated prices. */
final class NaiveSar {
    private NaiveSar() {}

    static double[] compute(double[] high, double[] low, double step, double max) {
        double[] acceleration = {step, step, max};
        return compute(high, low, 0, 0, acceleration, acceleration)[0];
    }

    static double[][] extended(Given g) {
        double[] rising = {g.d("long_initial"), g.d("long_step"), g.d("long_max")};
        double[] falling = {g.d("short_initial"), g.d("short_step"), g.d("short_max")};
        return compute(g.highs(), g.lows(), g.d("start"), g.d("offset"), rising, falling);
    }

    /** Stop and side; the accelerations are initial, step and max. */
    private static double[][] compute(
            double[] high, double[] low, double start, double offset, double[] rising, double[] falling) {
        double[] y = Naive.unknown(high.length);
        double[] side = Naive.unknown(high.length);
        boolean falls = low[0] - low[1] > 0 && low[0] - low[1] > high[1] - high[0];
        boolean up = start == 0 ? !falls : start > 0;
        double natural = up ? low[0] : high[0];
        double stop = start == 0 ? natural : Math.abs(start);
        double extreme = up ? high[1] : low[1];
        double factor = Math.min((up ? rising : falling)[0], (up ? rising : falling)[2]);
        for (int t = 1; t < high.length; t++) {
            int before = Math.max(1, t - 1);
            double sign = up ? 1 : -1;
            double near = up ? low[t] : -high[t];
            double far = up ? high[t] : -low[t];
            double nearBound = up ? Math.min(low[t], low[before]) : -Math.max(high[t], high[before]);
            double farBound = up ? Math.max(high[t], high[before]) : -Math.min(low[t], low[before]);
            double s = sign * stop;
            double e = sign * extreme;
            if (near <= s) {
                double turned = Math.max(e, farBound);
                turned += offset * Math.abs(turned);
                y[t] = sign * turned;
                up = !up;
                double[] acceleration = up ? rising : falling;
                factor = Math.min(acceleration[0], acceleration[2]);
                stop = sign * Math.max(turned + factor * (near - turned), farBound);
                extreme = sign * near;
            } else {
                double[] acceleration = up ? rising : falling;
                y[t] = stop;
                factor = far > e ? Math.min(acceleration[2], factor + acceleration[1]) : factor;
                extreme = sign * Math.max(far, e);
                stop = sign * Math.min(s + factor * (sign * extreme - s), nearBound);
            }
            side[t] = up ? 1 : -1;
        }
        return new double[][] {y, side};
    }
}
