package io.candlebus.indicator.oracle;

/** Pivot points from all candles of the period before, collected anew at each candle. */
final class NaivePivots {
    private NaivePivots() {}

    interface Levels {
        double[] of(double high, double low, double close);
    }

    static double[][] of(Given g, Levels levels, int count) {
        double[][] y = new double[count][];
        for (int o = 0; o < count; o++) {
            y[o] = Naive.unknown(g.size());
        }
        long[] period = NaiveVwap.periods(g);
        int last = -1;
        for (int t = 1; t < g.size(); t++) {
            last = period[t] != period[t - 1] ? t - 1 : last;
            if (last >= 0) {
                double high = 0;
                double low = Double.MAX_VALUE;
                for (int i = last; i >= 0 && period[i] == period[last]; i--) {
                    high = Math.max(high, g.candles().get(i).high());
                    low = Math.min(low, g.candles().get(i).low());
                }
                double[] now = levels.of(high, low, g.candles().get(last).close());
                for (int o = 0; o < count; o++) {
                    y[o][t] = now[o];
                }
            }
        }
        return y;
    }

    static double[] classic(double h, double l, double c) {
        double p = (h + l + c) / 3;
        return new double[] {p, 2 * p - l, p + h - l, h + 2 * (p - l), 2 * p - h, p - (h - l), l - 2 * (h - p)};
    }

    static double[] fibonacci(double h, double l, double c) {
        double p = (h + l + c) / 3;
        double r = h - l;
        return new double[] {p, p + 0.382 * r, p + 0.618 * r, p + r, p - 0.382 * r, p - 0.618 * r, p - r};
    }

    static double[] camarilla(double h, double l, double c) {
        double r = 1.1 * (h - l);
        return new double[] {
            (h + l + c) / 3, c + r / 12, c + r / 6, c + r / 4, c + r / 2, c - r / 12, c - r / 6, c - r / 4, c - r / 2
        };
    }
}
