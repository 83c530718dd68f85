package io.candlebus.indicator.oracle;

import io.candlebus.market.Candle;
import java.util.Map;

/** Measures of movement straight from their formulas. */
final class NaiveVolatility {
    private NaiveVolatility() {}

    static void addTo(Map<String, Oracle> all) {
        all.put("choppiness", g -> {
            int n = g.n("period");
            double[] before = Naive.shift(g.closes(), 1);
            double[] top = Naive.highest(Naive.map(g.highs(), before, Math::max), n);
            double[] bottom = Naive.lowest(Naive.map(g.lows(), before, Math::min), n);
            double[] way = Naive.ratio(Naive.sum(Formulas.trueRange(g), n), Naive.minus(top, bottom), Double.NaN);
            return Formulas.columns(Naive.map(way, v -> 100 * Math.log10(v) / Math.log10(n)));
        });
        all.put("mass_index", g -> {
            double[] once = Naive.ema(Naive.minus(g.highs(), g.lows()), g.n("ema_period"));
            double[] ratio = Naive.ratio(once, Naive.ema(once, g.n("ema_period")), 1);
            return Formulas.columns(Naive.sum(ratio, g.n("period")));
        });
        all.put("ulcer_index", g -> {
            double[] top = Naive.highest(g.x(), g.n("period"));
            double[] depth = Naive.scale(Naive.ratio(Naive.minus(g.x(), top), top, Double.NaN), 100);
            return Formulas.columns(Naive.map(Naive.sma(Naive.times(depth, depth), g.n("period")), Math::sqrt));
        });
        all.put("price_channel", g -> {
            double[] upper = Naive.shift(Naive.highest(g.highs(), g.n("period")), 1);
            double[] lower = Naive.shift(Naive.lowest(g.lows(), g.n("period")), 1);
            return Formulas.columns(Naive.scale(Naive.plus(upper, lower), 0.5), upper, lower);
        });
        all.put("relative_volatility", g -> {
            double[] change = Naive.minus(g.x(), Naive.shift(g.x(), 1));
            double[] deviation = Naive.map(Naive.variance(g.x(), g.n("period")), Math::sqrt);
            double[] up = Naive.ema(Naive.map(change, deviation, (c, s) -> c > 0 ? s : 0 * s), g.n("smooth"));
            double[] down = Naive.ema(Naive.map(change, deviation, (c, s) -> c < 0 ? s : 0 * s), g.n("smooth"));
            return Formulas.columns(Naive.scale(Naive.ratio(up, Naive.plus(up, down), Double.NaN), 100));
        });
        years(all);
    }

    private static void years(Map<String, Oracle> all) {
        all.put("historical_volatility", g -> {
            double[] log = Naive.map(g.x(), Math::log);
            return perYear(g, sample(Naive.minus(log, Naive.shift(log, 1)), g.n("period")));
        });
        all.put("parkinson", g -> {
            double[] range = g.column(c -> Math.pow(Math.log(c.high()) - Math.log(c.low()), 2) / (4 * Math.log(2)));
            return perYear(g, Naive.sma(range, g.n("period")));
        });
        all.put("garman_klass", g -> {
            double[] v = g.column(c -> 0.5 * Math.pow(Math.log(c.high() / c.low()), 2)
                    - (2 * Math.log(2) - 1) * Math.pow(Math.log(c.close() / c.open()), 2));
            return perYear(g, Naive.sma(v, g.n("period")));
        });
        all.put(
                "rogers_satchell",
                g -> perYear(g, Naive.sma(g.column(NaiveVolatility::rogersSatchell), g.n("period"))));
        all.put("yang_zhang", g -> {
            double n = g.n("period");
            double k = 0.34 / (1.34 + (n + 1) / (n - 1));
            double[] open = g.column(c -> c.open());
            double[] gap = Naive.map(open, Naive.shift(g.closes(), 1), (o, c) -> Math.log(o / c));
            double[] body = Naive.map(g.closes(), open, (c, o) -> Math.log(c / o));
            double[] inside = Naive.scale(Naive.sma(g.column(NaiveVolatility::rogersSatchell), g.n("period")), 1 - k);
            double[] outside = sample(gap, g.n("period"));
            return perYear(g, Naive.plus(Naive.plus(outside, Naive.scale(sample(body, g.n("period")), k)), inside));
        });
    }

    private static double rogersSatchell(Candle c) {
        double up = Math.log(c.high() / c.open());
        double down = Math.log(c.low() / c.open());
        double close = Math.log(c.close() / c.open());
        return up * (up - close) + down * (down - close);
    }

    private static double[] sample(double[] x, int n) {
        return Naive.scale(Naive.variance(x, n), n / (n - 1.0));
    }

    private static double[][] perYear(Given g, double[] variance) {
        return Formulas.columns(Naive.map(variance, v -> 100 * Math.sqrt(v * g.d("periods_per_year"))));
    }
}
