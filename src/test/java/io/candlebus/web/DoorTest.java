package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in: names, origins, media types, ids, sizes. */
class DoorTest {
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    private static Server server;
    private static String own;

    @BeforeAll
    static void start() {
        server = new Server();
        server.create("rsi");
        own = "Host: 127.0.0.1:" + server.port();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1",
                "GET /app.js HTTP/1.1",
                "GET /api/v1/strategies HTTP/1.1",
                "POST /api/v1/strategies/rsi/stop HTTP/1.1",
                "GET /health/live HTTP/1.1",
                "GET /metrics HTTP/1.1",
                "GET /eventbus/info HTTP/1.1",
                "GET /nowhere/at/all HTTP/1.1"
            })
    void aForeignHostNameIsMisdirectedEverywhere(String request) throws IOException {
        for (String host : List.of("evil.example", "evil.example:" + server.port(), "127.0.0.1", "127.0.0.1:1")) {
            String answer = Wire.send(server.port(), request, "Host: " + host);
            assertEquals(421, Wire.status(answer), host);
            assertFalse(answer.contains("evil"), "the name is not echoed");
        }
        assertEquals(
                "running",
                server.get("/api/v1/strategies/rsi/status").bodyAsJsonObject().getString("state"));
    }

    @Test
    void aForeignHostNameGetsNoWebSocket() throws IOException {
        String request = "GET /eventbus/websocket HTTP/1.1\r\nHost: evil.example\r\n" + UPGRADE + "\r\n\r\n";
        assertEquals(421, Wire.status(Wire.raw(server.port(), request.replace("Host", "Connection: close\r\nHost"))));
    }

    @Test
    void everyNameOfThisMachineIsAnswered() throws IOException {
        for (String name : List.of("127.0.0.1", "localhost", "LOCALHOST", "[::1]")) {
            String answer =
                    Wire.send(server.port(), "GET /health/live HTTP/1.1", "Host: " + name + ":" + server.port());
            assertEquals(200, Wire.status(answer), name);
        }
    }

    @Test
    void configuredNamesAreAnsweredExactly() throws IOException {
        WebOptions named =
                new WebOptions(WebOptions.LOOPBACK, 0, null, List.of("Desk.example:8443"), SocketLimits.STANDARD);
        try (Server other = new Server(named)) {
            String live = "GET /health/live HTTP/1.1";
            assertEquals(200, Wire.status(Wire.send(other.port(), live, "Host: desk.example:8443")));
            assertEquals(421, Wire.status(Wire.send(other.port(), live, "Host: desk.example")));
        }
    }

    @Test
    void foreignOriginsAreRefusedEverywhere() throws IOException {
        String port = ":" + server.port();
        for (String origin : List.of(
                "http://evil.example",
                "null",
                "http://127.0.0.1" + port + ".evil.example",
                "http://127.0.0.1",
                "http://localhost" + port,
                "file://",
                "")) {
            for (String request : List.of(
                    "GET /api/v1/strategies HTTP/1.1",
                    "POST /api/v1/strategies/rsi/stop HTTP/1.1",
                    "GET / HTTP/1.1",
                    "GET /eventbus/info HTTP/1.1")) {
                String answer = Wire.send(server.port(), request, own, "Origin: " + origin);
                assertEquals(403, Wire.status(answer), origin + " " + request);
                assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control-"), answer);
            }
        }
        assertEquals(
                "running",
                server.get("/api/v1/strategies/rsi/status").bodyAsJsonObject().getString("state"));
    }

    @Test
    void aForeignOriginGetsNoWebSocket() throws IOException {
        for (String path : List.of("/eventbus/websocket", "/eventbus/123/abcdefgh/websocket")) {
            String request = "GET " + path + " HTTP/1.1\r\nConnection: close\r\n" + own
                    + "\r\nOrigin: http://evil.example\r\n" + UPGRADE + "\r\n\r\n";
            assertEquals(403, Wire.status(Wire.raw(server.port(), request)), path);
        }
    }

    @Test
    void ourOwnPageIsLetIn() throws IOException {
        String origin = "Origin: http://127.0.0.1:" + server.port();
        assertEquals(200, Wire.status(Wire.send(server.port(), "GET /api/v1/strategies HTTP/1.1", own, origin)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/jsonx",
                "text/plain; application/json"
            })
    void bodiesThatAreNotJsonAreRefusedWithoutEffect(String type) {
        for (String path : List.of("/api/v1/strategies", "/api/v1/strategies/rsi/stop")) {
            HttpResponse<Buffer> answer = Server.await(server.request(HttpMethod.POST, path)
                    .putHeader("Content-Type", type)
                    .sendBuffer(Buffer.buffer("{\"id\":\"forged\"}")));
            assertEquals(415, answer.statusCode());
            assertEquals("application/problem+json", answer.getHeader("Content-Type"));
        }
        assertEquals(404, server.get("/api/v1/strategies/forged").statusCode());
        assertEquals(
                "running",
                server.get("/api/v1/strategies/rsi/status").bodyAsJsonObject().getString("state"));
    }

    @Test
    void aBodyWithoutMediaTypeIsRefused() throws IOException {
        String answer = Wire.raw(
                server.port(),
                "POST /api/v1/strategies HTTP/1.1\r\n" + own + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        assertEquals(415, Wire.status(answer));
    }

    @Test
    void bodiesHaveALimit() {
        String fits = "{\"id\":\"big\",\"x\":\"" + "y".repeat(WebOptions.MAX_BODY_BYTES - 20) + "\"}";
        assertEquals(
                413,
                server.send(HttpMethod.POST, "/api/v1/strategies", fits + " ".repeat(20))
                        .statusCode());
        assertEquals(404, server.get("/api/v1/strategies/big").statusCode());
        String exact = fits + " ".repeat(WebOptions.MAX_BODY_BYTES - fits.length());
        assertEquals(
                201, server.send(HttpMethod.POST, "/api/v1/strategies", exact).statusCode());
    }

    @Test
    void requestLinesAndHeadersHaveLimits() throws IOException {
        String line = "GET /health/live?" + "x".repeat(WebOptions.MAX_REQUEST_LINE_BYTES) + " HTTP/1.1";
        assertProblem(414, Wire.send(server.port(), line, own));
        String header = "X: " + "x".repeat(WebOptions.MAX_HEADER_BYTES);
        assertProblem(431, Wire.send(server.port(), "GET /health/live HTTP/1.1", own, header));
    }

    @Test
    void whatIsNoHttpIsTold() throws IOException {
        assertProblem(400, Wire.send(server.port(), "GET /health/live HTTP/x", own));
        assertProblem(400, Wire.send(server.port(), "GET /health/live HTTP/1.1", own, "no header"));
    }

    private static void assertProblem(int status, String answer) {
        assertEquals(status, Wire.status(answer), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        JsonObject body = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")));
        assertEquals(status, body.getInteger("status"));
        assertTrue(answer.contains("X-Request-Id: " + body.getString("request_id")), answer);
    }

    @Test
    void bodiesThatAreNotUtf8AreRefused() {
        HttpResponse<Buffer> answer = Server.await(server.request(HttpMethod.POST, "/api/v1/strategies")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(new byte[] {'"', (byte) 0xC3, '"'})));
        assertEquals(400, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F",
                "..%5c",
                "%252e%252e",
                "a%00b",
                "a%0d%0ab",
                "RSI",
                "rsi%20",
                "%D1%80si",
                "-rsi",
                "a.b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsNoIdIsABadRequest(String id) throws IOException {
        for (String request : List.of(
                "GET /api/v1/strategies/" + id,
                "DELETE /api/v1/strategies/" + id,
                "GET /api/v1/strategies/" + id + "/frames",
                "POST /api/v1/strategies/" + id + "/start")) {
            String answer = Wire.send(server.port(), request + " HTTP/1.1", own);
            assertEquals(400, Wire.status(answer), request);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%",
                "/%z",
                "/%zz",
                "/%2",
                "/app%g0.js",
                "/health/live%",
                "/eventbus/%/x/websocket",
                "/api/v1/strategies/%zz",
                "/api/v1/strategies/rsi%1/status"
            })
    void aBrokenEscapeIsABadRequestAndNoBugOfOurs(String path) throws IOException {
        try (LogLines errors = new LogLines("io", Level.ERROR)) {
            String answer = Wire.send(server.port(), "GET " + path + " HTTP/1.1", own);
            assertEquals(400, Wire.status(answer), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
            assertTrue(answer.contains("nosniff"), answer);
            assertEquals(List.of(), errors.lines());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../pom.xml",
                "%2e%2e%2f%2e%2e%2fpom.xml",
                "..%2f..%2fpom.xml",
                "..%5c..%5cpom.xml",
                "%2fetc/passwd.txt",
                ".git/config.txt",
                "vendor/%2e%2e/%2e%2e/pom.xml",
                "a%00.html"
            })
    void noPathLeavesThePage(String path) throws IOException {
        String answer = Wire.send(server.port(), "GET /" + path + " HTTP/1.1", own);
        assertTrue(List.of(400, 404).contains(Wire.status(answer)), answer);
        assertFalse(answer.contains("<project"), answer);
    }

    @Test
    void everyAnswerForbidsWhatAPageDoesNotNeed() {
        for (String path : List.of("/health/live", "/api/v1/strategies", "/api/v1/strategies/nobody", "/nothing.js")) {
            HttpResponse<Buffer> answer = server.get(path);
            assertEquals(SecurityHeaders.POLICY, answer.getHeader("Content-Security-Policy"), path);
            assertEquals("nosniff", answer.getHeader("X-Content-Type-Options"));
            assertEquals("no-referrer", answer.getHeader("Referrer-Policy"));
            assertEquals("same-origin", answer.getHeader("Cross-Origin-Resource-Policy"));
            assertEquals(null, answer.getHeader("Set-Cookie"));
            assertEquals(null, answer.getHeader("Server"));
        }
    }

    @Test
    void aBugOfOursIsToldByItsIdOnly() {
        try (Server broken = new Server()) {
            broken.engine.breakWith(new IllegalStateException("select * from secret_table"));
            HttpResponse<Buffer> answer = broken.get("/api/v1/strategies");
            assertEquals(500, answer.statusCode());
            JsonObject body = answer.bodyAsJsonObject();
            assertEquals(answer.getHeader("X-Request-Id"), body.getString("request_id"));
            for (String leak : List.of("secret_table", "Exception", "io.candlebus", "at java")) {
                assertFalse(answer.bodyAsString().contains(leak), leak);
            }
            HttpResponse<Buffer> ready = broken.get("/health/ready");
            assertEquals(503, ready.statusCode());
            assertFalse(ready.bodyAsString().contains("secret_table"));
        }
    }
}
