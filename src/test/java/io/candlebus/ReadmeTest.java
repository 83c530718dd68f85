package io.candlebus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.cli.Candlebus;
import io.candlebus.cli.Server;
import io.candlebus.config.Config;
import io.candlebus.config.ConfigReader;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.ProblemText;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)]+)\\)");
    private static final String JAR = "java -jar target/candlebus.jar ";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void strategyShownIsTheOneThatShips() throws IOException {
        assertEquals(
                Files.readString(Path.of("strategies/ema_cross.json")).strip(),
                blocks("json").get(0).strip());
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Matcher links = LINK.matcher(Files.readString(README));
        while (links.find()) {
            assertTrue(Files.exists(Path.of(links.group(1))), links.group(1) + " is not there");
        }
    }

    @Test
    void mistakeIsPrintedAsShown() throws IOException {
        Path file = folder.resolve("ema_cross.json");
        String document = Files.readString(Path.of("strategies/ema_cross.json"));
        Files.writeString(file, document.replace("crossover(fast, slow)", "crossover(fast, slwo)"));
        String printed = ProblemText.of(
                "strategies/ema_cross.json",
                checked(file).problems().stream().filter(Problem::isError).toList(),
                checked(file).source());
        assertEquals(printed.strip(), blocks("text").get(1).strip());
    }

    @Test
    void candleIsExplainedAsShown() throws IOException {
        String command = String.join("", blocks("sh"))
                .lines()
                .filter(line -> line.contains(" explain "))
                .findFirst()
                .orElseThrow();
        String[] args = command.substring(JAR.length()).split(" ");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stdout = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertEquals(0, Candlebus.run(args));
        } finally {
            System.setOut(stdout);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith(blocks("text").get(0).strip() + "\n"), text);
    }

    /** But what asks an exchange, what wants an engine's store, and what runs until it is ended. */
    @Test
    void everyCommandOfTheJarRuns() throws IOException {
        int run = 0;
        for (String line : String.join("", blocks("sh")).lines().toList()) {
            if (line.startsWith(JAR) && !line.matches(".* (serve|fetch|backup)( .*)?")) {
                String[] args = line.substring(JAR.length()).split(" ");
                assertEquals(0, Candlebus.run(args), line);
                run++;
            }
        }
        assertTrue(run >= 8, run + " commands");
    }

    /** Starts the demo faster than shown, asks everything that the README asks, and waits for the signal it shows. */
    @Test
    void demoAnswersEveryRequestAndFiresTheSignalShown() throws IOException {
        Vertx vertx = Vertx.vertx();
        Config config = ConfigReader.read(
                        vertx,
                        null,
                        Map.of(
                                "server.port", "0",
                                "feed.speed", "6000",
                                "store.url", "sqlite:" + folder.resolve("readme.db")))
                .await();
        Server server = Server.start(vertx, config).await();
        try {
            WebClient client = WebClient.create(vertx);
            assertEquals(JSON.readTree(blocks("json").get(1)), firstSignal(client, server.port()));
            int asked = 0;
            for (String line : String.join("", blocks("sh")).lines().toList()) {
                if (line.startsWith("curl ")) {
                    HttpResponse<Buffer> answer = ask(client, server.port(), line);
                    boolean metrics = line.endsWith("/metrics");
                    assertTrue(answer.statusCode() == 200 || metrics && answer.statusCode() == 503, line);
                    asked++;
                }
            }
            assertEquals(14, asked);
        } finally {
            server.close().await();
            vertx.close().await();
        }
    }

    private static JsonNode firstSignal(WebClient client, int port) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Buffer body = client.get(port, "127.0.0.1", "/api/v1/strategies/ema_cross/signals?limit=1000")
                    .send()
                    .await()
                    .body();
            JsonNode signals = JSON.readTree(body.toString()).get("signals");
            if (!signals.isEmpty()) {
                ObjectNode first = (ObjectNode) signals.get(signals.size() - 1);
                first.remove(List.of("sequence", "stored_ms"));
                return first;
            }
        }
        throw new AssertionError("no signal in " + PATIENCE);
    }

    private static HttpResponse<Buffer> ask(WebClient client, int port, String curl) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(curl.replace("'", "").split(" ")));
        String url =
                words.stream().filter(w -> w.startsWith("http://")).findFirst().orElseThrow();
        int method = words.indexOf("-X");
        HttpMethod verb = method < 0 ? HttpMethod.GET : HttpMethod.valueOf(words.get(method + 1));
        var request = client.request(verb, port, "127.0.0.1", url.replace("http://127.0.0.1:8080", ""));
        int data = words.indexOf("--data");
        if (data < 0) {
            return request.send().await();
        }
        String body = Files.readString(Path.of(words.get(data + 1).substring(1)));
        return request.putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(body))
                .await();
    }

    private static StrategyCheck.Result checked(Path file) throws IOException {
        return StrategyCheck.check(Files.readString(file), Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(README));
        List<String> found = new ArrayList<>();
        while (blocks.find()) {
            if (blocks.group(1).equals(language)) {
                found.add(blocks.group(2));
            }
        }
        return found;
    }
}
