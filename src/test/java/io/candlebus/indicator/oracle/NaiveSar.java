package io.candlebus.indicator.oracle;

/** Parabolic stop and reverse as one loop over columns; a down-trend is an up-trend of negated prices. */
final class NaiveSar {
    private NaiveSar() {}

    static double[] compute(double[] high, double[] low, double step, double max) {
        double[] y = Naive.unknown(high.length);
        boolean up = !(low[0] - low[1] > 0 && low[0] - low[1] > high[1] - high[0]);
        double stop = up ? low[0] : high[0];
        double extreme = up ? high[1] : low[1];
        double factor = step;
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
                y[t] = sign * turned;
                stop = sign * Math.max(turned + step * (near - turned), farBound);
                extreme = sign * near;
                factor = step;
                up = !up;
            } else {
                y[t] = stop;
                factor = far > e ? Math.min(max, factor + step) : factor;
                extreme = sign * Math.max(far, e);
                stop = sign * Math.min(s + factor * (sign * extreme - s), nearBound);
            }
        }
        return y;
    }
}
