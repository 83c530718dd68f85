package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Any moving average of the house, by its name in the catalogue: for indicators that let one choose. One thread.
 *
 * <p>Costs one more call per value than the average alone.
 */
public final class Average {
    private static final List<IndicatorType> TYPES = List.of(
            Sma.TYPE, Ema.TYPE, Wma.TYPE, Dema.TYPE, Tema.TYPE, Trima.TYPE, Kama.TYPE, T3.TYPE, Hma.TYPE, Wilder.TYPE);

    private final Indicator kind;
    private final double[] out = {Double.NaN};

    private Average(Indicator kind) {
        this.kind = kind;
    }

    /** A parameter that takes the name of an average. */
    public static Param.OfWord param(String name, String standard) {
        String[] names = Stream.concat(
                        Stream.of(standard),
                        TYPES.stream().map(IndicatorType::name).filter(n -> !n.equals(standard)))
                .toArray(String[]::new);
        return Param.word(name, names);
    }

    /** A new one; what it takes besides the period has its default. */
    public static Average of(String name, int period) {
        IndicatorType type = type(name);
        return new Average(type.create(args(type, period)));
    }

    /** Candles until one is first known. */
    public static int warmup(String name, int period) {
        IndicatorType type = type(name);
        return type.warmup(args(type, period));
    }

    /** Adds a value; returns the average, NaN until its warm-up is over. */
    public double add(Candle candle, double x) {
        kind.update(candle, x, out, 0);
        return out[0];
    }

    /** How far the average is below a value, with as many digits as its kind has; NaN until its warm-up is over. */
    public double below(double x) {
        return kind instanceof Measured average ? average.below(x) : x - out[0];
    }

    private static IndicatorType type(String name) {
        return TYPES.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    private static Args args(IndicatorType type, int period) {
        return type.args(Map.of("period", period));
    }
}
