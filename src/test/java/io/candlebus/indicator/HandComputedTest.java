package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small cases whose numbers were worked out by hand, above all those where the time of a candle, or of the telling, matters. */
class HandComputedTest {
    private static final double NONE = Double.NaN;

    @Test
    void zigzagTellsATurnOnTheCandleThatConfirmsIt() {
        double[][] columns = columns(
                "zigzag",
                Map.of("percent", 10, "prices", "close"),
                closes(100, 105, 111, 120, 109, 107, 100, 109, 112, 101));
        // 105 is no move of 10 % yet, 111 is; 109 is not 10 % under 120, 107 is; 109 not 10 % over 100, 112 is, 101 not
        // under it.
        assertArrayEquals(new double[] {NONE, NONE, NONE, NONE, NONE, 120, 120, 120, 100, 100}, columns[0]);
        assertArrayEquals(new double[] {NONE, NONE, 1, 1, 1, -1, -1, -1, 1, 1}, columns[1]);
        assertArrayEquals(new double[] {NONE, NONE, NONE, NONE, NONE, 120, 120, 120, 120, 120}, columns[2]);
        assertArrayEquals(new double[] {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 100, 100}, columns[3]);
    }

    @Test
    void aCandleThatMakesANewExtremeDoesNotConfirmItToo() {
        List<Candle> candles = List.of(
                candle(0, 100, 100, 100, 100, 1), candle(1, 100, 115, 100, 115, 1), candle(2, 115, 130, 90, 100, 1));
        double[][] columns = columns("zigzag", Map.of("percent", 10), candles);
        assertArrayEquals(new double[] {NONE, NONE, NONE}, columns[0]);
        assertArrayEquals(new double[] {NONE, 1, 1}, columns[1]);
    }

    @Test
    void aFractalAppearsWhenItsRightWingIsThere() {
        double[][] columns = columns("fractal", Map.of("wings", 1), closes(5, 7, 6, 4, 6, 6, 5));
        assertArrayEquals(new double[] {NONE, NONE, 7, 7, 7, 7, 7}, columns[0]);
        assertArrayEquals(new double[] {NONE, NONE, NONE, NONE, 4, 4, 4}, columns[1]);
        assertArrayEquals(new double[] {NONE, NONE, 1, 0, 0, 0, 0}, columns[2]);
        assertArrayEquals(new double[] {NONE, NONE, 0, 0, 1, 0, 0}, columns[3]);
    }

