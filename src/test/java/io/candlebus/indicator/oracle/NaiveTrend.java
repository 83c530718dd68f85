package io.candlebus.indicator.oracle;

import java.util.Map;

/** Averages, trends and turning points straight from their formulas. */
final class NaiveTrend {
    private NaiveTrend() {}

    static void addTo(Map<String, Oracle> all) {
        averages(all);
        all.put("supertrend", NaiveTrend::supertrend);
        all.put("heikin_ashi", NaiveTrend::heikinAshi);
        all.put("zigzag", NaiveZigZag::compute);
        all.put("fractal", NaiveTrend::fractal);
        all.put("vortex", g -> {
            double[] range = Naive.sum(Formulas.trueRange(g), g.n("period"));
            double[] up = Naive.map(g.highs(), Naive.shift(g.lows(), 1), (a, b) -> Math.abs(a - b));
            double[] down = Naive.map(g.lows(), Naive.shift(g.highs(), 1), (a, b) -> Math.abs(a - b));
            return Formulas.columns(
                    Naive.ratio(Naive.sum(up, g.n("period")), range, Double.NaN),
                    Naive.ratio(Naive.sum(down, g.n("period")), range, Double.NaN));
        });
        all.put("pivot_points", g -> NaivePivots.of(g, NaivePivots::classic, 7));
        all.put("fibonacci_pivots", g -> NaivePivots.of(g, NaivePivots::fibonacci, 7));
        all.put("camarilla_pivots", g -> NaivePivots.of(g, NaivePivots::camarilla, 9));
    }

    private static void averages(Map<String, Oracle> all) {
        all.put("vwma", g -> Formulas.columns(NaiveVwap.rolling(g, g.n("period"))[0]));
        all.put("alma", g -> {
            double m = g.d("offset") * (g.n("period") - 1);
            double s = g.n("period") / g.d("sigma");
            return Formulas.columns(Naive.window(g.x(), g.n("period"), w -> {
                double above = 0;
                double below = 0;
                for (int i = 0; i < w.length; i++) {
                    double weight = Math.exp(-Math.pow((i - m) / s, 2) / 2);
                    above += weight * w[i];
                    below += weight;
                }
                return above / below;
            }));
        });
        all.put("zlema", g -> {
            int lag = (g.n("period") - 1) / 2;
            double[] ahead = Naive.minus(Naive.scale(g.x(), 2), Naive.shift(g.x(), lag));
            return Formulas.columns(Naive.ema(ahead, g.n("period")));
        });
        all.put("mcginley", NaiveTrend::mcginley);
        all.put("vidya", NaiveTrend::vidya);
        all.put("alligator", g -> new double[][] {line(g, "jaw"), line(g, "teeth"), line(g, "lips")});
        all.put("gator", g -> {
            double[] teeth = line(g, "teeth");
            return Formulas.columns(
                    Naive.map(line(g, "jaw"), teeth, (a, b) -> Math.abs(a - b)),
                    Naive.map(line(g, "lips"), teeth, (a, b) -> -Math.abs(a - b)));
        });
        all.put("envelopes", g -> {
            double[] middle = Naive.sma(g.x(), g.n("period"));
            double share = g.d("percent") / 100;
            return Formulas.columns(middle, Naive.scale(middle, 1 + share), Naive.scale(middle, 1 - share));
        });
        all.put("standard_error_bands", NaiveTrend::errorBands);
    }

    private static double[] line(Given g, String name) {
        return Naive.shift(Naive.wilder(g.x(), g.n(name)), g.n(name + "_shift"));
    }

    private static double[][] mcginley(Given g) {
        double[] md = Naive.unknown(g.size());
        double last = g.x()[0];
        for (int t = 1; t < md.length; t++) {
            double slow = g.d("factor") * g.n("period") * Math.pow(g.x()[t] / last, 4);
            last += (g.x()[t] - last) / Math.max(slow, 1);
            md[t] = last;
        }
        return Formulas.columns(md);
    }

