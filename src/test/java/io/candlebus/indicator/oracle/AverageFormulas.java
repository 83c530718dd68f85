package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.Formulas.columns;
import static io.candlebus.indicator.oracle.Naive.ema;
import static io.candlebus.indicator.oracle.Naive.highest;
import static io.candlebus.indicator.oracle.Naive.lowest;
import static io.candlebus.indicator.oracle.Naive.minus;
import static io.candlebus.indicator.oracle.Naive.plus;
import static io.candlebus.indicator.oracle.Naive.scale;
import static io.candlebus.indicator.oracle.Naive.sma;
import static io.candlebus.indicator.oracle.Naive.wilder;
import static io.candlebus.indicator.oracle.Naive.wma;

import io.candlebus.market.Candle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moving averages, and what stands for the price of a candle or of a window. */
final class AverageFormulas {
    static final Map<String, Oracle> ALL = new HashMap<>();

    static {
        for (String name : List.of("sma", "ema", "wma", "wilder", "hma", "dema", "tema", "trima", "kama")) {
            ALL.put(name, g -> columns(of(name, g.x(), g.n("period"))));
        }
        ALL.put("t3", g -> columns(t3(g.x(), g.n("period"), g.d("factor"))));
        ALL.put("midpoint", g -> columns(middle(g.x(), g.x(), g.n("period"))));
        ALL.put("midprice", g -> columns(middle(g.highs(), g.lows(), g.n("period"))));
        ALL.put("average_price", g -> columns(weighted(g, 1, 1, 1)));
        ALL.put("median_price", g -> columns(weighted(g, 0, 1, 0)));
        ALL.put("typical_price", g -> columns(weighted(g, 0, 1, 1)));
        ALL.put("weighted_close", g -> columns(weighted(g, 0, 1, 2)));
    }

    private AverageFormulas() {}

    /** An average by its name, of values that may be unknown at first. */
    static double[] of(String name, double[] x, int n) {
        return switch (name) {
            case "sma" -> sma(x, n);
            case "ema" -> ema(x, n);
            case "wma" -> wma(x, n);
            case "wilder" -> wilder(x, n);
            case "hma" -> wma(minus(scale(wma(x, n / 2), 2), wma(x, n)), (int) Math.floor(Math.sqrt(n)));
            case "dema" -> minus(scale(ema(x, n), 2), ema(ema(x, n), n));
            case "tema" -> plus(scale(minus(ema(x, n), ema(ema(x, n), n)), 3), ema(ema(ema(x, n), n), n));
            case "trima" -> sma(sma(x, (n + 1) / 2), n + 1 - (n + 1) / 2);
            case "kama" -> kama(x, n);
            case "t3" -> t3(x, n, 0.7);
            default -> throw new IllegalArgumentException("no average " + name);
        };
    }

    private static double[] kama(double[] x, int n) {
        double[] y = Naive.unknown(x.length);
        int first = Naive.firstKnown(x) + n;
        for (int t = first; t < x.length; t++) {
            double path = 0;
            for (int i = t - n + 1; i <= t; i++) {
                path += Math.abs(x[i] - x[i - 1]);
            }
            double efficiency = path == 0 ? 1 : Math.abs(x[t] - x[t - n]) / path;
            double c = Math.pow(efficiency * (2 / 3.0 - 2 / 31.0) + 2 / 31.0, 2);
            y[t] = c * x[t] + (1 - c) * (t == first ? x[t - 1] : y[t - 1]);
        }
        return y;
    }

    /** Tillson's own form: three times a dema that is only partly corrected. */
    private static double[] t3(double[] x, int n, double v) {
        double[][] e = new double[7][];
        e[0] = x;
        for (int i = 1; i < e.length; i++) {
            e[i] = ema(e[i - 1], n);
        }
        double[] y = new double[x.length];
        double[] binomial = {1, -3, 3, -1};
        for (int i = 0; i < 4; i++) {
            double weight = binomial[i] * Math.pow(1 + v, 3 - i) * Math.pow(v, i);
            y = plus(y, scale(e[3 + i], weight));
        }
        return y;
    }

    private static double[] middle(double[] high, double[] low, int n) {
        return scale(plus(highest(high, n), lowest(low, n)), 0.5);
    }

    private static double[] weighted(Given g, int open, int range, int close) {
        int all = open + 2 * range + close;
        return g.column(c -> (open * c.open() + range * sumOfRange(c) + close * c.close()) / all);
    }

    private static double sumOfRange(Candle c) {
        return c.high() + c.low();
    }
}
