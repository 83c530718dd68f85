package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.Formulas.columns;
import static io.candlebus.indicator.oracle.Naive.map;
import static io.candlebus.indicator.oracle.Naive.minus;
import static io.candlebus.indicator.oracle.Naive.plus;
import static io.candlebus.indicator.oracle.Naive.ratio;
import static io.candlebus.indicator.oracle.Naive.recursive;
import static io.candlebus.indicator.oracle.Naive.scale;
import static io.candlebus.indicator.oracle.Naive.shift;
import static io.candlebus.indicator.oracle.Naive.sma;
import static io.candlebus.indicator.oracle.Naive.sum;
import static io.candlebus.indicator.oracle.Naive.times;
import static io.candlebus.indicator.oracle.Naive.unknown;
import static io.candlebus.indicator.oracle.Naive.window;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Oscillators that come with a choice of averages, and those that compare a candle with others. */
final class OscillatorFormulas {
    static final Map<String, Oracle> ALL = new HashMap<>();

    static {
        ALL.put("apo", g -> {
            double[] fast = AverageFormulas.of(g.word("average"), g.x(), g.n("fast"));
            return columns(minus(fast, AverageFormulas.of(g.word("average"), g.x(), g.n("slow"))));
        });
        ALL.put("macd_extended", OscillatorFormulas::macdExtended);
        ALL.put("macdfix", g -> {
            double[] macd = minus(recursive(g.x(), 12, 0.15, 14), recursive(g.x(), 26, 0.075, 0));
            double[] signal = Naive.ema(macd, g.n("signal"));
            return columns(macd, signal, minus(macd, signal));
        });
        ALL.put("aroon", g -> {
            double[] up = fresh(g.highs(), g.n("period"), 1);
            double[] down = fresh(g.lows(), g.n("period"), -1);
            return columns(up, down, minus(up, down));
        });
        ALL.put(
                "aroon_oscillator",
                g -> columns(minus(fresh(g.highs(), g.n("period"), 1), fresh(g.lows(), g.n("period"), -1))));
        ALL.put("bop", g -> {
            double[] body = minus(g.closes(), g.column(Candle::open));
            return columns(ratio(body, minus(g.highs(), g.lows()), 0));
        });
        ALL.put("cmo", g -> {
            double[] change = minus(g.x(), shift(g.x(), 1));
            double[] net = AverageFormulas.of(g.word("average"), change, g.n("period"));
            double[] all = AverageFormulas.of(g.word("average"), map(change, Math::abs), g.n("period"));
            return columns(scale(ratio(net, all, 0), 100));
        });
        ALL.put("rocp", g -> columns(ratio(minus(g.x(), shift(g.x(), g.n("period"))), shift(g.x(), g.n("period")), 0)));
        ALL.put("rocr", g -> columns(ratio(g.x(), shift(g.x(), g.n("period")), 0)));
        ALL.put("rocr100", g -> columns(scale(ratio(g.x(), shift(g.x(), g.n("period")), 0), 100)));
        ALL.put("fast_stochastic", g -> {
            double[] k = Formulas.place(g.closes(), g.highs(), g.lows(), g.n("period"));
            return columns(k, sma(k, g.n("signal")));
        });
        ALL.put("chaikin_oscillator", g -> {
            double[] steps = Formulas.steps(g);
            double[] y = minus(lag(steps, g.n("slow")), lag(steps, g.n("fast")));
            Arrays.fill(y, 0, Math.max(g.n("fast"), g.n("slow")) - 1, Double.NaN);
            return columns(y);
        });
        ALL.put("imi", g -> {
            double[] body = minus(g.closes(), g.column(Candle::open));
            double[] net = sum(body, g.n("period"));
            double[] all = sum(map(body, Math::abs), g.n("period"));
            return columns(map(ratio(net, all, Double.NaN), share -> 50 * (1 + share)));
        });
        ALL.put("acceleration_bands", g -> {
            int n = g.n("period");
            double[] width = scale(ratio(minus(g.highs(), g.lows()), plus(g.highs(), g.lows()), 0), 4);
            double[] upper = sma(plus(g.highs(), times(g.highs(), width)), n);
            return columns(sma(g.closes(), n), upper, sma(minus(g.lows(), times(g.lows(), width)), n));
        });
        ALL.put("natr", g -> {
            double[] range = Naive.wilder(Formulas.trueRange(g), g.n("period"));
            return columns(scale(ratio(range, g.closes(), 0), 100));
        });
    }

    private OscillatorFormulas() {}

    private static double[][] macdExtended(Given g) {
        double[] fast = AverageFormulas.of(g.word("fast_average"), g.x(), g.n("fast"));
        double[] slow = AverageFormulas.of(g.word("slow_average"), g.x(), g.n("slow"));
        int fastFirst = Naive.firstKnown(fast);
        int slowFirst = Naive.firstKnown(slow);
        int start = Math.max(fastFirst, slowFirst);
        fast = AverageFormulas.of(g.word("fast_average"), from(start - fastFirst, g.x()), g.n("fast"));
        slow = AverageFormulas.of(g.word("slow_average"), from(start - slowFirst, g.x()), g.n("slow"));
        double[] macd = minus(fast, slow);
        double[] signal = AverageFormulas.of(g.word("signal_average"), macd, g.n("signal"));
        return columns(macd, signal, minus(macd, signal));
    }

    /** How far an exponential average of a line, begun at its first value, is behind: its last steps, fading. */
    private static double[] lag(double[] steps, int n) {
        double kept = 1 - 2.0 / (n + 1);
        double[] lag = new double[steps.length];
        for (int t = 0; t < lag.length; t++) {
            double weight = kept;
            for (int i = t; i > 0 && weight > 1e-20; i--) {
                lag[t] += weight * steps[i];
                weight *= kept;
            }
        }
        return lag;
    }

    private static double[] from(int first, double[] x) {
        double[] y = unknown(x.length);
        System.arraycopy(x, first, y, first, x.length - first);
        return y;
    }

    /** How fresh the extreme is, 0 to 100; the newest one of equal ones. */
    private static double[] fresh(double[] x, int n, int sign) {
        return window(x, n + 1, w -> {
            int newest = 0;
            for (int i = 1; i < w.length; i++) {
                newest = sign * w[i] >= sign * w[newest] ? i : newest;
            }
            return 100.0 * newest / n;
        });
    }
}
