package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.FeedHealth;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class ReplayFailureTest {
    private static final String HEADER = "time,open,high,low,close,volume\n";

    @TempDir
    Path folder;

    @Test
    void aBadRowStopsTheFeedThereAndSaysWhere(Vertx vertx) throws Exception {
        String[] rows = rows(60_000, 3_000);
        rows[2_499] = rows[2_499].replace(",1.5,", ",dear,");
        Path file = write("BTC-USD-1m.csv", rows);
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of(folder.toString(), FeedStage.once(10)));
        FeedHealth health = stage.play().awaitState("failed");
        assertEquals(file + ":2501: high \"dear\" is no number", health.reason());
        assertEquals(2_499, stage.kept.order.size());
    }

    @Test
    void badRowsCanBePassedOverAndAreCounted(Vertx vertx) throws Exception {
        String[] rows = rows(60_000, 3_000);
        rows[7] = "nonsense";
        rows[2_000] = rows[1_999];
        write("BTC-USD-1m.csv", rows);
        ReplayOptions skipping = new ReplayOptions(0, false, 10, BadRows.SKIP);
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of(folder.toString(), skipping));
        FeedHealth health = stage.play().awaitState("ended");
        assertEquals(2, health.rejectedRows());
        assertEquals(2_998, stage.kept.order.size());
        assertEquals(2, health.series().get(0).missing());
    }

    @Test
    void aFileThatVanishesBetweenTwoLapsIsTold(Vertx vertx) throws Exception {
        Path file = write("BTC-USD-1m.csv", rows(60_000, 3_000));
        FeedStage stage = new FeedStage(vertx).only(100).deploy(ReplayFeed.of(folder.toString(), FeedStage.looping(0)));
        stage.play().awaitKept(100);
        Files.delete(file);
        FeedHealth health = stage.only(Integer.MAX_VALUE).awaitState("failed");
        assertEquals(file + ": no such file", health.reason());
        assertEquals(3_000, stage.kept.order.size());
    }

    @Test
    void aTruncatedArchiveIsAFailureNotAnEnd(Vertx vertx) throws Exception {
        byte[] whole = zipped(HEADER + String.join("\n", rows(60_000, 5_000)));
        Files.write(folder.resolve("BTC-USD-1m.csv.gz"), Arrays.copyOf(whole, whole.length * 3 / 4));
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of(folder.toString(), FeedStage.once(1)));
        String reason = stage.play().awaitState("failed").reason();
        assertTrue(reason.contains("BTC-USD-1m.csv.gz:") && reason.contains("Unexpected end of ZLIB"), reason);
        assertTrue(stage.kept.order.size() > 1_000);
    }

    @Test
    void aSinkThatThrowsStopsTheFeedWithItsReason(Vertx vertx) throws Exception {
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of("demo", FeedStage.once(5)));
        stage.kept.accept(new FinalCandle(FeedStage.M1, new Candle(1_400_000_000_000L, 1, 1, 1, 1, 1), null, 0));
        FeedHealth health = stage.play().awaitState("failed");
        assertTrue(health.reason().startsWith("candle was not taken: not ascending"), health.reason());
    }

    @Test
    void whatIsWrongFromTheStartFailsTheStart(Vertx vertx) throws Exception {
        assertEquals(folder.resolve("none") + ": no such folder", startFailure(vertx, folder.resolve("none")));
        assertEquals(
                folder + ": holds no <BASE>-<QUOTE>-<timeframe>.csv, as BTC-USD-1m.csv", startFailure(vertx, folder));
        for (String name : List.of("bitcoin.csv", "BTC-USD-1x.csv", "BTCUSD-1m.csv", "BTC-USD-7m.csv.gz")) {
            Path misnamed = Files.writeString(folder.resolve(name), HEADER);
            assertEquals(
                    misnamed + ": must be named <BASE>-<QUOTE>-<timeframe>.csv, as BTC-USD-1m.csv",
                    startFailure(vertx, folder));
            Files.delete(misnamed);
        }
        Path empty = Files.writeString(folder.resolve("BTC-USD-1m.csv"), HEADER);
        assertEquals(empty + ": holds no candle", startFailure(vertx, folder));
        Files.writeString(empty, "when,open,high,low,close\n");
        assertTrue(startFailure(vertx, folder).startsWith(empty + ":1: the first line must be a header"));
        Path twin = Files.writeString(folder.resolve("btc-usd-1m.csv.gz"), HEADER);
        assertEquals(twin + ": the same series as " + empty, startFailure(vertx, folder));
    }

    @Test
    void monthsAreNotLooped(Vertx vertx) throws Exception {
        Path file = Files.writeString(folder.resolve("BTC-USD-1M.csv"), HEADER + "2020-01-01,1,1,1,1,1\n");
        ExecutionException e = assertThrows(
                ExecutionException.class,
                () -> new FeedStage(vertx).deploy(ReplayFeed.of(folder.toString(), FeedStage.looping(0))));
        assertEquals(
                file + ": months cannot be looped: weeks would shift them",
                e.getCause().getMessage());
    }

    @Test
    void severalSeriesComeInTheOrderOfTheirCloses(Vertx vertx) throws Exception {
        write("BTC-USD-1m.csv", rows(60_000, 1_000));
        Files.write(folder.resolve("ETH-USD-5m.csv.gz"), zipped(HEADER + String.join("\n", rows(300_000, 200))));
        Files.writeString(folder.resolve("README.txt"), "passed over");
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of(folder.toString(), FeedStage.looping(100)));
        assertEquals(100 + 19, stage.kept.order.size());
        stage.only(3_600).play().awaitKept(3_600);
        stage.undeploy();
        long before = Long.MIN_VALUE;
        for (FinalCandle candle : stage.kept.order) {
            assertTrue(candle.closeTimeMs() >= before, candle.toString());
            before = candle.closeTimeMs();
        }
        Series eth = new Series(new Symbol("ETH", "USD"), Timeframe.M5);
        assertEquals(600, stage.kept.of(eth).size());
        assertEquals(3_000, stage.kept.of(FeedStage.M1).size());
        assertEquals(
                2 * Timeframe.W1.longestMs(),
                stage.kept.of(eth).get(400).openTimeMs()
                        - stage.kept.of(eth).get(0).openTimeMs());
    }

    private String startFailure(Vertx vertx, Path source) {
        FeedVerticle feed = new FeedVerticle(
                ReplayFeed.of(source.toString(), FeedStage.once(0)),
                FeedOptions.NO_FILL,
                new Downstream(new Kept(), new Kept(), () -> 0));
        return assertThrows(ExecutionException.class, () -> FeedStage.get(vertx.deployVerticle(feed)))
                .getCause()
                .getMessage();
    }

    private Path write(String name, String[] rows) throws Exception {
        return Files.writeString(folder.resolve(name), HEADER + String.join("\n", rows) + "\n");
    }

    private static String[] rows(long stepMs, int count) {
        String[] rows = new String[count];
        for (int i = 0; i < count; i++) {
            rows[i] = 1_600_000_200_000L + i * stepMs + ",1,1.5,0.5," + (i % 9 + 6) / 10.0 + ",3";
        }
        return rows;
    }

    private static byte[] zipped(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
