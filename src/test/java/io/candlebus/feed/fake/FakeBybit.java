package io.candlebus.feed.fake;

import static io.candlebus.feed.fake.FakeDialect.plain;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Bybit v5, spot: refuses more than ten topics in a message; history newest first. */
final class FakeBybit implements FakeDialect {
    private static final Map<String, Timeframe> INTERVALS = Map.ofEntries(
            Map.entry("1", Timeframe.M1),
            Map.entry("3", Timeframe.M3),
            Map.entry("5", Timeframe.M5),
            Map.entry("15", Timeframe.M15),
            Map.entry("30", Timeframe.M30),
            Map.entry("60", Timeframe.H1),
            Map.entry("120", Timeframe.H2),
            Map.entry("240", Timeframe.H4),
            Map.entry("360", Timeframe.H6),
            Map.entry("720", Timeframe.H12),
            Map.entry("D", Timeframe.D1),
            Map.entry("W", Timeframe.W1));

    @Override
    public List<String> answers(String message, Collection<Series> subscribed, long nowMs) {
        JsonObject asked = new JsonObject(message);
        JsonObject answer = new JsonObject()
                .put("success", true)
                .put("ret_msg", "")
                .put("conn_id", "fake")
                .put("op", asked.getString("op"));
        if (asked.getString("op").equals("ping")) {
            return List.of(answer.put("ret_msg", "pong").encode());
        }
        if (asked.getJsonArray("args").size() > 10) {
            return List.of(
                    answer.put("success", false).put("ret_msg", "args size >10").encode());
        }
        for (Object topic : asked.getJsonArray("args")) {
            String[] parts = topic.toString().split("\\.");
            subscribed.add(FakeDialect.joined(parts[2], FakeDialect.timeframe(INTERVALS, parts[1])));
        }
        return List.of(answer.put("req_id", asked.getString("req_id")).encode());
    }

    private static String interval(Series series) {
        return INTERVALS.entrySet().stream()
                .filter(e -> e.getValue() == series.timeframe())
                .findFirst()
                .get()
                .getKey();
    }

    @Override
    public String candle(Series series, Candle c, boolean closed, long nowMs) {
        JsonObject row = new JsonObject()
                .put("start", c.openTimeMs())
                .put("end", series.timeframe().closeOf(c.openTimeMs()) - 1)
                .put("interval", interval(series))
                .put("open", plain(c.open()))
                .put("close", plain(c.close()))
                .put("high", plain(c.high()))
                .put("low", plain(c.low()))
                .put("volume", plain(c.volume()))
                .put("turnover", "0")
                .put("confirm", closed)
                .put("timestamp", nowMs);
        return new JsonObject()
                .put(
                        "topic",
                        "kline." + interval(series) + "." + series.symbol().base()
                                + series.symbol().quote())
                .put("data", new JsonArray().add(row))
                .put("ts", nowMs)
                .put("type", "snapshot")
                .encode();
    }

    @Override
    public boolean isFlagged() {
        return true;
    }

    @Override
    public String heartbeat(long nowMs) {
        return null;
    }

    @Override
    public String notice(long nowMs) {
        return null;
    }

    @Override
    public String listing(String path, Collection<Symbol> traded) {
        if (!path.endsWith("/instruments-info")) {
            return null;
        }
        JsonArray list = new JsonArray();
        traded.forEach(s -> list.add(new JsonObject()
                .put("symbol", s.base() + s.quote())
                .put("baseCoin", s.base())
                .put("quoteCoin", s.quote())
                .put("status", "Trading")));
        return new JsonObject()
                .put("retCode", 0)
                .put("retMsg", "OK")
                .put("result", new JsonObject().put("category", "spot").put("list", list))
                .encode();
    }

    @Override
    public String history(String path, MultiMap query, FakeMarket market, long nowMs) {
        Series series =
                FakeDialect.joined(query.get("symbol"), FakeDialect.timeframe(INTERVALS, query.get("interval")));
        List<Candle> rows =
                market.rows(series, FakeDialect.number(query, "start"), FakeDialect.number(query, "end") + 1, nowMs);
        Collections.reverse(rows);
        JsonArray list = new JsonArray();
        rows.stream()
                .limit(FakeDialect.number(query, "limit"))
                .forEach(c -> list.add(new JsonArray()
                        .add(String.valueOf(c.openTimeMs()))
                        .add(plain(c.open()))
                        .add(plain(c.high()))
                        .add(plain(c.low()))
                        .add(plain(c.close()))
                        .add(plain(c.volume()))
                        .add("0")));
        return new JsonObject()
                .put("retCode", 0)
                .put("retMsg", "OK")
                .put("result", new JsonObject().put("category", "spot").put("list", list))
                .put("time", nowMs)
                .encode();
    }
}
