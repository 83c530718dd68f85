package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.market.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Agreement with the hand-checked results of Skender Stock.Indicators over its 502 daily candles, to 1e-9, warm-up included.
 * The results are not part of this project: they are looked for beside it, or in the folder that the system property
 * {@code candlebus.golden} names.
 */
class StockIndicatorsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("candlebus.golden", "../shared/data/golden/stock-indicators"));

    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource({
        "sma, sma, sma, sma, period=20",
        "ema, ema, ema, ema, period=20",
        "wma, wma, wma, wma, period=14",
        "smma, smma, wilder, wilder, period=20",
        "hma, hma, hma, hma, period=14",
        "awesome, oscillator, awesome, awesome,",
        "chexit, chandelierExit, chandelier_exit, long,",
        "force, forceIndex, force_index, force_index, period=2",
        "ichimoku, tenkanSen, ichimoku, tenkan,",
        "ichimoku, kijunSen, ichimoku, kijun,",
        "ichimoku, senkouSpanA, ichimoku, senkou_a,",
        "ichimoku, senkouSpanB, ichimoku, senkou_b,",
        "keltner, centerline, keltner, middle,",
        "keltner, upperBand, keltner, upper,",
        "keltner, lowerBand, keltner, lower,",
        "tsi, tsi, tsi, tsi,",
        "tsi, signal, tsi, signal, signal=7",
        "bb, percentB, bollinger, percent_b,",
        "bb, width, bollinger, bandwidth,",
        "bb, upperBand, bollinger, upper,",
        "cci, cci, cci, cci,",
        "slope, slope, linear_regression_slope, slope, period=14",
        "mfi, mfi, mfi, mfi,",
        "rsi, rsi, rsi, rsi,",
        "stoch-rsi, stochRsi, stochrsi, k, smooth=1",
        "uo, ultimate, ultimate, ultimate,",
        "atr, atr, atr, atr,",
        "adl, adl, adl, adl,",
        "roc, roc, roc, roc, period=14",
        "willr, williamsR, williams_r, williams_r,",
        "cmo, cmo, cmo, cmo, average=sma",
        "atr, atrp, natr, natr,",
        "epma, epma, linear_regression, value, period=10",
        "slope, rSquared, linear_regression, r2,"
    })
    void agreesWithTheResultsOf(String file, String column, String name, String output, String option)
            throws IOException {
        Path results = FOLDER.resolve("results/" + file + ".standard.json");
        assumeTrue(Files.exists(results), () -> "the results of Stock.Indicators are not here: " + results);
        JsonNode rows = new ObjectMapper().readTree(results.toFile());
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        int place = type.outputs().stream().map(Output::name).toList().indexOf(output);
        List<Candle> candles = candles();
        double[] actual = Columns.run(type, type.args(given(option)), candles)[place];
        assertEquals(rows.size(), actual.length);
        double[] expected = new double[actual.length];
        int known = 0;
        for (int t = 0; t < expected.length; t++) {
            assertTrue(rows.get(t).has(column), column);
            expected[t] = rows.get(t).get(column).isNull()
                    ? Double.NaN
                    : rows.get(t).get(column).asDouble();
            known += Double.isNaN(expected[t]) ? 0 : 1;
        }
        assertTrue(known > 400, "only " + known + " values");
        double digits = Agreement.digits(type, place, 300, Columns.run(type, type.defaults(), candles));
        Agreement.check(file + " " + column, expected, actual, 0, 10 * digits);
    }

    private static Map<String, ?> given(String option) {
        if (option == null) {
            return Map.of();
        }
        String[] words = option.split("=");
        return Map.of(words[0], words[1].matches("\\d+") ? Integer.valueOf(words[1]) : words[1]);
    }

    private static List<Candle> candles() throws IOException {
        return Files.readAllLines(FOLDER.resolve("default.csv")).stream()
                .skip(1)
                .map(StockIndicatorsTest::parse)
                .toList();
    }

    private static Candle parse(String line) {
        String[] f = line.split(",");
        return new Candle(
                LocalDate.parse(f[0]).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli(),
                Double.parseDouble(f[1]),
                Double.parseDouble(f[2]),
                Double.parseDouble(f[3]),
                Double.parseDouble(f[4]),
                Double.parseDouble(f[5]));
    }
}
