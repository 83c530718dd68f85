package io.candlebus.indicator.oracle;

import java.util.Arrays;
import java.util.Map;

/** Volume-weighted averages and their bands from sums that TA-Lib makes, of each window afresh. */
final class ComposedVwap {
    private ComposedVwap() {}

    static void addTo(Map<String, Oracle> all) {
        all.put("vwap", g -> {
            long[] day = NaiveVwap.periods(g);
            int[] from = new int[g.size()];
            for (int t = 1; t < from.length; t++) {
                from[t] = day[t] == day[t - 1] ? from[t - 1] : t;
            }
            return bands(g, from);
        });
        all.put("rolling_vwap", g -> {
            int[] from = new int[g.size()];
            for (int t = 0; t < from.length; t++) {
                from[t] = t + 1 - g.n("period");
            }
            return bands(g, from);
        });
    }

    private static double[][] bands(Given g, int[] from) {
        double[] volume = g.volumes();
        double[] vwap = Naive.unknown(g.size());
        double[] deviation = Naive.unknown(g.size());
        for (int t = 0; t < g.size(); t++) {
            // TA-Lib sums two values or more.
            if (from[t] >= 0 && from[t] < t) {
                double[] traded = Arrays.copyOfRange(volume, from[t], t + 1);
                double[] x = Arrays.copyOfRange(g.x(), from[t], t + 1);
                double total = TaLib.total(traded);
                double mean = TaLib.total(Naive.times(x, traded)) / total;
                double[] squares = Naive.map(x, v -> (v - mean) * (v - mean));
                vwap[t] = total == 0 ? Double.NaN : mean;
                deviation[t] = total == 0 ? Double.NaN : Math.sqrt(TaLib.total(Naive.times(squares, traded)) / total);
            }
        }
        double[] reach = Naive.scale(deviation, g.d("deviations"));
        return new double[][] {vwap, Naive.plus(vwap, reach), Naive.minus(vwap, reach)};
    }
}
