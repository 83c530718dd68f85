package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.Naive.map;
import static io.candlebus.indicator.oracle.Naive.minus;
import static io.candlebus.indicator.oracle.Naive.plus;
import static io.candlebus.indicator.oracle.Naive.ratio;
import static io.candlebus.indicator.oracle.Naive.scale;
import static io.candlebus.indicator.oracle.Naive.shift;
import static io.candlebus.indicator.oracle.Naive.times;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Indicators that TA-Lib does not have, put together from functions that it has. */
public final class Composed {
    public static final String ORIGIN = TaLib.ORIGIN + ", several functions put together";

    public static final Map<String, Oracle> OF_TA_LIB = new HashMap<>();

    static {
        OF_TA_LIB.put("wilder", g -> columns(wilder(g.x(), g.n("period"))));
        OF_TA_LIB.put("hma", g -> {
            int n = g.n("period");
            double[] raw = minus(scale(TaLib.wma(g.x(), n / 2), 2), TaLib.wma(g.x(), n));
            return columns(TaLib.wma(raw, (int) Math.sqrt(n)));
        });
        OF_TA_LIB.put("awesome", g -> columns(minus(TaLib.sma(g.x(), g.n("fast")), TaLib.sma(g.x(), g.n("slow")))));
        OF_TA_LIB.put("kst", Composed::kst);
        OF_TA_LIB.put("tsi", Composed::tsi);
        OF_TA_LIB.put("donchian", g -> {
            double[] upper = TaLib.max(g.highs(), g.n("period"));
            double[] lower = TaLib.min(g.lows(), g.n("period"));
            return columns(scale(plus(upper, lower), 0.5), upper, lower);
        });
        OF_TA_LIB.put("keltner", g -> {
            double[] middle = TaLib.ema(g.x(), g.n("period"));
            double[] reach = scale(TaLib.atr(g, g.n("atr_period")), g.d("multiple"));
            return columns(middle, plus(middle, reach), minus(middle, reach));
        });
        OF_TA_LIB.put("chandelier_exit", g -> {
            double[] reach = scale(TaLib.atr(g, g.n("period")), g.d("multiple"));
            return columns(
                    minus(TaLib.max(g.highs(), g.n("period")), reach), plus(TaLib.min(g.lows(), g.n("period")), reach));
        });
        OF_TA_LIB.put("ichimoku", g -> {
            double[] tenkan = middle(g, g.n("tenkan"));
            double[] kijun = middle(g, g.n("kijun"));
            double[] a = shift(scale(plus(tenkan, kijun), 0.5), g.n("displacement"));
            return columns(tenkan, kijun, a, shift(middle(g, g.n("senkou")), g.n("displacement")), g.closes());
        });
        OF_TA_LIB.put("force_index", g -> {
            double[] change = minus(g.closes(), shift(g.closes(), 1));
            return columns(TaLib.ema(times(change, g.volumes()), g.n("period")));
        });
        OF_TA_LIB.put("imi", g -> {
            double[] body = minus(g.closes(), g.column(Candle::open));
            double[] up = TaLib.sma(map(body, v -> Math.max(v, 0)), g.n("period"));
            double[] down = TaLib.sma(map(body, v -> Math.max(-v, 0)), g.n("period"));
            return columns(scale(ratio(up, plus(up, down), Double.NaN), 100));
        });
        OF_TA_LIB.put("acceleration_bands", g -> {
            int n = g.n("period");
            double[] width = scale(ratio(minus(g.highs(), g.lows()), plus(g.highs(), g.lows()), 0), 4);
            double[] upper = TaLib.sma(map(g.highs(), width, (high, w) -> high * (1 + w)), n);
            double[] lower = TaLib.sma(map(g.lows(), width, (low, w) -> low * (1 - w)), n);
            return columns(TaLib.sma(g.closes(), n), upper, lower);
        });
        ComposedVwap.addTo(OF_TA_LIB);
        averages();
        oscillators();
    }

    private Composed() {}

    private static void averages() {
        OF_TA_LIB.put(
                "alligator",
                g -> columns(alligatorLine(g, "jaw"), alligatorLine(g, "teeth"), alligatorLine(g, "lips")));
        OF_TA_LIB.put("gator", g -> {
            double[] teeth = alligatorLine(g, "teeth");
            double[] upper = map(minus(alligatorLine(g, "jaw"), teeth), Math::abs);
            return columns(upper, map(minus(alligatorLine(g, "lips"), teeth), v -> -Math.abs(v)));
        });
        OF_TA_LIB.put("envelopes", g -> {
            double[] middle = TaLib.sma(g.x(), g.n("period"));
            double share = g.d("percent") / 100;
            return columns(middle, scale(middle, 1 + share), scale(middle, 1 - share));
        });
    }

    private static void oscillators() {
        OF_TA_LIB.put("klinger", g -> {
            double[] force = NaiveVolume.klingerForce(g);
            double[] kvo = minus(TaLib.ema(force, g.n("fast")), TaLib.ema(force, g.n("slow")));
            return columns(kvo, TaLib.ema(kvo, g.n("signal")));
        });
        OF_TA_LIB.put("stochastic_momentum", g -> {
            double[] top = TaLib.max(g.highs(), g.n("period"));
            double[] bottom = TaLib.min(g.lows(), g.n("period"));
            double[] distance = minus(g.closes(), scale(plus(top, bottom), 0.5));
            double[] smi = scale(ratio(twice(g, distance), twice(g, minus(top, bottom)), Double.NaN), 200);
            return columns(smi, TaLib.ema(smi, g.n("signal")));
        });
        OF_TA_LIB.put("schaff_trend_cycle", g -> {
            double[] macd = minus(TaLib.ema(g.x(), g.n("fast")), TaLib.ema(g.x(), g.n("slow")));
            return columns(NaiveMomentum.schaffPass(g, NaiveMomentum.schaffPass(g, macd)));
        });
    }

    private static double[] alligatorLine(Given g, String name) {
        return shift(wilder(g.x(), g.n(name)), g.n(name + "_shift"));
    }

    private static double[] twice(Given g, double[] x) {
        return TaLib.ema(TaLib.ema(x, g.n("first")), g.n("second"));
    }

    private static double[][] kst(Given g) {
        double[] kst = new double[g.size()];
        for (int i = 1; i <= 4; i++) {
            kst = plus(kst, scale(TaLib.sma(TaLib.roc(g.x(), g.n("roc" + i)), g.n("sma" + i)), i));
        }
        return columns(kst, TaLib.sma(kst, g.n("signal")));
    }

    private static double[][] tsi(Given g) {
        double[] change = minus(g.x(), shift(g.x(), 1));
        double[] above = TaLib.ema(TaLib.ema(change, g.n("long")), g.n("short"));
        double[] below = TaLib.ema(TaLib.ema(map(change, Math::abs), g.n("long")), g.n("short"));
        double[] tsi = scale(ratio(above, below, Double.NaN), 100);
        return columns(tsi, TaLib.ema(tsi, g.n("signal")));
    }

    private static double[] middle(Given g, int n) {
        return scale(plus(TaLib.max(g.highs(), n), TaLib.min(g.lows(), n)), 0.5);
    }

    /** The average true range of candles that reach from 0 to x is Wilder's average of x; the first has no range. */
    private static double[] wilder(double[] x, int n) {
        double[] high = new double[x.length + 1];
        System.arraycopy(x, 0, high, 1, x.length);
        double[] zero = new double[high.length];
        return Arrays.copyOfRange(TaLib.atr(high, zero, zero, n), 1, high.length);
    }

    private static double[][] columns(double[]... columns) {
        return columns;
    }
}
