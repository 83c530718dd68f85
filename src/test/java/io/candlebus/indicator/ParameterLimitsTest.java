package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.market.Candle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The smallest and the largest values that parameters may take are worked with, to the exact warm-up. */
class ParameterLimitsTest {
    private static final List<Candle> CANDLES = LongMarket.near(
            100,
            Variants.types().mapToInt(type -> type.warmup(longest(type))).max().orElseThrow());

    @EveryIndicator
    void theLongestPeriodsAreKnownExactlyAfterTheirWarmup(IndicatorType type) {
        Args args = longest(type);
        IndicatorRun run = new IndicatorRun(type, args);
        int warmup = type.warmup(args);
        double[] x = Columns.source(type, CANDLES.subList(0, warmup));
        double[] y = Columns.other(type, CANDLES.subList(0, warmup));
        double[] out = new double[type.outputs().size()];
        for (int t = 0; t < warmup; t++) {
            run.update(CANDLES.get(t), x[t], y[t], out, 0);
            for (int o = 0; o < out.length; o++) {
                if (!type.outputs().get(o).awaited()) {
                    String where = args + " " + type.outputs().get(o).name() + " at candle " + t;
                    assertEquals(t + 1 >= type.warmup(args, o), !Double.isNaN(out[o]), where);
                }
            }
        }
    }

    @EveryIndicator
    void allNumbersAtTheirLeastAndAtTheirMostGiveNumbers(IndicatorType type) {
        List<Candle> candles = CandleSets.random(91, 2_000, 100);
        for (Args args : List.of(numbers(type, Param.OfDouble::min), numbers(type, Param.OfDouble::max))) {
            double[][] columns = Columns.run(type, args, candles);
            HostileMarketTest.check(type, args, "a random market", columns);
        }
    }

    private static Args longest(IndicatorType type) {
        Map<String, Integer> given = new HashMap<>();
        for (Param param : type.params()) {
            if (param instanceof Param.OfInt p) {
                given.put(p.name(), p.max());
            }
        }
        return type.args(given);
    }

    /** All numbers that are no counts at one end, the counts at their least. */
    private static Args numbers(IndicatorType type, ToDoubleFunction<Param.OfDouble> end) {
        Map<String, Number> given = new HashMap<>();
        for (Param param : type.params()) {
            if (param instanceof Param.OfInt p) {
                given.put(p.name(), p.min());
            } else if (param instanceof Param.OfDouble p) {
                given.put(p.name(), end.applyAsDouble(p));
            }
        }
        return type.args(given);
    }
}
