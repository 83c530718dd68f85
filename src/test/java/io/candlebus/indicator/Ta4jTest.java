package io.candlebus.indicator;

import io.candlebus.indicator.oracle.Given;
import io.candlebus.indicator.oracle.Oracle;
import io.candlebus.indicator.oracle.Ta4j;
import io.candlebus.market.Candle;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with ta4j 0.17 to 1e-9 for indicators that TA-Lib does not have. */
class Ta4jTest {
    static Stream<String> always() {
        return Ta4j.ALWAYS.keySet().stream();
    }

    static Stream<String> inTheEnd() {
        return Ta4j.IN_THE_END.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("always")
    void agreesFromTheFirstValueOn(String name) {
        compare(name, Ta4j.ALWAYS.get(name), 0);
    }

    @ParameterizedTest
    @MethodSource("inTheEnd")
    void agreesOnceSeedsAreForgotten(String name) {
        compare(name, Ta4j.IN_THE_END.get(name), Ta4j.SEEDS_GONE);
    }

    private static void compare(String name, Oracle oracle, int from) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        for (List<Candle> candles : List.of(CandleSets.random(41, 1500, 100), CandleSets.demoMinutes())) {
            Given given = new Given(type, type.defaults(), candles, Columns.source(type, candles));
            double[][] expected = oracle.columns(given);
            double[][] actual = Columns.run(type, type.defaults(), candles);
            for (int o = 0; o < expected.length; o++) {
                // No number: ta4j does not have the line, or divides by a volume of zero where we say unknown.
                for (int t = 0; t < candles.size(); t++) {
                    actual[o][t] = Double.isFinite(expected[o][t]) ? actual[o][t] : expected[o][t];
                }
                boolean said = DoubleStream.of(expected[o]).anyMatch(Double::isFinite);
                double digits = Agreement.digits(type, o, candles.get(0).high(), expected);
                if (said) {
                    Agreement.check(name + " " + type.outputs().get(o).name(), expected[o], actual[o], from, digits);
                }
            }
        }
    }
}
