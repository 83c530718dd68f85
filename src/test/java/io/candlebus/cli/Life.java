package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the server in a process of its own, from its start to whatever ends it. */
final class Life implements AutoCloseable {
    private static final long DEADLINE_S = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final BufferedReader said;
    private String url;

    Life(Path folder, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.candlebus.Main",
                "serve",
                "--port",
                "0",
                "--json"));
        settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        log = folder.resolve("log.txt");
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        said = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Waits until it says where it listens. */
    Life awaitReady() throws IOException {
        String line = said.readLine();
        assertTrue(line != null, () -> "it ended before it was ready: " + logged());
        url = JSON.readTree(line).path("url").asText();
        return this;
    }

    /** Lets it go on for a while; it must not end by itself. */
    void goOnFor(long ms) throws InterruptedException {
        assertTrue(!process.waitFor(ms, TimeUnit.MILLISECONDS), () -> "it ended by itself: " + logged());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("GET", path);
        assertTrue(answer.statusCode() == 200, () -> path + ": " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(DEADLINE_S))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The system's number of it. */
    long pid() {
        return process.pid();
    }

    /** Waits until it ends by itself, and tells its exit status. */
    int awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), () -> "it does not end: " + logged());
        return process.exitValue();
    }

    /** As the power going away would, but for what the system has not yet written. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "it cannot be killed");
    }

    /** Asks it to end; true when it came to an orderly end. */
    boolean end() throws InterruptedException {
        process.destroy();
        return process.waitFor(DEADLINE_S, TimeUnit.SECONDS) && !logged().contains("without waiting any longer");
    }

    /** What it, and those before it in the same folder, logged. */
    String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
