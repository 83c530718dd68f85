package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.TaLib.CORE;
import static io.candlebus.indicator.oracle.TaLib.call;
import static io.candlebus.indicator.oracle.TaLib.one;

import com.tictactec.ta.lib.MAType;
import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** TA-Lib's oscillators with a choice of averages, and those that compare a candle with others. */
final class TaLibOscillators {
    static final Map<String, Oracle> FUNCTIONS = new HashMap<>();

    static {
        convergences();
        changes();
        FUNCTIONS.put("aroon", TaLibOscillators::aroon);
        FUNCTIONS.put(
                "aroon_oscillator",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.aroonOsc(0, e, g.highs(), g.lows(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put("bop", g -> {
            double[] open = g.column(Candle::open);
            return call(g.size(), 1, (e, b, n, o) -> CORE.bop(0, e, open, g.highs(), g.lows(), g.closes(), b, n, o[0]));
        });
        FUNCTIONS.put(
                "fast_stochastic",
                g -> call(
                        g.size(),
                        2,
                        (e, b, n, o) -> CORE.stochF(
                                0,
                                e,
                                g.highs(),
                                g.lows(),
                                g.closes(),
                                g.n("period"),
                                g.n("signal"),
                                MAType.Sma,
                                b,
                                n,
                                o[0],
                                o[1])));
        FUNCTIONS.put(
                "natr",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.natr(0, e, g.highs(), g.lows(), g.closes(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "chaikin_oscillator",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.adOsc(
                                0,
                                e,
                                g.highs(),
                                g.lows(),
                                g.closes(),
                                g.volumes(),
                                g.n("fast"),
                                g.n("slow"),
                                b,
                                n,
                                o[0])));
    }

    private TaLibOscillators() {}

    private static void convergences() {
        FUNCTIONS.put("apo", g -> {
            MAType average = TaLibOverlaps.type(g.word("average"));
            return call(
                    g.size(), 1, (e, b, n, o) -> CORE.apo(0, e, g.x(), g.n("fast"), g.n("slow"), average, b, n, o[0]));
        });
        FUNCTIONS.put(
                "macdfix",
                g -> call(
                        g.size(), 3, (e, b, n, o) -> CORE.macdFix(0, e, g.x(), g.n("signal"), b, n, o[0], o[1], o[2])));
        FUNCTIONS.put(
                "macd_extended",
                g -> call(
                        g.size(),
                        3,
                        (e, b, n, o) -> CORE.macdExt(
                                0,
                                e,
                                g.x(),
                                g.n("fast"),
                                TaLibOverlaps.type(g.word("fast_average")),
                                g.n("slow"),
                                TaLibOverlaps.type(g.word("slow_average")),
                                g.n("signal"),
                                TaLibOverlaps.type(g.word("signal_average")),
                                b,
                                n,
                                o[0],
                                o[1],
                                o[2])));
    }

    private static void changes() {
        FUNCTIONS.put("cmo", TaLibOscillators::cmo);
        FUNCTIONS.put(
                "rocp", g -> call(g.size(), 1, (e, b, n, o) -> CORE.rocP(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "rocr", g -> call(g.size(), 1, (e, b, n, o) -> CORE.rocR(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "rocr100",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.rocR100(0, e, g.x(), g.n("period"), b, n, o[0])));
    }

    /** TA-Lib's own is Wilder's; with simple averages it is put together from sums. */
    private static double[][] cmo(Given g) {
        int period = g.n("period");
        if (g.word("average").equals("wilder")) {
            return call(g.size(), 1, (e, b, n, o) -> CORE.cmo(0, e, g.x(), period, b, n, o[0]));
        }
        double[] change = Naive.minus(g.x(), Naive.shift(g.x(), 1));
        double[] net = TaLib.sma(change, period);
        double[] all = TaLib.sma(Naive.map(change, Math::abs), period);
        return one(Naive.scale(Naive.ratio(net, all, 0), 100));
    }

    private static double[][] aroon(Given g) {
        double[][] lines = call(
                g.size(), 2, (e, b, n, o) -> CORE.aroon(0, e, g.highs(), g.lows(), g.n("period"), b, n, o[0], o[1]));
        double[] oscillator = call(
                g.size(), 1, (e, b, n, o) -> CORE.aroonOsc(0, e, g.highs(), g.lows(), g.n("period"), b, n, o[0]))[0];
        return new double[][] {lines[1], lines[0], Arrays.copyOf(oscillator, g.size())};
    }
}
