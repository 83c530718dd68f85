package io.candlebus.indicator.oracle;

import java.util.Arrays;
import java.util.Map;

/** Volume indicators straight from their formulas. */
final class NaiveVolume {
    private NaiveVolume() {}

    static void addTo(Map<String, Oracle> all) {
        all.put("klinger", NaiveVolume::klinger);
        all.put("chaikin_money_flow", g -> {
            double[] place =
                    g.column(c -> c.high() == c.low() ? 0 : 2 * (c.close() - c.low()) / (c.high() - c.low()) - 1);
            double[] flow = Naive.sum(Naive.times(place, g.volumes()), g.n("period"));
            return Formulas.columns(Naive.ratio(flow, Naive.sum(g.volumes(), g.n("period")), Double.NaN));
        });
        all.put("ease_of_movement", g -> {
            double[] middle = g.column(c -> (c.high() + c.low()) / 2);
            double[] way = Naive.minus(middle, Naive.shift(middle, 1));
            double[] box = Naive.times(way, Naive.minus(g.highs(), g.lows()));
            // Zero times unknown, so that the first candle stays unknown.
            double[] ease = Naive.map(box, g.volumes(), (b, v) -> v == 0 ? 0 * b : g.d("divisor") * b / v);
            return Formulas.columns(Naive.sma(ease, g.n("period")));
        });
        all.put("nvi", g -> Formulas.columns(index(g, -1)));
        all.put("pvi", g -> Formulas.columns(index(g, 1)));
        all.put("pvt", g -> {
            double[] step = Naive.scale(Naive.times(Formulas.roc(g.closes(), 1), g.volumes()), 0.01);
            step[0] = 0;
            Arrays.parallelPrefix(step, Double::sum);
            return Formulas.columns(step);
        });
    }

    private static double[] index(Given g, double sign) {
        double[] index = new double[g.size()];
        double[] volume = g.volumes();
        double[] close = g.closes();
        index[0] = 1000;
        for (int t = 1; t < index.length; t++) {
            boolean moves = Math.signum(volume[t] - volume[t - 1]) == sign;
            double change = close[t] / close[t - 1] - 1;
            index[t] = index[t - 1] + (moves ? change * index[t - 1] : 0);
        }
        return index;
    }

    private static double[][] klinger(Given g) {
        double[] force = klingerForce(g);
        double[] kvo = Naive.minus(Naive.ema(force, g.n("fast")), Naive.ema(force, g.n("slow")));
        return Formulas.columns(kvo, Naive.ema(kvo, g.n("signal")));
    }

    static double[] klingerForce(Given g) {
        double[] sum = g.column(c -> c.high() + c.low() + c.close());
        double[] range = Naive.minus(g.highs(), g.lows());
        double[] volume = g.volumes();
        double[] force = Naive.unknown(g.size());
        double ranges = 0;
        for (int t = 2; t < force.length; t++) {
            boolean up = sum[t] > sum[t - 1];
            boolean lasts = up == sum[t - 1] > sum[t - 2];
            ranges = range[t] + (lasts ? ranges : range[t - 1]);
            double share = ranges == 0 ? 1 : range[t] / ranges;
            force[t] = volume[t] * 2 * (1 - share) * (up ? 100 : -100);
        }
        return force;
    }
}
