package io.candlebus.feed.fake;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One client of the fake exchange. On its socket's context. */
final class FakeConnection {
    private static final short[] CODES = {1000, 1001, 1011, 1012};
    private static final long SILENCE_TICKS = 400;

    private final FakeExchange exchange;
    private final FakeDialect dialect;
    private final ServerWebSocket socket;
    private final Set<Series> subscribed = new LinkedHashSet<>();
    /** Open time of the candle that each series is at. */
    private final Map<Series, Long> at = new HashMap<>();

    private final Map<Series, String> late = new HashMap<>();
    private final Map<Series, String> older = new HashMap<>();
    private String held;
    private long timer;
    private long silentTicks;
    private long ticks;
    private long leavingTicks = Long.MAX_VALUE;
    private boolean deaf;

    FakeConnection(FakeExchange exchange, FakeDialect dialect, ServerWebSocket socket) {
        this.exchange = exchange;
        this.dialect = dialect;
        this.socket = socket;
    }

    void begin() {
        socket.textMessageHandler(message -> {
            List<String> answers =
                    dialect.answers(message, subscribed, exchange.market().nowMs());
            deaf |= !subscribed.isEmpty() && at.isEmpty() && exchange.happens(Fault.DEAF);
            answers.forEach(socket::writeTextMessage);
        });
        timer = exchange.vertx().setPeriodic(exchange.tickMs(), t -> tick());
        socket.closeHandler(v -> exchange.vertx().cancelTimer(timer));
    }

    private void tick() {
        if (socket.isClosed() || silentTicks-- > 0) {
            return;
        }
        long nowMs = exchange.market().nowMs();
        ticks++;
        if (exchange.happens(Fault.CLOSE)) {
            socket.close(CODES[exchange.happened().get(Fault.CLOSE) % CODES.length]);
            return;
        }
        if (ticks > leavingTicks) {
            socket.close((short) 1001);
            return;
        }
        if (exchange.happens(Fault.SILENCE)) {
            silentTicks = SILENCE_TICKS;
            return;
        }
        rubbish();
        String heartbeat = ticks % 4 == 0 ? dialect.heartbeat(nowMs) : null;
        if (heartbeat != null) {
            say(heartbeat);
        }
        if (!deaf) {
            subscribed.stream().filter(exchange::isKnown).forEach(s -> show(s, nowMs));
        }
    }

    private void rubbish() {
        if (exchange.happens(Fault.BAD_JSON)) {
            socket.writeTextMessage("{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kl");
        }
        if (exchange.happens(Fault.HUGE_FRAME)) {
            socket.writeTextMessage(
                    "{\"channel\":\"other\",\"topic\":\"other\",\"padding\":\"" + "x".repeat(300_000) + "\"}");
        }
        if (exchange.happens(Fault.BINARY)) {
            socket.writeBinaryMessage(Buffer.buffer(new byte[] {1, 2, 3}));
        }
        String notice = dialect.notice(exchange.market().nowMs());
        if (notice != null && exchange.happens(Fault.NOTICE)) {
            socket.writeTextMessage(notice);
            leavingTicks = ticks + 40;
        }
    }

    private void say(String frame) {
        if (held == null && exchange.happens(Fault.REORDER)) {
            held = frame;
            return;
        }
        socket.writeTextMessage(frame);
        if (held != null) {
            socket.writeTextMessage(held);
            held = null;
        }
    }

    /** Ends the candles that are over, then tells how the present one stands. */
    private void show(Series series, long nowMs) {
        long openMs = series.timeframe().openOf(nowMs);
        long atMs = at.getOrDefault(series, openMs);
        for (; atMs < openMs; atMs = series.timeframe().closeOf(atMs)) {
            end(series, exchange.market().at(series, atMs, nowMs), nowMs);
        }
        at.put(series, openMs);
        Candle now = exchange.market().at(series, openMs, nowMs);
        if (now == null) {
            return;
        }
        String frame = dialect.candle(series, now, false, nowMs);
        say(frame);
        if (older.containsKey(series) && exchange.happens(Fault.OLD_UPDATE)) {
            say(older.get(series));
        }
        older.put(series, frame);
        String finalFrame = late.remove(series);
        if (finalFrame != null) {
            say(finalFrame);
        }
    }

    private void end(Series series, Candle candle, long nowMs) {
        if (candle == null) {
            return;
        }
        if (!dialect.isFlagged()) {
            // The last trade says how the candle ends, though not that it does.
            say(dialect.candle(series, candle, false, series.timeframe().closeOf(candle.openTimeMs()) - 1));
            return;
        }
        if (exchange.happens(Fault.DROP_FINAL)) {
            return;
        }
        String frame = dialect.candle(series, candle, true, nowMs);
        if (exchange.happens(Fault.LATE_FINAL)) {
            late.put(series, frame);
            return;
        }
        say(frame);
        if (exchange.happens(Fault.DOUBLE_FINAL)) {
            say(frame);
        }
    }
}
