package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.List;
import java.util.Map;

/** No market and no source makes an indicator give infinity, or a value outside the range that it declares. */
class HostileMarketTest {
    private static final Map<String, List<Candle>> MARKETS = HostileMarkets.candles();
    private static final Map<String, double[]> SOURCES = HostileMarkets.sources();
    private static final List<Candle> CALM = CandleSets.random(HostileMarkets.SEED, HostileMarkets.CANDLES, 100);

    @EveryIndicator
    void staysFiniteAndInItsRangeInEveryMarket(IndicatorType type) {
        for (Args args : Variants.all(type)) {
            MARKETS.forEach((name, candles) -> check(type, args, name, Columns.run(type, args, candles)));
        }
    }

    @EveryIndicator
    void staysFiniteAndInItsRangeOnEverySource(IndicatorType type) {
        if (type.hasSource()) {
            for (Args args : Variants.all(type)) {
                SOURCES.forEach((name, x) -> check(type, args, name, Columns.run(type, args, CALM, x, x)));
            }
        }
    }

    static void check(IndicatorType type, Args args, String market, double[][] columns) {
        for (int o = 0; o < columns.length; o++) {
            Output output = type.outputs().get(o);
            for (int t = 0; t < columns[o].length; t++) {
                double value = columns[o][t];
                boolean right = Double.isNaN(value)
                        || (Math.abs(value) < Double.POSITIVE_INFINITY
                                && value >= output.low()
                                && value <= output.high());
                if (!right) {
                    String range = output.low() + " to " + output.high();
                    assertTrue(
                            right,
                            args + " " + output.name() + " is " + value + " at candle " + t + " of " + market
                                    + "; it declares " + range);
                }
            }
        }
    }
}
