package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @TempDir
    Path folder;

    private Server server;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("vendor"));
        Files.createDirectories(folder.resolve(".secret"));
        Files.writeString(folder.resolve("index.html"), "<title>mine</title>");
        Files.writeString(folder.resolve("app.js"), "let a = 1;\n".repeat(500));
        Files.writeString(folder.resolve("vendor/lib.mjs"), "export {}");
        Files.writeString(folder.resolve(".secret/key.txt"), "hidden");
        Files.writeString(folder.resolve(".hidden.txt"), "hidden");
        server = new Server(new WebOptions(WebOptions.LOOPBACK, 0, folder, List.of(), SocketLimits.STANDARD));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/s/rsi", "/s/rsi/edit", "/events", "/webhooks", "/settings", "/docsy"})
    void pathsOfThePageGiveThePage(String path) {
        HttpResponse<Buffer> answer = server.get(path);
        assertEquals(200, answer.statusCode());
        assertEquals("<title>mine</title>", answer.bodyAsString());
        assertEquals("text/html; charset=utf-8", answer.getHeader("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1/nothing",
                "/api/v2/strategies",
                "/health",
                "/schema/x",
                "/docs/x",
                "/x.js",
                "/.hidden.txt",
                "/.secret/key.txt",
                "/vendor/lib.mjs/",
                "/vendor."
            })
    void whatIsNotThereIsNotThePage(String path) {
        HttpResponse<Buffer> answer = server.get(path);
        boolean page = path.endsWith("/");
        assertEquals(page ? 200 : 404, answer.statusCode(), path);
    }

    @Test
    void theIconThatBrowsersAskForIsThePagesDrawing() {
        HttpResponse<Buffer> drawn = server.get("/favicon.ico");
        assertEquals(200, drawn.statusCode());
        assertEquals("image/svg+xml", drawn.getHeader("Content-Type"));
        assertEquals(server.get("/favicon.svg").body(), drawn.body());
    }

    @Test
    void aPageWithAnIconOfItsOwnGivesThat() throws IOException {
        Files.writeString(folder.resolve("favicon.ico"), "mine");
        assertEquals("mine", server.get("/favicon.ico").bodyAsString());
    }

    @Test
    void ourFilesAreAskedForAgainAndSentOnlyWhenTheyChanged() throws IOException {
        HttpResponse<Buffer> first = server.get("/app.js");
        assertEquals("no-cache", first.getHeader("Cache-Control"));
        assertEquals("text/javascript; charset=utf-8", first.getHeader("Content-Type"));
        String etag = first.getHeader("ETag");
        assertEquals(304, again(etag).statusCode());
        Files.writeString(folder.resolve("app.js"), "let a = 2;");
        HttpResponse<Buffer> changed = again(etag);
        assertEquals(200, changed.statusCode());
        assertNotEquals(etag, changed.getHeader("ETag"));
    }

    @Test
    void vendoredFilesMayBeKept() {
        assertEquals("public, max-age=86400", server.get("/vendor/lib.mjs").getHeader("Cache-Control"));
    }

    @Test
    void largeFilesAreCompressed() {
        HttpResponse<Buffer> answer = Server.await(server.request(HttpMethod.GET, "/app.js")
                .putHeader("Accept-Encoding", "gzip")
                .send());
        assertEquals("gzip", answer.getHeader("Content-Encoding"));
        assertTrue(answer.body().length() < 500);
    }

    @Test
    void readinessFollowsFeedAndStore() {
        assertEquals(200, server.get("/health/ready").statusCode());
        server.engine.feedState("failed");
        assertEquals(503, server.get("/health/ready").statusCode());
        assertEquals(200, server.get("/health/live").statusCode());
        server.engine.feedState("ended");
        assertEquals(200, server.get("/health/ready").statusCode());
        server.storeFailure.set("the disk is full");
        HttpResponse<Buffer> full = server.get("/health/ready");
        assertEquals(503, full.statusCode());
        assertTrue(full.bodyAsString().contains("the disk is full"));
    }

    private HttpResponse<Buffer> again(String etag) {
        return Server.await(server.request(HttpMethod.GET, "/app.js")
                .putHeader("If-None-Match", etag)
                .send());
    }
}
