package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.Naive.ema;
import static io.candlebus.indicator.oracle.Naive.highest;
import static io.candlebus.indicator.oracle.Naive.lowest;
import static io.candlebus.indicator.oracle.Naive.map;
import static io.candlebus.indicator.oracle.Naive.minus;
import static io.candlebus.indicator.oracle.Naive.plus;
import static io.candlebus.indicator.oracle.Naive.ratio;
import static io.candlebus.indicator.oracle.Naive.scale;
import static io.candlebus.indicator.oracle.Naive.shift;
import static io.candlebus.indicator.oracle.Naive.sma;
import static io.candlebus.indicator.oracle.Naive.sum;
import static io.candlebus.indicator.oracle.Naive.times;
import static io.candlebus.indicator.oracle.Naive.wilder;
import static io.candlebus.indicator.oracle.Naive.window;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Every indicator straight from its formula, O(n * period) and without regard to speed. */
public final class Formulas {
    public static final String ORIGIN = "naive formula in test code";

    public static final Map<String, Oracle> ALL = new HashMap<>();

    static {
        oscillators();
        ranges();
        volumes();
        ALL.putAll(AverageFormulas.ALL);
        ALL.putAll(OscillatorFormulas.ALL);
        ALL.putAll(WindowFormulas.ALL);
        ALL.putAll(NaivePatterns.ALL);
        ALL.putAll(NaiveCycles.ALL);
        ALL.put("psar", g -> columns(NaiveSar.compute(g.highs(), g.lows(), g.d("step"), g.d("max"))));
        ALL.put("psar_extended", NaiveSar::extended);
        ALL.putAll(NaiveDirection.ALL);
        NaiveTrend.addTo(ALL);
        NaiveMomentum.addTo(ALL);
        NaiveVolatility.addTo(ALL);
        NaiveVolume.addTo(ALL);
        NaiveStatistic.addTo(ALL);
    }

    private Formulas() {}

    private static void oscillators() {
        ALL.put("rsi", g -> columns(rsi(g.x(), g.n("period"))));
        ALL.put("macd", g -> {
            int start = Math.max(g.n("fast"), g.n("slow"));
            double[] fast = ema(g.x(), g.n("fast"), start - g.n("fast"));
            double[] macd = minus(fast, ema(g.x(), g.n("slow"), start - g.n("slow")));
            double[] signal = ema(macd, g.n("signal"));
            return columns(macd, signal, minus(macd, signal));
        });
        ALL.put("ppo", g -> {
            double[] slow = ema(g.x(), g.n("slow"));
            double[] ppo = scale(ratio(minus(ema(g.x(), g.n("fast")), slow), slow, 0), 100);
            double[] signal = ema(ppo, g.n("signal"));
            return columns(ppo, signal, minus(ppo, signal));
        });
        ALL.put("stochastic", g -> smoothed(place(g.closes(), g.highs(), g.lows(), g.n("period")), g));
        ALL.put("stochrsi", g -> {
            double[] r = rsi(g.x(), g.n("rsi_period"));
            return smoothed(place(r, r, r, g.n("stoch_period")), g);
        });
        ALL.put("cci", g -> columns(window(g.x(), g.n("period"), Formulas::cci)));
        ALL.put("williams_r", g -> {
            double[] top = highest(g.highs(), g.n("period"));
            double[] width = minus(top, lowest(g.lows(), g.n("period")));
            return columns(scale(ratio(minus(top, g.closes()), width, 0), -100));
        });
        ALL.put("roc", g -> columns(roc(g.x(), g.n("period"))));
        ALL.put("momentum", g -> columns(minus(g.x(), shift(g.x(), g.n("period")))));
        ALL.put("trix", g -> {
            int n = g.n("period");
            double[] trix = roc(ema(ema(ema(g.x(), n), n), n), 1);
            return columns(trix, sma(trix, g.n("signal")));
        });
        ALL.put("kst", g -> {
            double[] kst = new double[g.size()];
            for (int i = 1; i <= 4; i++) {
                kst = plus(kst, scale(sma(roc(g.x(), g.n("roc" + i)), g.n("sma" + i)), i));
            }
            return columns(kst, sma(kst, g.n("signal")));
        });
        ALL.put("awesome", g -> columns(minus(sma(g.x(), g.n("fast")), sma(g.x(), g.n("slow")))));
        ALL.put("tsi", g -> {
            double[] change = minus(g.x(), shift(g.x(), 1));
            double[] above = ema(ema(change, g.n("long")), g.n("short"));
            double[] below = ema(ema(map(change, Math::abs), g.n("long")), g.n("short"));
            double[] tsi = scale(ratio(above, below, Double.NaN), 100);
            return columns(tsi, ema(tsi, g.n("signal")));
        });
        ALL.put("ultimate", g -> {
            double[] before = shift(g.closes(), 1);
            double[] pressure = minus(g.closes(), map(g.lows(), before, Math::min));
            double[] sum = new double[g.size()];
            String[] names = {"short", "middle", "long"};
            for (int i = 0; i < 3; i++) {
                int n = g.n(names[i]);
                double[] part = ratio(sum(pressure, n), sum(trueRange(g), n), 0);
                sum = plus(sum, scale(part, 100.0 * (4 >> i) / 7));
            }
            return columns(sum);
        });
    }

