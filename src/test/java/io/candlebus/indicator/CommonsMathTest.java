package io.candlebus.indicator;

import io.candlebus.indicator.oracle.CommonsMath;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.market.Candle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with Apache Commons Math to 1e-9 for statistics that TA-Lib does not have. */
class CommonsMathTest {
    static Stream<String> shared() {
        return CommonsMath.FUNCTIONS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("shared")
    void agreesWithCommonsMath(String name) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        for (Args args : Variants.all(type)) {
            CandleSets.all().forEach((set, candles) -> compare(type, args, set, candles));
        }
    }

    private static void compare(IndicatorType type, Args args, String set, List<Candle> candles) {
        double[] x = Columns.source(type, candles);
        double[][] expected = CommonsMath.FUNCTIONS.get(type.name()).columns(new Given(type, args, candles, x));
        double[][] actual = Columns.run(type, args, candles, x);
        for (int o = 0; o < expected.length; o++) {
            double digits = Agreement.digits(type, o, candles.get(0).high(), expected);
            Agreement.check(
                    args + " " + type.outputs().get(o).name() + " on " + set, expected[o], actual[o], 0, digits);
        }
    }
}