    private static double[][] vidya(Given g) {
        int n = g.n("cmo_period");
        double[] change = Naive.minus(g.x(), Naive.shift(g.x(), 1));
        double[] net = Naive.sum(change, n);
        double[] cmo = Naive.ratio(net, Naive.sum(Naive.map(change, Math::abs), n), 0);
        double[] y = Naive.unknown(g.size());
        int seed = Math.max(g.n("period"), n) - 1;
        y[seed] = Naive.sma(g.x(), g.n("period"))[seed];
        for (int t = seed + 1; t < y.length; t++) {
            double k = 2.0 / (g.n("period") + 1) * Math.abs(cmo[t]);
            y[t] = k * g.x()[t] + (1 - k) * y[t - 1];
        }
        return Formulas.columns(y);
    }

    private static double[][] errorBands(Given g) {
        double[] end = Naive.window(g.x(), g.n("period"), w -> line(w, w.length - 1));
        double[] error = Naive.window(g.x(), g.n("period"), w -> {
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                sum += Math.pow(w[i] - line(w, i), 2);
            }
            return Math.sqrt(sum / (w.length - 2));
        });
        double[] middle = Naive.sma(end, g.n("smooth"));
        double[] reach = Naive.scale(Naive.sma(error, g.n("smooth")), g.d("errors"));
        return Formulas.columns(middle, Naive.plus(middle, reach), Naive.minus(middle, reach));
    }

    /** The least-squares line through a window, at a place. */
    static double line(double[] w, double place) {
        return Naive.mean(w) + WindowFormulas.slope(w) * (place - (w.length - 1) / 2.0);
    }

    private static double[][] supertrend(Given g) {
        double[] reach = Naive.scale(Naive.wilder(Formulas.trueRange(g), g.n("period")), g.d("multiple"));
        double[] close = g.closes();
        double[] middle = g.column(c -> (c.high() + c.low()) / 2);
        double[] upper = Naive.plus(middle, reach);
        double[] lower = Naive.minus(middle, reach);
        double[][] y = {Naive.unknown(g.size()), Naive.unknown(g.size())};
        int start = g.n("period");
        boolean up = close[start] >= middle[start];
        for (int t = start; t < g.size(); t++) {
            if (t > start) {
                upper[t] = close[t - 1] > upper[t - 1] ? upper[t] : Math.min(upper[t], upper[t - 1]);
                lower[t] = close[t - 1] < lower[t - 1] ? lower[t] : Math.max(lower[t], lower[t - 1]);
            }
            up = up && close[t] >= lower[t] || !up && close[t] > upper[t];
            y[0][t] = up ? lower[t] : upper[t];
            y[1][t] = up ? 1 : -1;
        }
        return y;
    }

    private static double[][] heikinAshi(Given g) {
        double[] close = g.column(c -> (c.open() + c.high() + c.low() + c.close()) / 4);
        double[] open = g.column(c -> (c.open() + c.close()) / 2);
        for (int t = 1; t < open.length; t++) {
            open[t] = (open[t - 1] + close[t - 1]) / 2;
        }
        double[] high = Naive.map(g.highs(), Naive.map(open, close, Math::max), Math::max);
        double[] low = Naive.map(g.lows(), Naive.map(open, close, Math::min), Math::min);
        return Formulas.columns(close, open, high, low);
    }

    private static double[][] fractal(Given g) {
        int wings = g.n("wings");
        double[] top = peaks(g.highs(), wings);
        double[] bottom = Naive.scale(peaks(Naive.scale(g.lows(), -1), wings), -1);
        return Formulas.columns(held(top), held(bottom), flags(top, 2 * wings), flags(bottom, 2 * wings));
    }

    /** A value above all its neighbours, where the last of them stands; else NaN. */
    private static double[] peaks(double[] x, int wings) {
        double[] y = Naive.unknown(x.length);
        for (int t = 2 * wings; t < x.length; t++) {
            double center = x[t - wings];
            boolean peak = true;
            for (int i = t - 2 * wings; i <= t; i++) {
                peak &= i == t - wings || x[i] < center;
            }
            y[t] = peak ? center : Double.NaN;
        }
        return y;
    }

    private static double[] held(double[] x) {
        double[] y = x.clone();
        for (int t = 1; t < y.length; t++) {
            y[t] = Double.isNaN(y[t]) ? y[t - 1] : y[t];
        }
        return y;
    }

    private static double[] flags(double[] x, int from) {
        double[] y = Naive.unknown(x.length);
        for (int t = from; t < y.length; t++) {
            y[t] = Double.isNaN(x[t]) ? 0 : 1;
        }
        return y;
    }
}
