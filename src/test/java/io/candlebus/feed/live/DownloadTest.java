package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleFile;
import io.candlebus.feed.FeedRefused;
import io.candlebus.feed.fake.BadLine;
import io.candlebus.feed.fake.BadLine.Fate;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.fetch.CandleText;
import io.candlebus.feed.fetch.Download;
import io.candlebus.feed.fetch.Downloaded;
import io.candlebus.feed.fetch.FetchRefused;
import io.candlebus.feed.fetch.FileShelf;
import io.candlebus.feed.fetch.Span;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from a fake exchange, on real sockets, over a line that fails. */
@ExtendWith(VertxExtension.class)
class DownloadTest {
    private static final Tempo FAST = new Tempo(1, 400);
    private static final IntFunction<Fate> WELL = n -> Fate.PASSED;
    private static final Download.Watcher NOBODY = new Download.Watcher() {
        @Override
        public void toDo(long candles) {}

        @Override
        public void did(long candles) {}
    };

    @TempDir
    Path folder;

    /** An exchange of one series, a line to it, and what asks it. */
    private static final class Setting {
        final Venue venue;
        final Series series;
        final List<Candle> traded;
        /** In the middle of a candle, so that none ends while a test runs. */
        final long nowMs;

        final BadLine line;
        final VenueHistory history;

        Setting(Vertx vertx, String name, int candles, IntFunction<Fate> fates) throws Exception {
            venue = Venues.named(name);
            boolean dollars = name.equals("kraken") || name.equals("coinbase");
            series = new Series(
                    new Symbol("BTC", dollars ? "USD" : "USDT"), name.equals("coinbase") ? Timeframe.M5 : Timeframe.M1);
            long lengthMs = series.timeframe().longestMs();
            nowMs = series.timeframe().openOf(System.currentTimeMillis()) - lengthMs / 2;
            traded = candles(series, candles, venue.closes().flagged(), nowMs);
            FakeMarket market = new FakeMarket(Map.of(series, traded), nowMs, 1);
            FakeExchange exchange = new FakeExchange(vertx, name, market, 1_000, Map.of());
            line = new BadLine(vertx, LiveStage.get(exchange.listen(0)), fates);
            history = new VenueHistory(vertx, venue, LiveStage.get(line.open()), note -> {}, FAST);
        }

        long openMs(int candlesBack) {
            long lengthMs = series.timeframe().longestMs();
            return series.timeframe().openOf(nowMs) - candlesBack * lengthMs;
        }

        Downloaded fetch(Path file, int from, int to) throws Exception {
            try (FileShelf shelf = FileShelf.open(file, venue.name(), series)) {
                return new Download(history, series, shelf, NOBODY).run(new Span(openMs(from), openMs(to)), nowMs);
            }
        }

        List<Candle> traded(int from, int to) {
            return traded.stream()
                    .filter(c -> c.openTimeMs() >= openMs(from) && c.openTimeMs() < openMs(to))
                    .toList();
        }
    }

    private static List<Candle> candles(Series series, int count, boolean always, long nowMs) {
        SplittableRandom random = new SplittableRandom(count);
        List<Candle> candles = new ArrayList<>();
        long lengthMs = series.timeframe().longestMs();
        long firstMs = series.timeframe().openOf(nowMs) - count * lengthMs;
        for (int i = 0; i <= count; i++) {
            if (always || random.nextInt(9) > 0) {
                double open = 100 + random.nextInt(40_000) / 1_000.0;
                double close = open + random.nextInt(2_000) / 1_000.0;
                candles.add(new Candle(
                        firstMs + i * lengthMs, open, close + 0.5, open - 0.25, close, random.nextInt(9_999) / 7.0));
            }
        }
        return candles;
    }

