package io.candlebus.indicator.oracle;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * TA-Lib 0.4.0 with its default settings: classic compatibility, unstable periods 0. What a function does not give is
 * NaN.
 */
public final class TaLib {
    public static final String ORIGIN = "TA-Lib 0.4.0 (com.tictactec:ta-lib), unstable periods 0";

    /** By our name; each is one TA-Lib function per column. */
    public static final Map<String, Oracle> FUNCTIONS = new HashMap<>();

    static final Core CORE = new Core();

    /** One call of a TA-Lib function that gives one or several columns of equal length. */
    interface Call {
        RetCode run(int end, MInteger begin, MInteger count, double[][] out);
    }

    static {
        overlaps();
        FUNCTIONS.putAll(TaLibOverlaps.FUNCTIONS);
        FUNCTIONS.putAll(TaLibOscillators.FUNCTIONS);
        FUNCTIONS.putAll(TaLibStatistics.FUNCTIONS);
        oscillators();
        ranges();
        volumes();
    }

    private TaLib() {}

    private static void overlaps() {
        FUNCTIONS.put("sma", g -> one(sma(g.x(), g.n("period"))));
        FUNCTIONS.put("ema", g -> one(ema(g.x(), g.n("period"))));
        FUNCTIONS.put("wma", g -> one(wma(g.x(), g.n("period"))));
        FUNCTIONS.put(
                "dema", g -> call(g.size(), 1, (e, b, n, o) -> CORE.dema(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "tema", g -> call(g.size(), 1, (e, b, n, o) -> CORE.tema(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "psar",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.sar(0, e, g.highs(), g.lows(), g.d("step"), g.d("max"), b, n, o[0])));
    }

    private static void oscillators() {
        FUNCTIONS.put("rsi", g -> call(g.size(), 1, (e, b, n, o) -> CORE.rsi(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "macd",
                g -> call(
                        g.size(),
                        3,
                        (e, b, n, o) -> CORE.macd(
                                0, e, g.x(), g.n("fast"), g.n("slow"), g.n("signal"), b, n, o[0], o[1], o[2])));
        FUNCTIONS.put("ppo", g -> {
            double[] ppo = call(
                    g.size(),
                    1,
                    (e, b, n, o) -> CORE.ppo(0, e, g.x(), g.n("fast"), g.n("slow"), MAType.Ema, b, n, o[0]))[0];
            double[] signal = ema(ppo, g.n("signal"));
            return new double[][] {ppo, signal, Naive.minus(ppo, signal)};
        });
        FUNCTIONS.put(
                "stochastic",
                g -> call(
                        g.size(),
                        2,
                        (e, b, n, o) -> CORE.stoch(
                                0,
                                e,
                                g.highs(),
                                g.lows(),
                                g.closes(),
                                g.n("period"),
                                g.n("smooth"),
                                MAType.Sma,
                                g.n("signal"),
                                MAType.Sma,
                                b,
                                n,
                                o[0],
                                o[1])));
        FUNCTIONS.put("stochrsi", g -> {
            // TA-Lib's own k is not smoothed; its d, over the smoothing's length, is our k.
            double[] k = call(
                    g.size(),
                    2,
                    (e, b, n, o) -> CORE.stochRsi(
                            0,
                            e,
                            g.x(),
                            g.n("rsi_period"),
                            g.n("stoch_period"),
                            g.n("smooth"),
                            MAType.Sma,
                            b,
                            n,
                            o[0],
                            o[1]))[1];
            return new double[][] {k, sma(k, g.n("signal"))};
        });
        FUNCTIONS.put("roc", g -> one(roc(g.x(), g.n("period"))));
        FUNCTIONS.put(
                "momentum", g -> call(g.size(), 1, (e, b, n, o) -> CORE.mom(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put("trix", g -> {
            double[] trix = call(g.size(), 1, (e, b, n, o) -> CORE.trix(0, e, g.x(), g.n("period"), b, n, o[0]))[0];
            return new double[][] {trix, sma(trix, g.n("signal"))};
        });
        FUNCTIONS.put(
                "cci",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.cci(0, e, g.highs(), g.lows(), g.closes(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "williams_r",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.willR(0, e, g.highs(), g.lows(), g.closes(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "ultimate",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.ultOsc(
                                0,
                                e,
                                g.highs(),
                                g.lows(),
                                g.closes(),
                                g.n("short"),
                                g.n("middle"),
                                g.n("long"),
                                b,
                                n,
                                o[0])));
    }

    private static void ranges() {
        FUNCTIONS.put(
                "true_range",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.trueRange(0, e, g.highs(), g.lows(), g.closes(), b, n, o[0])));
        FUNCTIONS.put("atr", g -> one(atr(g, g.n("period"))));
        FUNCTIONS.put("adx", TaLib::adx);
        FUNCTIONS.put("bollinger", TaLib::bollinger);
    }

    private static void volumes() {
        FUNCTIONS.put("volume", g -> new double[][] {g.volumes(), sma(g.volumes(), g.n("period"))});
        FUNCTIONS.put("obv", g -> call(g.size(), 1, (e, b, n, o) -> CORE.obv(0, e, g.x(), g.volumes(), b, n, o[0])));
        FUNCTIONS.put(
                "adl",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.ad(0, e, g.highs(), g.lows(), g.closes(), g.volumes(), b, n, o[0])));
        FUNCTIONS.put(
                "mfi",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.mfi(
                                0, e, g.highs(), g.lows(), g.closes(), g.volumes(), g.n("period"), b, n, o[0])));
    }

    static double[][] adx(Given g) {
        double[] h = g.highs();
        double[] l = g.lows();
        double[] c = g.closes();
        int period = g.n("period");
        return new double[][] {
            call(g.size(), 1, (e, b, n, o) -> CORE.adx(0, e, h, l, c, period, b, n, o[0]))[0],
            call(g.size(), 1, (e, b, n, o) -> CORE.plusDI(0, e, h, l, c, period, b, n, o[0]))[0],
            call(g.size(), 1, (e, b, n, o) -> CORE.minusDI(0, e, h, l, c, period, b, n, o[0]))[0]
        };
    }

    private static double[][] bollinger(Given g) {
        double k = g.d("deviations");
        double[][] bands = call(
                g.size(),
                3,
                (e, b, n, o) -> CORE.bbands(0, e, g.x(), g.n("period"), k, k, MAType.Sma, b, n, o[0], o[1], o[2]));
        double[] width = Naive.minus(bands[0], bands[2]);
        return new double[][] {
            bands[1],
            bands[0],
            bands[2],
            Naive.ratio(Naive.minus(g.x(), bands[2]), width, Double.NaN),
            Naive.ratio(width, bands[1], Double.NaN)
        };
    }

    static double[] sma(double[] x, int period) {
        return afterUnknown(
                x, known -> call(known.length, 1, (e, b, n, o) -> CORE.sma(0, e, known, period, b, n, o[0]))[0]);
    }

    static double[] ema(double[] x, int period) {
        return afterUnknown(
                x, known -> call(known.length, 1, (e, b, n, o) -> CORE.ema(0, e, known, period, b, n, o[0]))[0]);
    }

    static double[] wma(double[] x, int period) {
        return afterUnknown(
                x, known -> call(known.length, 1, (e, b, n, o) -> CORE.wma(0, e, known, period, b, n, o[0]))[0]);
    }

    static double[] roc(double[] x, int period) {
        return call(x.length, 1, (e, b, n, o) -> CORE.roc(0, e, x, period, b, n, o[0]))[0];
    }

    static double[] max(double[] x, int period) {
        return call(x.length, 1, (e, b, n, o) -> CORE.max(0, e, x, period, b, n, o[0]))[0];
    }

    static double[] min(double[] x, int period) {
        return call(x.length, 1, (e, b, n, o) -> CORE.min(0, e, x, period, b, n, o[0]))[0];
    }

    /** Sum of all values. */
    static double total(double[] x) {
        return call(x.length, 1, (e, b, n, o) -> CORE.sum(0, e, x, x.length, b, n, o[0]))[0][x.length - 1];
    }

    static double[] atr(Given g, int period) {
        return atr(g.highs(), g.lows(), g.closes(), period);
    }

    static double[] atr(double[] high, double[] low, double[] close, int period) {
        return call(high.length, 1, (e, b, n, o) -> CORE.atr(0, e, high, low, close, period, b, n, o[0]))[0];
    }

    interface Column {
        double[] of(double[] known);
    }

    /** TA-Lib knows no NaN: what is unknown at the beginning is cut off, and put before the result again. */
    static double[] afterUnknown(double[] x, Column function) {
        int unknown = 0;
        while (unknown < x.length && Double.isNaN(x[unknown])) {
            unknown++;
        }
        double[] y = Naive.unknown(x.length);
        double[] known = function.of(Arrays.copyOfRange(x, unknown, x.length));
        System.arraycopy(known, 0, y, unknown, known.length);
        return y;
    }

    static double[][] one(double[] column) {
        return new double[][] {column};
    }

    static double[][] call(int size, int columns, Call function) {
        double[][] raw = new double[columns][size];
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        RetCode code = function.run(size - 1, begin, count, raw);
        if (code != RetCode.Success) {
            throw new IllegalArgumentException("TA-Lib answered " + code);
        }
        double[][] aligned = new double[columns][];
        for (int c = 0; c < columns; c++) {
            aligned[c] = Naive.unknown(size);
            System.arraycopy(raw[c], 0, aligned[c], begin.value, count.value);
        }
        return aligned;
    }
}
