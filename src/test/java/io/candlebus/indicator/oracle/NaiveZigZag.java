package io.candlebus.indicator.oracle;

import java.util.Arrays;

/** ZigZag, at each candle found anew from all candles up to it. */
final class NaiveZigZag {
    private NaiveZigZag() {}

    static double[][] compute(Given g) {
        boolean byClose = g.word("prices").equals("close");
        double[] top = byClose ? g.closes() : g.highs();
        double[] bottom = byClose ? g.closes() : g.lows();
        double share = g.d("percent") / 100;
        double[][] y = {
            Naive.unknown(g.size()), Naive.unknown(g.size()), Naive.unknown(g.size()), Naive.unknown(g.size())
        };
        int[] start = begin(top, bottom, share);
        int extreme = start[0];
        boolean up = start[1] > 0;
        for (int t = start[0]; t < g.size(); t++) {
            for (double[] column : y) {
                column[t] = t > 0 ? column[t - 1] : Double.NaN;
            }
            // The farthest price since the last turn was told, its last candle where several are equal.
            boolean farther = up ? top[t] >= top[extreme] : bottom[t] <= bottom[extreme];
            double back = up ? 1 - bottom[t] / top[extreme] : top[t] / bottom[extreme] - 1;
            if (farther) {
                extreme = t;
            } else if (t > start[0] && back >= share) {
                y[0][t] = up ? top[extreme] : bottom[extreme];
                y[up ? 2 : 3][t] = y[0][t];
                up = !up;
                extreme = t;
            }
            y[1][t] = up ? 1 : -1;
        }
        return y;
    }

    /** The candle with which the first move begins, and 1 if upwards, else -1; no candle: the length. */
    private static int[] begin(double[] top, double[] bottom, double share) {
        for (int t = 1; t < top.length; t++) {
            double lowest = Arrays.stream(bottom, 0, t).min().getAsDouble();
            double highest = Arrays.stream(top, 0, t).max().getAsDouble();
            double rise = top[t] / lowest - 1;
            double fall = 1 - bottom[t] / highest;
            if (Math.max(rise, fall) >= share && rise != fall) {
                return new int[] {t, rise > fall ? 1 : -1};
            }
        }
        return new int[] {top.length, 0};
    }
}