    private static List<Candle> read(Path file) throws Exception {
        return CandleFile.read(file, BadRows.REFUSE).candles();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "okx", "kraken", "coinbase"})
    void whateverGoesWrongTheFileHoldsWhatWasTradedAndNothingThatIsNotOver(String name, Vertx vertx) throws Exception {
        Fate[] fates = {
            Fate.PASSED,
            Fate.GARBAGE,
            Fate.SHORT,
            Fate.CUT,
            Fate.TOO_MANY,
            Fate.SHORT,
            Fate.TORN,
            Fate.BAD_GATEWAY,
            Fate.SHORT
        };
        Setting set = new Setting(vertx, name, 2_500, n -> fates[n % fates.length]);
        LiveStage.get(set.history.begin(List.of(set.series.symbol())));
        int from = name.equals("kraken") ? 700 : 2_400;
        Path file = folder.resolve("c.csv");
        Downloaded done = set.fetch(file, from, -1);
        List<Candle> expected = set.traded(from, 0);
        assertEquals(expected, read(file));
        assertEquals(expected.size(), done.coverage().candles());
        assertEquals(expected.size(), done.added());
        long spanned = (done.coverage().endMs() - done.coverage().firstMs())
                / set.series.timeframe().longestMs();
        assertEquals(spanned - expected.size(), done.coverage().missing());
        assertTrue(set.line.asked() > 3, () -> "asked " + set.line.asked());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c.csv", "c.csv.gz"})
    void whatBrokeOffGoesOnAndEndsAsIfItHadNot(String name, Vertx vertx) throws Exception {
        Setting set = new Setting(vertx, "okx", 3_000, WELL);
        Path fresh = folder.resolve("fresh-" + name);
        set.fetch(fresh, 2_900, 0);
        int atOnce = set.line.asked();
        Path file = folder.resolve(name);
        set.line.fates(n -> n < 12 ? Fate.PASSED : Fate.CUT);
        assertThrows(FeedRefused.class, () -> set.fetch(file, 2_900, 0));
        assertFalse(Files.exists(file));
        Path part = folder.resolve(name + ".part");
        String kept = Files.readString(part);
        Files.writeString(part, kept.substring(0, kept.length() - 3));
        set.line.fates(n -> n < 5 ? Fate.PASSED : Fate.CUT);
        assertThrows(FeedRefused.class, () -> set.fetch(file, 2_900, 0));
        set.line.fates(WELL);
        Downloaded done = set.fetch(file, 2_900, 0);
        assertArrayEquals(Files.readAllBytes(fresh), Files.readAllBytes(file));
        assertEquals(2_900, done.coverage().candles());
        assertEquals(2_900 - done.resumed(), done.added());
        assertTrue(set.line.asked() < atOnce, set.line.asked() + " questions, not all of " + atOnce);
        assertFalse(Files.exists(part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bybit", "coinbase"})
    void aFileGrowsAtBothEndsToWhatItWouldBeAtOnce(String name, Vertx vertx) throws Exception {
        Setting set = new Setting(vertx, name, 3_000, WELL);
        Path file = folder.resolve("c.csv");
        set.fetch(file, 1_500, 1_200);
        set.fetch(file, 500, 300);
        set.line.fates(n -> n < 3 ? Fate.PASSED : Fate.CUT);
        assertThrows(FeedRefused.class, () -> set.fetch(file, 2_900, 0));
        set.line.fates(WELL);
        set.fetch(file, 2_900, 0);
        Path fresh = folder.resolve("fresh.csv");
        set.fetch(fresh, 2_900, 0);
        assertEquals(Files.readString(fresh), Files.readString(file));
        assertEquals(set.traded(2_900, 0), read(file));
        byte[] before = Files.readAllBytes(file);
        assertEquals(0, set.fetch(file, 2_900, 0).added());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aBanEndsItAtOnceAndWhatCameStays(Vertx vertx) throws Exception {
        Setting set = new Setting(vertx, "binance", 5_000, n -> n == 3 ? Fate.BANNED : Fate.PASSED);
        Path file = folder.resolve("c.csv");
        FeedRefused refused = assertThrows(FeedRefused.class, () -> set.fetch(file, 4_900, 0));
        assertTrue(refused.getMessage().startsWith("binance does not let us ask: HTTP 418"), refused.getMessage());
        assertEquals(3, set.line.asked());
        set.line.fates(WELL);
        assertEquals(2_000, set.fetch(file, 4_900, 0).resumed());
        assertEquals(set.traded(4_900, 0), read(file));
    }

    @Test
    void krakensOlderCandlesAreSaidToBeLost(Vertx vertx) throws Exception {
        Setting set = new Setting(vertx, "kraken", 2_000, WELL);
        Path file = folder.resolve("c.csv");
        Downloaded done = set.fetch(file, 1_900, 0);
        assertEquals(new Span(set.openMs(1_900), set.openMs(719)), done.lost());
        assertEquals(set.traded(719, 0), read(file));
        assertTrue(set.line.asked() <= 3, () -> "asked " + set.line.asked());
    }

    @Test
    void whatIsOfSomethingElseIsLeftAlone(Vertx vertx) throws Exception {
        Setting set = new Setting(vertx, "binance", 500, WELL);
        Path foreign = Files.writeString(folder.resolve("foreign.csv"), "time,close,open,high,low\n");
        assertRefused("was not written by a download", () -> set.fetch(foreign, 100, 0));
        Path other = folder.resolve("other.csv");
        Candle candle = new Candle(set.openMs(50), 1, 2, 1, 2, 3);
        Files.writeString(other, CandleText.HEADER + "\n" + CandleText.row(candle) + "\n");
        assertRefused("holds other candles than binance has", () -> set.fetch(other, 100, 0));
        Path coarse = folder.resolve("coarse.csv");
        Files.writeString(
                coarse,
                CandleText.HEADER + "\n" + CandleText.row(new Candle(set.openMs(50) + 1, 1, 2, 1, 2, 3)) + "\n");
        assertRefused("is not where a candle of 1m opens", () -> set.fetch(coarse, 100, 0));
        Path file = folder.resolve("c.csv");
        try (FileShelf first = FileShelf.open(file, "binance", set.series)) {
            assertEquals(List.of(), first.begun());
            assertRefused("is being written by another download", () -> set.fetch(file, 100, 0));
        }
        Path part = folder.resolve("c.csv.part");
        Files.writeString(part, "download of bybit ETH/USDT 1h\n", StandardOpenOption.CREATE);
        assertRefused("is left of a download of bybit ETH/USDT 1h", () -> set.fetch(file, 100, 0));
        assertTrue(Files.exists(part));
    }

    private interface Attempt {
        void make() throws Exception;
    }

    private static void assertRefused(String why, Attempt attempt) {
        String message = assertThrows(FetchRefused.class, attempt::make).getMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void aSymbolThatIsNotThereIsToldWithWhatMayBeMeant(Vertx vertx) throws Exception {
        Setting set = new Setting(vertx, "binance", 10, WELL);
        Exception refused = assertThrows(
                Exception.class, () -> LiveStage.get(set.history.begin(List.of(new Symbol("BTC", "USD")))));
        assertTrue(refused.getMessage().contains("there is no BTC/USD; did you mean BTC/USDT?"), refused.getMessage());
    }
}
