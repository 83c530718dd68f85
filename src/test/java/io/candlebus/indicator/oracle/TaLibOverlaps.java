package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.TaLib.CORE;
import static io.candlebus.indicator.oracle.TaLib.call;
import static io.candlebus.indicator.oracle.TaLib.one;

import com.tictactec.ta.lib.MAType;
import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** TA-Lib's averages by name, its prices of a candle, and its directional and parabolic functions. */
final class TaLibOverlaps {
    static final Map<String, Oracle> FUNCTIONS = new HashMap<>();

    static {
        averages();
        prices();
        directions();
        FUNCTIONS.put("psar_extended", TaLibOverlaps::sarExt);
    }

    private TaLibOverlaps() {}

    private static void averages() {
        FUNCTIONS.put("kama", g -> one(average("kama", g.x(), g.n("period"))));
        FUNCTIONS.put("trima", g -> one(average("trima", g.x(), g.n("period"))));
        FUNCTIONS.put(
                "t3",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.t3(0, e, g.x(), g.n("period"), g.d("factor"), b, n, o[0])));
        FUNCTIONS.put(
                "midpoint",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.midPoint(0, e, g.x(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "midprice",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.midPrice(0, e, g.highs(), g.lows(), g.n("period"), b, n, o[0])));
    }

    private static void prices() {
        FUNCTIONS.put("average_price", g -> {
            double[] open = g.column(Candle::open);
            return call(
                    g.size(),
                    1,
                    (e, b, n, o) -> CORE.avgPrice(0, e, open, g.highs(), g.lows(), g.closes(), b, n, o[0]));
        });
        FUNCTIONS.put(
                "median_price",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.medPrice(0, e, g.highs(), g.lows(), b, n, o[0])));
        FUNCTIONS.put(
                "typical_price",
                g -> call(
                        g.size(), 1, (e, b, n, o) -> CORE.typPrice(0, e, g.highs(), g.lows(), g.closes(), b, n, o[0])));
        FUNCTIONS.put(
                "weighted_close",
                g -> call(
                        g.size(), 1, (e, b, n, o) -> CORE.wclPrice(0, e, g.highs(), g.lows(), g.closes(), b, n, o[0])));
    }

    private static void directions() {
        FUNCTIONS.put(
                "adxr",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.adxr(0, e, g.highs(), g.lows(), g.closes(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "dx",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.dx(0, e, g.highs(), g.lows(), g.closes(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put("plus_di", g -> one(TaLib.adx(g)[1]));
        FUNCTIONS.put("minus_di", g -> one(TaLib.adx(g)[2]));
        FUNCTIONS.put(
                "plus_dm",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.plusDM(0, e, g.highs(), g.lows(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "minus_dm",
                g -> call(
                        g.size(),
                        1,
                        (e, b, n, o) -> CORE.minusDM(0, e, g.highs(), g.lows(), g.n("period"), b, n, o[0])));
    }

    /** An average that TA-Lib lets its functions choose; what is unknown at first is left out. */
    static double[] average(String name, double[] x, int period) {
        MAType type = type(name);
        return TaLib.afterUnknown(
                x,
                known -> call(
                        known.length, 1, (e, b, n, o) -> CORE.movingAverage(0, e, known, period, type, b, n, o[0]))[0]);
    }

    static MAType type(String average) {
        return Arrays.stream(MAType.values())
                .filter(type -> type.name().equalsIgnoreCase(average))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("TA-Lib has no average " + average));
    }

    /** TA-Lib's number is below zero in a down-trend. */
    private static double[][] sarExt(Given g) {
        double[] signed = call(
                g.size(),
                1,
                (e, b, n, o) -> CORE.sarExt(
                        0,
                        e,
                        g.highs(),
                        g.lows(),
                        g.d("start"),
                        g.d("offset"),
                        g.d("long_initial"),
                        g.d("long_step"),
                        g.d("long_max"),
                        g.d("short_initial"),
                        g.d("short_step"),
                        g.d("short_max"),
                        b,
                        n,
                        o[0]))[0];
        return new double[][] {Naive.map(signed, Math::abs), Naive.map(signed, Math::signum)};
    }
}
