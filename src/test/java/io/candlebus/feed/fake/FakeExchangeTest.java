package io.candlebus.feed.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong, as a client of one second a minute's candle sees it in Binance's words. */
@Timeout(30)
class FakeExchangeTest {
    private static final Series BTC = new Series(new Symbol("BTC", "USDT"), Timeframe.M1);
    private static final int PAST = 100;
    private static final double SPEED = 400;
    private static final String BROKEN = "broken";
    private static final String BINARY = "binary";

    private final Vertx vertx = Vertx.vertx();
    private final List<Candle> traded = new ArrayList<>();
    private final LinkedBlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Short> closed = new CompletableFuture<>();
    private FakeExchange exchange;
    private int port;
    private long firstMs;

    @BeforeEach
    void listen() throws Exception {
        long nowMs = System.currentTimeMillis();
        firstMs = Timeframe.M1.openOf(nowMs) - PAST * 60_000L;
        for (int i = 0; i < 10 * PAST; i++) {
            double open = 100 + i % 7;
            traded.add(new Candle(firstMs + i * 60_000L, open, open + 3, open - 2, open + 1, 640 + 64 * (i % 5)));
        }
        exchange = new FakeExchange(vertx, "binance", new FakeMarket(Map.of(BTC, traded), nowMs, SPEED), 10, Map.of());
        port = get(exchange.listen(0));
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void subscribe() throws Exception {
        WebSocketClientOptions options =
                new WebSocketClientOptions().setMaxFrameSize(1 << 20).setMaxMessageSize(1 << 20);
        WebSocketConnectOptions address =
                new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/stream");
        Future<WebSocket> connected = vertx.createWebSocketClient(options)
                .connect(address)
                .onSuccess(socket -> {
                    socket.textMessageHandler(text -> heard.add(read(text)));
                    socket.binaryMessageHandler(bytes -> heard.add(new JsonObject().put(BINARY, bytes.length())));
                    socket.closeHandler(v -> closed.complete(socket.closeStatusCode()));
                    socket.writeTextMessage("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@kline_1m\"],\"id\":1}");
                });
        get(connected);
        assertEquals(1, next(frame -> frame.containsKey("id")).getInteger("id"));
    }

    private static JsonObject read(String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException e) {
            return new JsonObject().put(BROKEN, text.length());
        }
    }

