package io.candlebus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real server in a process of its own, as a user starts it: {@code serve} with a configuration file. It replays the
 * bundled week fast, keeps its store in the given folder, and can be killed and started again on the same port.
 */
final class Candlebus implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("http://(?:127\\.0\\.0\\.1|localhost):(\\d+)");
    private static final long DEADLINE_S = 60;
    private static final long POLL_NS = 20_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path home;
    private final double speed;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private Process process;
    private int port;

    private Candlebus(Path home, double speed) {
        this.home = home;
        this.speed = speed;
    }

    /** Starts with the given strategy documents; answers once it is ready. */
    static Candlebus start(Path home, double speed, List<String> documents) throws IOException {
        Candlebus candlebus = new Candlebus(home, speed);
        Path folder = Files.createDirectories(home.resolve("strategies"));
        for (int i = 0; i < documents.size(); i++) {
            Files.writeString(folder.resolve("strategy-" + i + ".json"), documents.get(i));
        }
        candlebus.startAgain();
        return candlebus;
    }

    /** After {@link #kill}: the same port, store and documents. */
    void startAgain() throws IOException {
        Path config = home.resolve("candlebus.yaml");
        Files.writeString(config, configuration());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.candlebus.Main",
                        "serve",
                        "--config",
                        config.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        CompletableFuture<Integer> announced = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, announced), "server-output");
        reader.setDaemon(true);
        reader.start();
        port = announced
                .orTimeout(DEADLINE_S, TimeUnit.SECONDS)
                .exceptionally(failure -> {
                    throw new AssertionError("no address was printed:\n" + String.join("\n", output), failure);
                })
                .join();
        until("ready", () -> status("/health/ready") == 200);
    }

    /** As a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    JsonNode json(String path) {
        try {
            return JSON.readTree(
                    send(HttpRequest.newBuilder(URI.create(url(path)))).body());
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }

    int post(String path, String body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url(path)))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body)))
                    .statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }

    /** Polls until it holds; fails after a minute, with what the server printed. */
    void until(String what, Claim claim) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!claim.holds()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("not " + what + ":\n" + String.join("\n", output));
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    interface Claim {
        boolean holds();
    }

    private int status(String path) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url(path)))).statusCode();
        } catch (ConnectException notYet) {
            return 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private void read(Process server, CompletableFuture<Integer> announced) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher url = URL.matcher(line);
                if (url.find()) {
                    announced.complete(Integer.parseInt(url.group(1)));
                }
            }
            announced.completeExceptionally(new IOException("the server ended"));
        } catch (IOException ended) {
            announced.completeExceptionally(ended);
        }
    }

    private String configuration() {
        return """
                server: { host: 127.0.0.1, port: %d }
                feed: { kind: replay, source: demo, speed: %s, loop: true, history: 600 }
                store: { url: "sqlite:%s" }
                strategies: { folder: "%s", watch: true }
                """.formatted(port, speed, home.resolve("candlebus.db"), home.resolve("strategies"));
    }

    @Override
    public void close() {
        kill();
    }
}
