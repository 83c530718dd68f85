package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Whole columns out of candle-by-candle indicators, for comparison. */
public final class Columns {
    private Columns() {}

    /** The default source's value at every candle. */
    public static double[] source(IndicatorType type, List<Candle> candles) {
        return column(type.standardSource(), candles);
    }

    /** The second source's default at every candle; unknown where there is no second source. */
    public static double[] other(IndicatorType type, List<Candle> candles) {
        if (type.sources() > 1) {
            return column(type.standardSource(1), candles);
        }
        double[] none = new double[candles.size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** One column per output, one value per candle. */
    public static double[][] run(IndicatorType type, Args args, List<Candle> candles) {
        return run(type, args, candles, source(type, candles));
    }

    public static double[][] run(IndicatorType type, Args args, List<Candle> candles, double[] x) {
        return run(type, args, candles, x, other(type, candles));
    }

    public static double[][] run(IndicatorType type, Args args, List<Candle> candles, double[] x, double[] y) {
        IndicatorRun run = new IndicatorRun(type, args);
        double[][] columns = new double[type.outputs().size()][candles.size()];
        double[] out = new double[columns.length];
        for (int t = 0; t < candles.size(); t++) {
            run.update(candles.get(t), x[t], y[t], out, 0);
            for (int o = 0; o < columns.length; o++) {
                columns[o][t] = out[o];
            }
        }
        return columns;
    }

    private static double[] column(String name, List<Candle> candles) {
        return candles.stream().mapToDouble(field(name)).toArray();
    }

    private static ToDoubleFunction<Candle> field(String name) {
        return switch (name) {
            case "open" -> Candle::open;
            case "high" -> Candle::high;
            case "low" -> Candle::low;
            case "close" -> Candle::close;
            case "volume" -> Candle::volume;
            case "hl2" -> c -> (c.high() + c.low()) / 2;
            case "hlc3" -> c -> (c.high() + c.low() + c.close()) / 3;
            default -> throw new IllegalArgumentException("no candle field " + name);
        };
    }
}