    private JsonObject next(Predicate<JsonObject> wanted) throws Exception {
        while (true) {
            JsonObject frame = heard.poll(10, TimeUnit.SECONDS);
            assertTrue(frame != null, "nothing came");
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    private static JsonObject kline(JsonObject frame) {
        JsonObject data = frame.getJsonObject("data");
        return data == null ? null : data.getJsonObject("k");
    }

    private JsonObject candle(Predicate<JsonObject> wanted) throws Exception {
        return kline(next(frame -> kline(frame) != null && wanted.test(kline(frame))));
    }

    private static boolean isFinal(JsonObject kline) {
        return kline.getBoolean("x");
    }

    private static double number(JsonObject kline, String name) {
        return Double.parseDouble(kline.getString(name));
    }

    @Test
    void aCandleGrowsAndEndsAsItIsInTheFile() throws Exception {
        subscribe();
        candle(FakeExchangeTest::isFinal);
        JsonObject before = candle(k -> true);
        for (int finals = 0; finals < 3; ) {
            JsonObject k = candle(x -> true);
            if (k.getLong("t").equals(before.getLong("t"))) {
                assertTrue(number(k, "h") >= number(before, "h"), k::encode);
                assertTrue(number(k, "l") <= number(before, "l"), k::encode);
                assertTrue(number(k, "v") >= number(before, "v"), k::encode);
            }
            if (isFinal(k)) {
                Candle whole = traded.get((int) ((k.getLong("t") - firstMs) / 60_000));
                assertEquals(
                        whole,
                        new Candle(
                                k.getLong("t"),
                                number(k, "o"),
                                number(k, "h"),
                                number(k, "l"),
                                number(k, "c"),
                                number(k, "v")));
                finals++;
            }
            before = k;
        }
    }

    @Test
    void closes() throws Exception {
        subscribe();
        exchange.bring(Fault.CLOSE);
        assertTrue(List.of((short) 1000, (short) 1001, (short) 1011, (short) 1012)
                .contains(closed.get(10, TimeUnit.SECONDS)));
        assertEquals(Map.of(Fault.CLOSE, 1), exchange.happened());
    }

    @Test
    void givesNoticeAndThenGoes() throws Exception {
        subscribe();
        exchange.bring(Fault.NOTICE);
        next(frame -> "!serverShutdown".equals(frame.getString("stream")));
        assertEquals((short) 1001, closed.get(10, TimeUnit.SECONDS));
    }

    @Test
    void sendsRubbish() throws Exception {
        subscribe();
        exchange.bring(Fault.BAD_JSON);
        next(frame -> frame.containsKey(BROKEN));
        exchange.bring(Fault.HUGE_FRAME);
        next(frame -> frame.encode().length() > 300_000);
        exchange.bring(Fault.BINARY);
        next(frame -> frame.containsKey(BINARY));
    }

    @Test
    void saysTheLastWordNeverLateOrTwice() throws Exception {
        subscribe();
        exchange.bring(Fault.DROP_FINAL);
        JsonObject open = candle(k -> exchange.happened().containsKey(Fault.DROP_FINAL));
        JsonObject after = candle(FakeExchangeTest::isFinal);
        assertTrue(after.getLong("t") >= open.getLong("t") - 60_000, after::encode);
        exchange.bring(Fault.DOUBLE_FINAL);
        JsonObject first = candle(FakeExchangeTest::isFinal);
        JsonObject second = candle(FakeExchangeTest::isFinal);
        while (!exchange.happened().containsKey(Fault.DOUBLE_FINAL) || !second.equals(first)) {
            first = second;
            second = candle(FakeExchangeTest::isFinal);
        }
        exchange.bring(Fault.LATE_FINAL);
        long newestMs = 0;
        JsonObject k = candle(x -> true);
        while (!isFinal(k) || k.getLong("t") >= newestMs) {
            newestMs = Math.max(newestMs, k.getLong("t"));
            k = candle(x -> true);
        }
    }

    private static boolean isOlder(JsonObject k, JsonObject than) {
        return k.getLong("t") < than.getLong("t")
                || k.getLong("t").equals(than.getLong("t")) && number(k, "v") < number(than, "v");
    }

    @Test
    void saysWhatIsOldAfterWhatIsNew() throws Exception {
        subscribe();
        for (Fault fault : List.of(Fault.OLD_UPDATE, Fault.REORDER)) {
            exchange.bring(fault);
            JsonObject before = candle(k -> true);
            JsonObject k = candle(x -> true);
            while (!isOlder(k, before)) {
                before = k;
                k = candle(x -> true);
            }
            assertEquals(1, exchange.happened().get(fault));
        }
    }

    @Test
    void acknowledgesAndStaysSilent() throws Exception {
        exchange.bring(Fault.DEAF);
        subscribe();
        exchange.bring(Fault.BAD_JSON);
        JsonObject next = next(frame -> true);
        assertTrue(next.containsKey(BROKEN), next::encode);
        assertTrue(heard.isEmpty(), heard::toString);
    }

    private HttpResponse<?> history() throws Exception {
        String uri = "/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=" + (firstMs + 50 * 60_000L) + "&endTime="
                + (firstMs + 60 * 60_000L - 1) + "&limit=1000";
        return get(WebClient.create(vertx).get(port, "127.0.0.1", uri).send());
    }

    private HttpResponse<?> history(Fault fault) throws Exception {
        exchange.bring(fault);
        return history();
    }

    private static List<Long> opens(HttpResponse<?> answer) {
        return new JsonArray(answer.bodyAsString())
                .stream().map(row -> ((JsonArray) row).getLong(0)).toList();
    }

    @Test
    void answersBadly() throws Exception {
        List<Long> right = opens(history());
        assertEquals(10, right.size());
        assertEquals(429, history(Fault.TOO_MANY).statusCode());
        assertEquals("1", history(Fault.TOO_MANY).getHeader("Retry-After"));
        assertEquals(418, history(Fault.BANNED).statusCode());
        assertEquals(502, history(Fault.BAD_GATEWAY).statusCode());
        assertTrue(history(Fault.GARBAGE).bodyAsString().contains("retCode"));
        assertEquals(right.subList(0, 2), opens(history(Fault.SHORT_PAGE)));
        assertEquals(List.of(), opens(history(Fault.EMPTY_PAGE)));
        List<Long> excess = opens(history(Fault.EXCESS_ROWS));
        assertNotEquals(right, excess);
        assertEquals(right, excess.subList(3, excess.size()));
        assertEquals(right, opens(history()), "each of them once");
    }

    @Test
    void theFormingRowIsAmongHistory() throws Exception {
        long nowMs = exchange.market().nowMs();
        String uri = "/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=" + (nowMs - 120_000) + "&endTime="
                + (nowMs + 3_600_000) + "&limit=1000";
        List<Long> rows =
                opens(get(WebClient.create(vertx).get(port, "127.0.0.1", uri).send()));
        assertTrue(rows.get(rows.size() - 1) > nowMs - 60_000, () -> rows + " at " + nowMs);
    }
}
