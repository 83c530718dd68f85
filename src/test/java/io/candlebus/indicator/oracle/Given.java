package io.candlebus.indicator.oracle;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Columns;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.market.Candle;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What an oracle is told: candles, the source's values and the parameters by name. */
public record Given(IndicatorType type, Args args, List<Candle> candles, double[] x) {
    public int n(String param) {
        return ((Number) value(param)).intValue();
    }

    public double d(String param) {
        return ((Number) value(param)).doubleValue();
    }

    /** The second source's values, of a type that has one. */
    public double[] y() {
        return Columns.other(type, candles);
    }

    public String word(String param) {
        return (String) value(param);
    }

    public int size() {
        return x.length;
    }

    public double[] highs() {
        return column(Candle::high);
    }

    public double[] lows() {
        return column(Candle::low);
    }

    public double[] closes() {
        return column(Candle::close);
    }

    public double[] volumes() {
        return column(Candle::volume);
    }

    public double[] column(ToDoubleFunction<Candle> field) {
        return candles.stream().mapToDouble(field).toArray();
    }

    private Object value(String param) {
        return args.value(type.params().stream()
                .filter(p -> p.name().equals(param))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no parameter " + param)));
    }
}
