package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.oracle.Formulas;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.market.Candle;
import java.util.List;

/** Candle by candle equals the formula computed afresh, for every indicator, with defaults and with short periods. */
class NaiveOracleTest {
    @EveryIndicator
    void equalsItsFormula(IndicatorType type) {
        assertTrue(Formulas.ALL.containsKey(type.name()), "no formula for " + type);
        CandleSets.all().forEach((name, candles) -> {
            for (Args args : Variants.all(type)) {
                compare(type, args, name, candles);
            }
        });
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
