package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.TaLib.CORE;
import static io.candlebus.indicator.oracle.TaLib.call;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** TA-Lib with every rounding error of its own, to measure them. */
public final class TaLibAsItIs {
    public static final Map<String, Oracle> FUNCTIONS = new TreeMap<>(TaLib.FUNCTIONS);

    /** Look at a whole window for each candle, and so need no more candles than one. */
    public static final Set<String> AFRESH = Set.of(
            "cci",
            "mean_deviation",
            "midpoint",
            "midprice",
            "linear_regression",
            "linear_regression_slope",
            "linear_regression_angle",
            "linear_regression_intercept",
            "time_series_forecast");

    static {
        FUNCTIONS.putAll(TaLibCycles.FUNCTIONS);
        FUNCTIONS.putAll(TaLibPatterns.FUNCTIONS);
        FUNCTIONS.put(
                "correlation",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.correl(0, e, g.x(), g.y(), g.n("period"), b, n, o[0])));
        FUNCTIONS.put(
                "beta",
                g -> call(g.size(), 1, (e, b, n, o) -> CORE.beta(0, e, g.x(), g.y(), g.n("period"), b, n, o[0])));
    }

    private TaLibAsItIs() {}
}
