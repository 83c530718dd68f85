package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Timeframe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Candles of real markets, put together and held against those that an independent program made of the same trades.
 * {@code CANDLEBUS_MARKETS} names the folder with the files; they are not part of the project.
 */
class RecordedMarketsTest {
    @Test
    void secondsMakeTheMinutesOfTheirMarket() throws Exception {
        List<Candle> made = made("candles/btcusd-1s-coinbase-2016-10.csv", Timeframe.S1, Timeframe.M1)
                .get(Timeframe.M1);
        compare(made, read("candles/btcusd-1m-coinbase-2016-10.csv", Timeframe.M1));
    }

    @Test
    void minutesMakeTheFivesOfTheirMarket() throws Exception {
        List<Candle> made = made("candles/xrpeth-1m-2019-10.csv", Timeframe.M1, Timeframe.M5)
                .get(Timeframe.M5);
        compare(made, read("candles/xrpeth-5m-2019-10.csv", Timeframe.M5));
    }

    @Test
    void theDemoWeekMakesItsGaplessHours() throws Exception {
        List<Candle> made = made("candles/btcusd-1m-bitstamp-2013-11.csv", Timeframe.M1, Timeframe.H1)
                .get(Timeframe.H1);
        compare(made, read("candles/btcusd-1h-bitstamp-2013-11.csv", Timeframe.H1));
    }

    @ParameterizedTest
    @CsvSource({
        "btcusd-1m-bitfinex-2017-2019.csv.gz, btcusd-bitfinex-2017-2019",
        "btcusdc-1m-kraken-2023q1.csv.gz, btcusdc-kraken-2023q1",
    })
    void minutesMakeEveryLongerCandle(String minutes, String golden) throws Exception {
        Map<Timeframe, List<Candle>> made = made(
                "candles/" + minutes,
                Timeframe.M1,
                Timeframe.H1,
                Timeframe.H4,
                Timeframe.D1,
                Timeframe.W1,
                Timeframe.MO1);
        for (Timeframe whole : made.keySet()) {
            String suffix = whole == Timeframe.MO1 ? "1mo" : whole.toString();
            compare(made.get(whole), read("golden/" + golden + "-" + suffix + ".csv.gz", whole));
        }
    }

    /** Prices to the bit; sums of volume as close as summing doubles allows. */
    private static void compare(List<Candle> made, List<Candle> expected) {
        assertEquals(expected.size(), made.size());
        for (int i = 0; i < made.size(); i++) {
            double volume = expected.get(i).volume();
            assertEquals(expected.get(i), withVolume(made.get(i), volume));
            assertEquals(volume, made.get(i).volume(), 1e-9 * Math.max(1, volume));
        }
    }

    private static Candle withVolume(Candle c, double volume) {
        return new Candle(c.openTimeMs(), c.open(), c.high(), c.low(), c.close(), volume);
    }

    /** The last one as far as the recording goes. */
    private static Map<Timeframe, List<Candle>> made(String file, Timeframe part, Timeframe... wholes)
            throws Exception {
        Map<Timeframe, List<Candle>> made = new EnumMap<>(Timeframe.class);
        List<CandleAggregator> aggregators = new ArrayList<>();
        for (Timeframe whole : wholes) {
            made.put(whole, new ArrayList<>());
            aggregators.add(new CandleAggregator(part, whole));
        }
        try (CandleCsv csv = CandleCsv.open(path(file), part, BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                for (CandleAggregator each : aggregators) {
                    each.add(candle, made.get(each.timeframe())::add);
                }
            }
        }
        aggregators.stream()
                .filter(a -> a.forming() != null)
                .forEach(a -> made.get(a.timeframe()).add(a.forming()));
        return made;
    }

    private static List<Candle> read(String file, Timeframe timeframe) throws Exception {
        List<Candle> candles = new ArrayList<>();
        try (CandleCsv csv = CandleCsv.open(path(file), timeframe, BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                candles.add(candle);
            }
        }
        return candles;
    }

    private static Path path(String file) {
        String folder = System.getenv().getOrDefault("CANDLEBUS_MARKETS", "../shared/data");
        Path path = Path.of(folder).resolve(file);
        assumeTrue(
                Files.exists(path), () -> "recorded market absent: " + path + "; CANDLEBUS_MARKETS names its folder");
        return path;
    }
}
