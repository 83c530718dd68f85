package io.candlebus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long the jar takes from the start of its process until it is ready, with many strategies that have a week of minutes
 * behind them; after a kill. Arguments: the jar (target/candlebus.jar), strategies (50), candles (10080), starts (9).
 */
public final class Recovery {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long FIRST_MS = 1_704_067_200_000L;

    private final Path jar;
    private final Path folder;
    private final List<Long> processorMs = new ArrayList<>();

    private Recovery(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args.length > 0 ? args[0] : "target/candlebus.jar").toAbsolutePath();
        int strategies = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int candles = args.length > 2 ? Integer.parseInt(args[2]) : 10_080;
        int starts = args.length > 3 ? Integer.parseInt(args[3]) : 9;
        Recovery recovery = new Recovery(jar, Files.createTempDirectory("candlebus-recovery"));
        recovery.world(strategies, candles);
        recovery.playOnce();
        List<Long> tookMs = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            tookMs.add(recovery.start(strategies, candles));
        }
        tookMs.sort(null);
        recovery.processorMs.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d strategies, %d candles each, %d starts after a kill: ready after %d ms at best, %d in the median, %d at worst; processor time in the median %d ms%n",
                strategies,
                candles,
                starts,
                tookMs.get(0),
                tookMs.get(starts / 2),
                tookMs.get(starts - 1),
                recovery.processorMs.get(starts / 2));
    }

    private void world(int strategies, int candles) throws IOException {
        Path documents = Files.createDirectories(folder.resolve("strategies"));
        for (int i = 0; i < strategies; i++) {
            int fast = 3 + i % 17;
            Files.writeString(documents.resolve("s" + i + ".json"), """
                    {"id": "s%d", "signals": [
                      {"id": "in", "type": "entry", "side": "long", "when": "crossover(ema(%d), ema(%d)) and rsi(%d) < 70"},
                      {"id": "out", "type": "exit", "side": "long", "when": "crossunder(ema(%d), ema(%d)) or macd(12, 26, 9).macd < -50"}],
                     "risk": {"stop_loss": {"type": "percent", "value": 1}, "take_profit": {"type": "percent", "value": 2}},
                     "protections": [{"type": "cooldown", "candles": 5}]}
                    """.formatted(
                            i, fast, fast + 5 + i % 31, 7 + i % 23, fast, fast + 5 + i % 31));
        }
        SplittableRandom walk = new SplittableRandom(1);
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        double price = 100;
        for (int i = 0; i < candles + 100; i++) {
            double open = price;
            price = open * (1 + (walk.nextDouble() - 0.5) / 200);
            csv.append(FIRST_MS + i * 60_000L).append(',').append(open).append(',');
            csv.append(Math.max(open, price)).append(',').append(Math.min(open, price));
            csv.append(',').append(price).append(",1\n");
        }
        Path source = Files.createDirectories(folder.resolve("candles"));
        Files.writeString(source.resolve("BTC-USD-1m.csv"), csv);
    }

    /** Until the source has ended; then it is killed. */
    private void playOnce() throws Exception {
        Process process = server("0");
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String url = JSON.readTree(said.readLine()).path("url").asText();
        while (!json(url, "/api/v1/feed").contains("\"ended\"")) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        TimeUnit.SECONDS.sleep(2);
        kill(process);
    }

    private long start(int strategies, int candles) throws Exception {
        long startedNs = System.nanoTime();
        Process process = server("60");
        String url = JSON.readTree(process.inputReader(StandardCharsets.UTF_8).readLine())
                .path("url")
                .asText();
        int status = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(url).resolve("/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs);
        processorMs.add(process.info().totalCpuDuration().orElseThrow().toMillis());
        var listed = JSON.readTree(json(url, "/api/v1/strategies")).path("strategies");
        for (var each : listed) {
            if (each.path("candles").asLong() < candles
                    || !each.path("state").asText().equals("running")) {
                throw new IllegalStateException("not where it was: " + each);
            }
        }
        if (status != 200 || listed.size() != strategies) {
            throw new IllegalStateException(status + ", " + listed.size() + " strategies");
        }
        kill(process);
        return tookMs;
    }

    private Process server(String speed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--port",
                        "0",
                        "--json",
                        "--set",
                        "feed.source=" + folder.resolve("candles"),
                        "--set",
                        "feed.loop=false",
                        "--set",
                        "feed.history=100",
                        "--set",
                        "feed.speed=" + speed)
                .directory(folder.toFile())
                .redirectError(folder.resolve("log.txt").toFile())
                .start();
    }

    private static String json(String url, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create(url).resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