    /** High 110, low 90 and close 106 of the day before, with a day without candles in between. */
    @Test
    void pivotPointsComeFromTheLastDayThatHadCandles() {
        List<Candle> candles = List.of(
                at("2024-03-01T10:00:00Z", 100, 110, 95, 100, 1),
                at("2024-03-01T23:59:00Z", 100, 107, 90, 106, 1),
                at("2024-03-03T00:00:00Z", 106, 200, 50, 60, 1),
                at("2024-03-03T12:00:00Z", 60, 61, 59, 60, 1));
        expect(List.of(NONE, NONE, 102.0, 102.0), columns("pivot_points", Map.of(), candles)[0]);
        assertArrayEquals(
                new double[] {102, 114, 122, 134, 94, 82, 74}, last(columns("pivot_points", Map.of(), candles)), 1e-12);
        assertArrayEquals(
                new double[] {102, 109.64, 114.36, 122, 94.36, 89.64, 82},
                last(columns("fibonacci_pivots", Map.of(), candles)),
                1e-12);
        assertArrayEquals(
                new double[] {
                    102, 106 + 22.0 / 12, 106 + 22.0 / 6, 111.5, 117, 106 - 22.0 / 12, 106 - 22.0 / 6, 100.5, 95
                },
                last(columns("camarilla_pivots", Map.of(), candles)),
                1e-12);
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheFirst() {
        List<Candle> candles = List.of(
                at("2024-03-30T12:00:00Z", 10, 12, 8, 10, 1),
                at("2024-03-31T23:00:00Z", 10, 11, 9, 10, 1),
                at("2024-04-01T00:00:00Z", 20, 20, 20, 20, 1),
                at("2024-04-07T23:00:00Z", 30, 30, 30, 30, 1),
                at("2024-04-08T00:00:00Z", 40, 40, 40, 40, 1));
        expect(
                List.of(NONE, NONE, 10.0, 10.0, 80.0 / 3),
                columns("pivot_points", Map.of("anchor", "week"), candles)[0]);
        expect(List.of(NONE, NONE, 10.0, 10.0, 10.0), columns("pivot_points", Map.of("anchor", "month"), candles)[0]);
        expect(List.of(10.0, 10.0, 20.0, 25.0, 40.0), columns("vwap", Map.of("anchor", "week"), candles)[0]);
        expect(List.of(10.0, 10.0, 20.0, 25.0, 30.0), columns("vwap", Map.of("anchor", "month"), candles)[0]);
        expect(List.of(10.0, 10.0, 20.0, 30.0, 40.0), columns("vwap", Map.of(), candles)[0]);
    }

    /** 10 twice and 16 once: average 12, variance (2 * 4 + 16) / 3 = 8. */
    @Test
    void anAnchoredVwapBeginsWithTheFirstCandleAtItsTime() {
        List<Candle> candles = List.of(
                at("2024-03-01T10:00:00Z", 99, 99, 99, 99, 5),
                at("2024-03-01T11:00:00Z", 50, 50, 50, 50, 0),
                at("2024-03-01T12:00:00Z", 10, 10, 10, 10, 2),
                at("2024-03-02T12:00:00Z", 77, 77, 77, 77, 0),
                at("2024-03-09T12:00:00Z", 16, 16, 16, 16, 1));
        long fromMs = Instant.parse("2024-03-01T10:30:00Z").toEpochMilli();
        double[][] columns = columns("vwap", Map.of("anchor", "time", "from_ms", fromMs, "deviations", 2), candles);
        expect(List.of(NONE, NONE, 10.0, 10.0, 12.0), columns[0]);
        expect(List.of(NONE, NONE, 10.0, 10.0, 12 + 2 * Math.sqrt(8)), columns[1]);
        expect(List.of(NONE, NONE, 10.0, 10.0, 12 - 2 * Math.sqrt(8)), columns[2]);
    }

    /** 2, 4, 4, 4, 5, 5, 7, 9: average 5, deviation 2; third and fourth moments 5.25 and 44.5. */
    @Test
    void statisticsOfATextbooksNumbers() {
        List<Candle> candles = closes(9, 2, 4, 7, 4, 5, 4, 5);
        Map<String, Object> eight = Map.of("period", 8);
        assertEquals(0, last(columns("z_score", eight, candles))[0], 1e-12);
        assertEquals(Math.sqrt(56) / 6 * 5.25 / 8, last(columns("skewness", eight, candles))[0], 1e-12);
        assertEquals(7.0 / 30 * (9 * 44.5 / 16 - 21), last(columns("kurtosis", eight, candles))[0], 1e-12);
        // Three quarters of the way from the first place to the eighth: a quarter from the sixth (5) to the seventh
        // (7).
        assertEquals(5.5, last(columns("percentile", eight, candles))[0], 1e-12);
    }

    /** Each candle reaches from 1 to e: a range of 1 in logarithms. */
    @Test
    void rangesOfOneInLogarithmsAreVolatilitiesOfKnownSize() {
        List<Candle> up = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            up.add(candle(t, 1, Math.E, 1, Math.E, 1));
        }
        Map<String, Object> year = Map.of("period", 2, "periods_per_year", 100);
        assertEquals(1000 / Math.sqrt(4 * Math.log(2)), last(columns("parkinson", year, up))[0], 1e-9);
        assertEquals(1000 * Math.sqrt(1.5 - 2 * Math.log(2)), last(columns("garman_klass", year, up))[0], 1e-9);
        assertEquals(0, last(columns("rogers_satchell", year, up))[0], 1e-9);
        assertEquals(0, last(columns("yang_zhang", year, up))[0], 1e-9);
        assertEquals(0, last(columns("historical_volatility", year, up))[0], 1e-9);
    }

    @Test
    void connorsCountsStreaksAndRanksChanges() {
        double[][] columns =
                columns("connors_rsi", Map.of("period", 1, "streak", 1, "rank", 2), closes(10, 11, 12, 13, 12, 12));
        // The streaks are 0, 1, 2, 3, -1, 0. A one-period index is 100 after a rise, 0 after a fall, and stays
        // otherwise.
        assertArrayEquals(
                new double[] {200.0 / 3, 0, (0 + 100 + 50) / 3.0}, Arrays.copyOfRange(columns[0], 3, 6), 1e-12);
    }

    private static void expect(List<Double> expected, double[] actual) {
        assertArrayEquals(expected.stream().mapToDouble(v -> v).toArray(), actual, 1e-12);
    }

    private static double[] last(double[][] columns) {
        return Arrays.stream(columns).mapToDouble(c -> c[c.length - 1]).toArray();
    }

    private static double[][] columns(String name, Map<String, ?> given, List<Candle> candles) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        return Columns.run(type, type.args(given), candles);
    }

    private static List<Candle> closes(double... prices) {
        List<Candle> candles = new ArrayList<>();
        for (double price : prices) {
            candles.add(candle(candles.size(), price, price, price, price, 1));
        }
        return candles;
    }

    private static Candle at(String time, double open, double high, double low, double close, double volume) {
        return new Candle(Instant.parse(time).toEpochMilli(), open, high, low, close, volume);
    }

    private static Candle candle(int minute, double open, double high, double low, double close, double volume) {
        return new Candle(minute * 60_000L, open, high, low, close, volume);
    }
}
