package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.oracle.Formulas;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Candle by candle equals the formula computed afresh, for every indicator, with defaults and with short periods. */
class NaiveOracleTest {
    static Stream<IndicatorType> types() {
        return Indicators.ALL.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void equalsItsFormula(IndicatorType type) {
        assertTrue(Formulas.ALL.containsKey(type.name()), "no formula for " + type);
        CandleSets.all().forEach((name, candles) -> {
            for (Args args : arguments(type)) {
                compare(type, args, name, candles);
            }
        });
    }

    static List<Args> arguments(IndicatorType type) {
        List<Args> list = new ArrayList<>(List.of(type.defaults()));
        type.params().stream()
                .filter(Param.OfInt.class::isInstance)
                .map(Param.OfInt.class::cast)
                .forEach(p -> {
                    list.add(type.args(Map.of(p.name(), p.min())));
                    list.add(type.args(Map.of(p.name(), p.standard() + 7)));
                });
        return list;
    }

    private static void compare(IndicatorType type, Args args, String name, List<Candle> candles) {
        double[] x = Columns.source(type, candles);
        double[][] expected = Formulas.ALL.get(type.name()).columns(new Given(type, args, candles, x));
        double[][] actual = Columns.run(type, args, candles, x);
        for (int o = 0; o < expected.length; o++) {
            double digits = Agreement.digits(type, o, candles.get(0).high(), expected);
            String output = type.outputs().get(o).name();
            Agreement.check(args + " " + output + " on " + name, expected[o], actual[o], 0, digits);
        }
    }
}
