package io.candlebus.feed.fake;

import static io.candlebus.feed.fake.FakeDialect.plain;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Kraken v2: a heartbeat, no word of a candle's end, 720 rows of history with empty minutes filled. */
final class FakeKraken implements FakeDialect {
    private static final Map<String, Timeframe> MINUTES = Map.of(
            "1", Timeframe.M1,
            "5", Timeframe.M5,
            "15", Timeframe.M15,
            "30", Timeframe.M30,
            "60", Timeframe.H1,
            "240", Timeframe.H4,
            "1440", Timeframe.D1,
            "10080", Timeframe.W1);

    @Override
    public List<String> answers(String message, Collection<Series> subscribed, long nowMs) {
        JsonObject asked = new JsonObject(message);
        JsonObject params = asked.getJsonObject("params");
        List<String> answers = new ArrayList<>();
        for (Object symbol : params.getJsonArray("symbol")) {
            String minutes = String.valueOf(params.getInteger("interval"));
            subscribed.add(new Series(Symbol.parse(symbol.toString()), FakeDialect.timeframe(MINUTES, minutes)));
            JsonObject result = new JsonObject()
                    .put("channel", "ohlc")
                    .put("symbol", symbol)
                    .put("interval", params.getInteger("interval"))
                    .put("snapshot", true);
            answers.add(new JsonObject()
                    .put("method", "subscribe")
                    .put("result", result)
                    .put("success", true)
                    .put("req_id", asked.getInteger("req_id"))
                    .encode());
        }
        return answers;
    }

    @Override
    public String candle(Series series, Candle c, boolean closed, long nowMs) {
        JsonObject row = new JsonObject()
                .put("symbol", series.symbol().toString())
                .put("open", c.open())
                .put("high", c.high())
                .put("low", c.low())
                .put("close", c.close())
                .put("trades", 3)
                .put("volume", c.volume())
                .put("interval_begin", Instant.ofEpochMilli(c.openTimeMs()).toString())
                .put("interval", series.timeframe().longestMs() / 60_000)
                .put(
                        "timestamp",
                        Instant.ofEpochMilli(series.timeframe().closeOf(c.openTimeMs()))
                                .toString());
        return new JsonObject()
                .put("channel", "ohlc")
                .put("type", "update")
                .put("timestamp", Instant.ofEpochMilli(nowMs).toString())
                .put("data", new JsonArray().add(row))
                .encode();
    }

    @Override
    public boolean isFlagged() {
        return false;
    }

    @Override
    public String heartbeat(long nowMs) {
        return "{\"channel\":\"heartbeat\"}";
    }

    @Override
    public String notice(long nowMs) {
        return null;
    }

    @Override
    public String listing(String path, Collection<Symbol> traded) {
        if (!path.endsWith("/AssetPairs")) {
            return null;
        }
        JsonObject pairs = new JsonObject();
        traded.forEach(s -> pairs.put(
                "X" + s.base() + "Z" + s.quote(),
                new JsonObject()
                        .put("altname", s.base() + s.quote())
                        .put("wsname", s.toString().replace("BTC", "XBT"))
                        .put("status", "online")));
        return new JsonObject()
                .put("error", new JsonArray())
                .put("result", pairs)
                .encode();
    }

    @Override
    public String history(String path, MultiMap query, FakeMarket market, long nowMs) {
        String pair = query.get("pair").replace("XBT", "BTC");
        Series series = FakeDialect.joined(pair, FakeDialect.timeframe(MINUTES, query.get("interval")));
        long lengthMs = series.timeframe().longestMs();
        long lastMs = series.timeframe().openOf(nowMs);
        long fromMs = Math.max(
                lastMs - 719 * lengthMs,
                series.timeframe().openOf(FakeDialect.number(query, "since") * 1_000) + lengthMs);
        JsonArray rows = new JsonArray();
        double price = 1;
        for (long openMs = fromMs; openMs <= lastMs && !market.isUntraded(series); openMs += lengthMs) {
            List<Candle> found = market.rows(series, openMs, openMs + 1, nowMs);
            Candle c = found.isEmpty() ? Candle.flat(openMs, price) : found.get(0);
            price = c.close();
            rows.add(new JsonArray()
                    .add(openMs / 1_000)
                    .add(plain(c.open()))
                    .add(plain(c.high()))
                    .add(plain(c.low()))
                    .add(plain(c.close()))
                    .add("0.0")
                    .add(plain(c.volume()))
                    .add(found.isEmpty() ? 0 : 3));
        }
        JsonObject result = new JsonObject().put("X" + pair, rows).put("last", lastMs / 1_000);
        return new JsonObject()
                .put("error", new JsonArray())
                .put("result", result)
                .encode();
    }
}
