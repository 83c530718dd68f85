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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        "slope, rSquared, linear_regression, r2,",
        "supertrend, superTrend, supertrend, supertrend,",
        "vwma, vwma, vwma, vwma, period=14",
        "alma, alma, alma, alma,",
        "dynamic, dynamic, mcginley, mcginley, period=14",
        "alligator, jaw, alligator, jaw,",
        "alligator, teeth, alligator, teeth,",
        "alligator, lips, alligator, lips,",
        "gator, upper, gator, upper,",
        "gator, lower, gator, lower,",
        "ma-env, centerline, envelopes, middle,",
        "ma-env, upperEnvelope, envelopes, upper,",
        "ma-env, lowerEnvelope, envelopes, lower,",
        "heikinashi, open, heikin_ashi, open,",
        "heikinashi, high, heikin_ashi, high,",
        "heikinashi, low, heikin_ashi, low,",
        "heikinashi, close, heikin_ashi, close,",
        "vortex, pvi, vortex, plus,",
        "vortex, nvi, vortex, minus,",
        "chop, chop, choppiness, chop,",
        "donchian, upperBand, price_channel, upper,",
        "donchian, lowerBand, price_channel, lower,",
        "elder-ray, bullPower, elder_ray, bull,",
        "elder-ray, bearPower, elder_ray, bear,",
        "kvo, oscillator, klinger, kvo,",
        "kvo, signal, klinger, signal,",
        "cmf, cmf, chaikin_money_flow, cmf,",
        "crsi, connorsRsi, connors_rsi, connors_rsi,",
        "stdev, zScore, z_score, z_score, period=14",
        "hurst, hurstExponent, hurst, hurst,",
        "vwap, vwap, vwap, vwap, anchor=time",
        "pivot-points, pp, pivot_points, pivot, anchor=month",
        "pivot-points, r1, pivot_points, r1, anchor=month",
        "pivot-points, r2, pivot_points, r2, anchor=month",
        "pivot-points, r3, pivot_points, r3, anchor=month",
        "pivot-points, s1, pivot_points, s1, anchor=month",
        "pivot-points, s2, pivot_points, s2, anchor=month",
        "pivot-points, s3, pivot_points, s3, anchor=month"
    })
    void agreesWithTheResultsOf(String file, String column, String name, String output, String option)
            throws IOException {
        compare(file, column, name, output, option, 0, 400);
    }

    /** Where they begin otherwise than we do: from the candle on at which it does not show any more. */
    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource({
        "fisher, fisher, fisher, fisher, period=10, 100",
        "fisher, trigger, fisher, signal, period=10, 100",
        "smi, smi, stochastic_momentum, smi, , 400",
        "smi, signal, stochastic_momentum, signal, , 400"
    })
    void agreesInTheEndWithTheResultsOf(String file, String column, String name, String output, String option, int from)
            throws IOException {
        compare(file, column, name, output, option, from, 90);
    }

    private static void compare(
            String file, String column, String name, String output, String option, int from, int least)
            throws IOException {
        JsonNode rows = results(file);
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        int place = type.outputs().stream().map(Output::name).toList().indexOf(output);
        List<Candle> candles = candles();
        double[] actual = Columns.run(type, type.args(given(option)), candles)[place];
        double[] expected = column(rows, column);
        assertEquals(expected.length, actual.length);
        long known =
                Arrays.stream(expected).skip(from).filter(v -> !Double.isNaN(v)).count();
        assertTrue(known > least, "only " + known + " values");
        double digits = Agreement.digits(type, place, 300, Columns.run(type, type.defaults(), candles));
        Agreement.check(file + " " + column, expected, actual, from, 10 * digits);
    }

    /** They mark a fractal at its candle; we tell of it when it is certain. */
    @Test
    void tellsTheirFractalsTwoCandlesLater() throws IOException {
        JsonNode rows = results("fractal");
        IndicatorType type = Indicators.ALL.find("fractal").orElseThrow();
        double[][] actual = Columns.run(type, type.defaults(), candles());
        double[][] expected = {column(rows, "fractalBear"), column(rows, "fractalBull")};
        for (int side = 0; side < 2; side++) {
            int found = 0;
            for (int t = 4; t < rows.size(); t++) {
                double theirs = expected[side][t - 2];
                assertEquals(Double.isNaN(theirs) ? 0 : 1, actual[side + 2][t], "at candle " + t);
                if (!Double.isNaN(theirs)) {
                    found++;
                    assertEquals(theirs, actual[side][t], 1e-9, "at candle " + t);
                }
            }
            assertTrue(found > 50, found + " fractals");
        }
    }

    /** They draw lines between turning points; we tell of each when it is certain. */
    @Test
    void findsTheirTurningPoints() throws IOException {
        List<Double> expected = new ArrayList<>();
        results("zigzag-close").forEach(row -> {
            if (!row.get("pointType").isNull()) {
                expected.add(row.get("zigZag").asDouble());
            }
        });
        IndicatorType type = Indicators.ALL.find("zigzag").orElseThrow();
        List<Double> actual = new ArrayList<>();
        Args args = type.args(Map.of("percent", 5, "prices", "close"));
        for (double point : Columns.run(type, args, candles())[0]) {
            if (!Double.isNaN(point) && (actual.isEmpty() || actual.get(actual.size() - 1) != point)) {
                actual.add(point);
            }
        }
        assertTrue(actual.size() == 10, actual.toString());
        assertEquals(expected, actual);
    }

    private static JsonNode results(String file) throws IOException {
        Path results = FOLDER.resolve("results/" + file + ".standard.json");
        assumeTrue(Files.exists(results), () -> "the results of Stock.Indicators are not here: " + results);
        return new ObjectMapper().readTree(results.toFile());
    }

    private static double[] column(JsonNode rows, String name) {
        assertTrue(rows.get(0).has(name), name);
        double[] column = new double[rows.size()];
        for (int t = 0; t < column.length; t++) {
            JsonNode cell = rows.get(t).get(name);
            column[t] = cell.isNull() ? Double.NaN : cell.asDouble();
        }
        return column;
    }

    private static Map<String, ?> given(String option) {
        Map<String, Object> given = new HashMap<>();
        for (String part : option == null ? new String[0] : option.split(" ")) {
            String value = part.split("=")[1];
            given.put(part.split("=")[0], value.matches("[0-9.]+") ? Double.valueOf(value) : value);
        }
        return given;
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