    private static void ranges() {
        ALL.put("true_range", g -> columns(trueRange(g)));
        ALL.put("atr", g -> columns(wilder(trueRange(g), g.n("period"))));
        ALL.put("bollinger", g -> {
            double[] middle = sma(g.x(), g.n("period"));
            double[] reach = scale(map(Naive.variance(g.x(), g.n("period")), Math::sqrt), g.d("deviations"));
            double[] lower = minus(middle, reach);
            double[] width = scale(reach, 2);
            return columns(
                    middle,
                    plus(middle, reach),
                    lower,
                    ratio(minus(g.x(), lower), width, Double.NaN),
                    ratio(width, middle, Double.NaN));
        });
        ALL.put("keltner", g -> {
            double[] middle = ema(g.x(), g.n("period"));
            double[] reach = scale(wilder(trueRange(g), g.n("atr_period")), g.d("multiple"));
            return columns(middle, plus(middle, reach), minus(middle, reach));
        });
        ALL.put("donchian", g -> {
            double[] upper = highest(g.highs(), g.n("period"));
            double[] lower = lowest(g.lows(), g.n("period"));
            return columns(scale(plus(upper, lower), 0.5), upper, lower);
        });
        ALL.put("chandelier_exit", g -> {
            double[] reach = scale(wilder(trueRange(g), g.n("period")), g.d("multiple"));
            return columns(
                    minus(highest(g.highs(), g.n("period")), reach), plus(lowest(g.lows(), g.n("period")), reach));
        });
        ALL.put("ichimoku", g -> {
            double[] tenkan = middle(g, g.n("tenkan"));
            double[] kijun = middle(g, g.n("kijun"));
            double[] a = shift(scale(plus(tenkan, kijun), 0.5), g.n("displacement"));
            return columns(tenkan, kijun, a, shift(middle(g, g.n("senkou")), g.n("displacement")), g.closes());
        });
    }

    private static void volumes() {
        ALL.put("volume", g -> columns(g.volumes(), sma(g.volumes(), g.n("period"))));
        ALL.put("obv", g -> {
            double[] step = g.volumes();
            for (int t = 1; t < step.length; t++) {
                step[t] *= Math.signum(g.x()[t] - g.x()[t - 1]);
            }
            Arrays.parallelPrefix(step, Double::sum);
            return columns(step);
        });
        ALL.put("adl", g -> {
            double[] line = steps(g);
            Arrays.parallelPrefix(line, Double::sum);
            return columns(line);
        });
        ALL.put("mfi", g -> {
            double[] typical = g.column(c -> (c.high() + c.low() + c.close()) / 3);
            double[] flow = times(typical, g.volumes());
            double[] change = minus(typical, shift(typical, 1));
            double[] up = sum(map(change, flow, (c, f) -> c > 0 ? f : 0 * c), g.n("period"));
            double[] down = sum(map(change, flow, (c, f) -> c < 0 ? f : 0 * c), g.n("period"));
            return columns(scale(ratio(up, plus(up, down), 0), 100));
        });
        ALL.put("vwap", NaiveVwap::anchored);
        ALL.put("rolling_vwap", g -> NaiveVwap.rolling(g, g.n("period")));
        ALL.put("force_index", g -> {
            double[] change = minus(g.closes(), shift(g.closes(), 1));
            return columns(ema(times(change, g.volumes()), g.n("period")));
        });
    }

    public static double[] rsi(double[] x, int n) {
        double[] change = minus(x, shift(x, 1));
        double[] gain = wilder(map(change, c -> c > 0 ? c : 0 * c), n);
        double[] loss = wilder(map(change, c -> c < 0 ? -c : 0 * c), n);
        double[] rsi = scale(ratio(gain, plus(gain, loss), 0), 100);
        for (int t = n + 1; t < x.length; t++) {
            rsi[t] = change[t] == 0 ? rsi[t - 1] : rsi[t];
        }
        return rsi;
    }

    static double[] roc(double[] x, int n) {
        double[] before = shift(x, n);
        return scale(ratio(minus(x, before), before, 0), 100);
    }

    static double[] trueRange(Given g) {
        double[] before = shift(g.closes(), 1);
        double[] inside = minus(g.highs(), g.lows());
        double[] up = map(minus(g.highs(), before), Math::abs);
        double[] down = map(minus(g.lows(), before), Math::abs);
        return map(inside, map(up, down, Math::max), Math::max);
    }

    private static double[] middle(Given g, int n) {
        return scale(plus(highest(g.highs(), n), lowest(g.lows(), n)), 0.5);
    }

    /** What each candle adds to the accumulation/distribution line. */
    static double[] steps(Given g) {
        double[] width = minus(g.highs(), g.lows());
        double[] place = minus(scale(g.closes(), 2), plus(g.highs(), g.lows()));
        return times(ratio(place, width, 0), g.volumes());
    }

    static double[] place(double[] x, double[] high, double[] low, int n) {
        double[] bottom = lowest(low, n);
        return scale(ratio(minus(x, bottom), minus(highest(high, n), bottom), 0), 100);
    }

    private static double[][] smoothed(double[] raw, Given g) {
        double[] k = sma(raw, g.n("smooth"));
        return columns(k, sma(k, g.n("signal")));
    }

    /** Of the distances from the first value: those of nearly equal prices are exact, their average is not. */
    private static double cci(double[] w) {
        double[] distances = Naive.map(w, v -> v - w[0]);
        double deviation = WindowFormulas.meanDeviation(distances);
        return deviation == 0 ? 0 : (distances[w.length - 1] - Naive.mean(distances)) / (0.015 * deviation);
    }

    static double[][] columns(double[]... columns) {
        return columns;
    }
}
