package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.AwesomeOscillatorIndicator;
import org.ta4j.core.indicators.ChandelierExitLongIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.MMAIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Agreement with ta4j 0.17 to 1e-9 for indicators that TA-Lib does not have. ta4j seeds its averages with the first value;
 * the comparison begins where the weight of a seed has fallen below 1e-11.
 */
class Ta4jTest {
    private static final int SEEDS_GONE = 600;
    private static final Map<String, Function<BarSeries, org.ta4j.core.Indicator<Num>>> THEIRS = Map.of(
            "kst", series -> new KSTIndicator(new ClosePriceIndicator(series)),
            "rolling_vwap", series -> new VWAPIndicator(series, 20),
            "awesome", AwesomeOscillatorIndicator::new,
            "wilder", series -> new MMAIndicator(new ClosePriceIndicator(series), 14),
            "donchian", series -> new DonchianChannelMiddleIndicator(series, 20),
            "chandelier_exit", series -> new ChandelierExitLongIndicator(series, 22, 3),
            "keltner", series -> new KeltnerChannelMiddleIndicator(new ClosePriceIndicator(series), 20));

    @ParameterizedTest
    @ValueSource(strings = {"kst", "rolling_vwap", "awesome", "wilder", "donchian", "chandelier_exit", "keltner"})
    void agreesWithTa4j(String name) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        for (List<Candle> candles : List.of(CandleSets.random(41, 1500, 100), CandleSets.demoMinutes())) {
            var theirs = THEIRS.get(name).apply(series(candles));
            double[] expected = IntStream.range(0, candles.size())
                    .mapToDouble(t -> theirs.getValue(t).doubleValue())
                    .toArray();
            double[] actual = Columns.run(type, type.defaults(), candles)[0];
            double digits = Agreement.digits(type, 0, candles.get(0).high(), new double[][] {expected});
            Agreement.check(name, expected, withoutSilence(actual, expected), SEEDS_GONE, digits);
        }
    }

    /** ta4j divides by a volume of zero; we say unknown. */
    private static double[] withoutSilence(double[] ours, double[] theirs) {
        double[] copy = Arrays.copyOf(ours, ours.length);
        for (int t = 0; t < copy.length; t++) {
            copy[t] = Double.isNaN(copy[t]) && !Double.isFinite(theirs[t]) ? theirs[t] : copy[t];
        }
        return copy;
    }

    private static BarSeries series(List<Candle> candles) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        for (Candle c : candles) {
            series.addBar(
                    Duration.ofMinutes(1),
                    Instant.ofEpochMilli(c.openTimeMs() + 60_000).atZone(ZoneOffset.UTC),
                    c.open(),
                    c.high(),
                    c.low(),
                    c.close(),
                    c.volume());
        }
        return series;
    }
}
