package io.candlebus.indicator.oracle;

import java.util.Arrays;
import java.util.Map;

/** Oscillators straight from their formulas. */
final class NaiveMomentum {
    private NaiveMomentum() {}

    static void addTo(Map<String, Oracle> all) {
        all.put("coppock", g -> {
            double[] rate = Naive.plus(Formulas.roc(g.x(), g.n("long")), Formulas.roc(g.x(), g.n("short")));
            return Formulas.columns(Naive.wma(rate, g.n("period")));
        });
        all.put("connors_rsi", NaiveMomentum::connors);
        all.put("fisher", NaiveMomentum::fisher);
        all.put("relative_vigor", g -> {
            double[] body = Naive.sum(weighted(g.column(c -> c.close() - c.open())), g.n("period"));
            double[] range = Naive.sum(weighted(g.column(c -> c.high() - c.low())), g.n("period"));
            double[] vigor = Naive.ratio(body, range, 0);
            return Formulas.columns(vigor, weighted(vigor));
        });
        all.put("elder_ray", g -> {
            double[] middle = Naive.ema(g.x(), g.n("period"));
            return Formulas.columns(Naive.minus(g.highs(), middle), Naive.minus(g.lows(), middle));
        });
        all.put("stochastic_momentum", g -> {
            double[] top = Naive.highest(g.highs(), g.n("period"));
            double[] bottom = Naive.lowest(g.lows(), g.n("period"));
            double[] distance = Naive.minus(g.closes(), Naive.scale(Naive.plus(top, bottom), 0.5));
            double[] smi = Naive.ratio(twice(g, distance), twice(g, Naive.minus(top, bottom)), Double.NaN);
            return Formulas.columns(Naive.scale(smi, 200), Naive.ema(Naive.scale(smi, 200), g.n("signal")));
        });
        all.put("schaff_trend_cycle", g -> {
            double[] macd = Naive.minus(Naive.ema(g.x(), g.n("fast")), Naive.ema(g.x(), g.n("slow")));
            return Formulas.columns(schaffPass(g, schaffPass(g, macd)));
        });
        all.put("dpo", g -> {
            int n = g.n("period");
            return Formulas.columns(Naive.minus(g.x(), Naive.shift(Naive.sma(g.x(), n), n / 2 + 1)));
        });
        all.put("qstick", g -> Formulas.columns(Naive.sma(g.column(c -> c.close() - c.open()), g.n("period"))));
        all.put("squeeze_momentum", NaiveMomentum::squeeze);
    }

    private static double[][] connors(Given g) {
        int n = g.n("rank");
        double[] x = g.x();
        double[] streak = new double[g.size()];
        double[] rank = Naive.unknown(g.size());
        double[] change = Formulas.roc(x, 1);
        for (int t = 1; t < x.length; t++) {
            double sign = Math.signum(x[t] - x[t - 1]);
            streak[t] = sign * streak[t - 1] > 0 ? streak[t - 1] + sign : sign;
            if (t > n) {
                int now = t;
                rank[t] = 100.0
                        * Arrays.stream(change, t - n, t)
                                .filter(c -> c < change[now])
                                .count()
                        / n;
            }
        }
        double[] sum = Naive.plus(Formulas.rsi(x, g.n("period")), Formulas.rsi(streak, g.n("streak")));
        return Formulas.columns(Naive.scale(Naive.plus(sum, rank), 1.0 / 3));
    }

    private static double[][] fisher(Given g) {
        int n = g.n("period");
        double[] bottom = Naive.lowest(g.x(), n);
        double[] width = Naive.minus(Naive.highest(g.x(), n), bottom);
        double[] place = Naive.ratio(Naive.minus(g.x(), bottom), width, 0.5);
        double[] y = Naive.unknown(g.size());
        double v = 0;
        double last = 0;
        for (int t = n - 1; t < y.length; t++) {
            v = 0.33 * 2 * (place[t] - 0.5) + 0.67 * v;
            v = Math.abs(v) > 0.99 ? Math.copySign(0.999, v) : v;
            // The inverse of the hyperbolic tangent, by another of its definitions.
            last = 0.5 * (Math.log1p(v) - Math.log1p(-v)) + 0.5 * last;
            y[t] = last;
        }
        return Formulas.columns(y, Naive.shift(y, 1));
    }

    private static double[] weighted(double[] x) {
        return Naive.window(x, 4, w -> (w[0] + 2 * w[1] + 2 * w[2] + w[3]) / 6);
    }

    private static double[] twice(Given g, double[] x) {
        return Naive.ema(Naive.ema(x, g.n("first")), g.n("second"));
    }

    static double[] schaffPass(Given g, double[] x) {
        int n = g.n("period");
        double[] bottom = Naive.lowest(x, n);
        double[] place = Naive.ratio(Naive.minus(x, bottom), Naive.minus(Naive.highest(x, n), bottom), -1);
        double[] y = Naive.unknown(x.length);
        double held = 0;
        for (int t = 0; t < x.length; t++) {
            held = place[t] == -1 || Double.isNaN(place[t]) ? held : 100 * place[t];
            boolean first = t == 0 || Double.isNaN(y[t - 1]);
            double smooth = first ? held : (1 - g.d("factor")) * y[t - 1] + g.d("factor") * held;
            y[t] = Double.isNaN(place[t]) ? Double.NaN : smooth;
        }
        return y;
    }

    private static double[][] squeeze(Given g) {
        int n = g.n("kc_period");
        double[] middle = Naive.sma(g.x(), n);
        double[] range = Naive.scale(Naive.sma(Formulas.trueRange(g), n), g.d("kc_multiple"));
        double[] center = Naive.sma(g.x(), g.n("bb_period"));
        double[] deviation = Naive.map(Naive.variance(g.x(), g.n("bb_period")), Math::sqrt);
        double[] reach = Naive.scale(deviation, g.d("bb_multiple"));
        double[] below = Naive.minus(Naive.minus(center, reach), Naive.minus(middle, range));
        double[] above = Naive.minus(Naive.plus(middle, range), Naive.plus(center, reach));
        double[] half = Naive.scale(Naive.plus(Naive.highest(g.highs(), n), Naive.lowest(g.lows(), n)), 0.5);
        double[] distance = Naive.minus(g.x(), Naive.scale(Naive.plus(half, middle), 0.5));
        return Formulas.columns(
                Naive.window(distance, n, w -> NaiveTrend.line(w, n - 1)), Naive.map(below, above, (b, a) -> {
                    boolean same = Math.signum(b) == Math.signum(a);
                    return Double.isNaN(a + b) ? Double.NaN : same ? Math.signum(a) : 0;
                }));
    }
}
