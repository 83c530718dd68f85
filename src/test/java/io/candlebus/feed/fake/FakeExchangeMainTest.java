package io.candlebus.feed.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.config.Config;
import io.candlebus.config.ConfigReader;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FakeExchangeMainTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final FakeExchangeMain exchange = new FakeExchangeMain();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        exchange.close();
        vertx.close();
    }

    private int run(String... args) {
        return new CommandLine(exchange)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private Config printed() throws Exception {
        Path file = Files.writeString(folder.resolve("fake.yaml"), out.toString());
        return ConfigReader.read(vertx, file.toString(), Map.of())
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "binance-usdm", "bybit", "okx", "kraken", "coinbase"})
    void printsSettingsThatFindIt(String venue) throws Exception {
        assertEquals(0, run("--venue", venue));
        Config.Feed feed = printed().feed();
        assertEquals(venue, feed.kind());
        Venue known = Venues.named(venue);
        HttpResponse<?> answer = WebClient.create(vertx)
                .getAbs(feed.live().rest() + known.listingPath())
                .send()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertEquals(200, answer.statusCode());
        assertEquals(
                Map.of(feed.live().symbols().get(0), ""),
                known.listing(answer.bodyAsString()).halted());
        assertTrue(out.toString().contains("# " + feed.live().symbols().get(0) + " 1m: "), out::toString);
        assertTrue(out.toString().contains(" to come, until "), out::toString);
    }

    @Test
    void longerTimeframesAreMadeOfShorterOnes() {
        assertEquals(0, run("--venue", "okx"));
        assertTrue(out.toString().contains("# BTC/USDT 4h: "), out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--venue|mtgox|there is no mtgox; there are binance binance-usdm bybit okx kraken coinbase",
                "--past|1|--past: must be above 0 and below 1",
                "--speed|0|--speed: must be above 0",
                "--tick|0|--tick: must be from 1",
                "--port|70000|--port: must be from 0",
                "--faults|nowhere.txt|there is no nowhere.txt",
                "--candles|BTC/USDT=nowhere.csv|nowhere.csv",
                "--candles|BTCUSDT=nowhere.csv|not a symbol",
            })
    void whatIsWrongIsTold(String option, String value, String says) {
        int status = option.equals("--venue") ? run(option, value) : run("--venue", "binance", option, value);
        assertEquals(CommandLine.ExitCode.USAGE, status);
        assertTrue(err.toString().contains(says), err::toString);
    }

    @Test
    void aScriptWithAFaultOfItsOwnIsRefused() throws Exception {
        Path faults = Files.writeString(folder.resolve("faults.txt"), "at 5s close\nat 5s clsoe\n");
        assertEquals(CommandLine.ExitCode.USAGE, run("--venue", "kraken", "--faults", faults.toString()));
        assertTrue(err.toString().contains("faults.txt:2: there is no fault \"clsoe\""), err::toString);
    }

    @Test
    void twoFilesWithoutACommonTimeAreRefused() throws Exception {
        Path old = candles("old.csv", 0);
        Path late = candles("late.csv", 86_400);
        assertEquals(
                CommandLine.ExitCode.USAGE,
                run("--venue", "kraken", "--candles", "BTC/USD=" + old, "--candles", "ETH/USD=" + late));
        assertTrue(err.toString().contains("the files have no time in common"), err::toString);
    }

    @Test
    void theDocumentNamesEveryOptionAndFault() throws Exception {
        String document = Files.readString(Path.of("docs/fake-exchange.md"));
        for (Fault fault : Fault.values()) {
            assertTrue(document.contains("`" + FaultScript.word(fault) + "`"), fault::toString);
        }
        new CommandLine(exchange)
                .getCommandSpec().options().stream()
                        .filter(o -> !o.usageHelp() && !o.versionHelp())
                        .forEach(o -> assertTrue(document.contains("`" + o.longestName()), o::longestName));
        String script =
                document.substring(document.indexOf("at 70s"), document.indexOf("```", document.indexOf("at 70s")));
        assertEquals(
                3,
                FaultScript.parse("docs/fake-exchange.md", script).due(70_000).size());
    }

    private Path candles(String name, long fromS) throws Exception {
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < 10; i++) {
            text.append(fromS + 60L * i).append(",1,2,0.5,1.5,10\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
