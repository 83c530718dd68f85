package io.candlebus.feed.fake;

import static io.candlebus.feed.fake.FakeDialect.plain;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** OKX v5, spot: a bare ping, an answer for each channel, both ends of history exclusive, newest first. */
final class FakeOkx implements FakeDialect {
    private static final Map<String, Timeframe> BARS = Map.ofEntries(
            Map.entry("1s", Timeframe.S1),
            Map.entry("1m", Timeframe.M1),
            Map.entry("3m", Timeframe.M3),
            Map.entry("5m", Timeframe.M5),
            Map.entry("15m", Timeframe.M15),
            Map.entry("30m", Timeframe.M30),
            Map.entry("1H", Timeframe.H1),
            Map.entry("2H", Timeframe.H2),
            Map.entry("4H", Timeframe.H4),
            Map.entry("6Hutc", Timeframe.H6),
            Map.entry("12Hutc", Timeframe.H12),
            Map.entry("1Dutc", Timeframe.D1),
            Map.entry("1Wutc", Timeframe.W1));

    @Override
    public List<String> answers(String message, Collection<Series> subscribed, long nowMs) {
        if (message.equals("ping")) {
            return List.of("pong");
        }
        List<String> answers = new ArrayList<>();
        for (Object each : new JsonObject(message).getJsonArray("args")) {
            JsonObject arg = (JsonObject) each;
            subscribed.add(new Series(
                    Symbol.parse(arg.getString("instId")),
                    FakeDialect.timeframe(BARS, arg.getString("channel").replace("candle", ""))));
            answers.add(new JsonObject()
                    .put("event", "subscribe")
                    .put("arg", arg)
                    .put("connId", "fake")
                    .encode());
        }
        return answers;
    }

    private static JsonArray row(Candle c, boolean closed) {
        return new JsonArray()
                .add(String.valueOf(c.openTimeMs()))
                .add(plain(c.open()))
                .add(plain(c.high()))
                .add(plain(c.low()))
                .add(plain(c.close()))
                .add(plain(c.volume()))
                .add("1")
                .add("1")
                .add(closed ? "1" : "0");
    }

    @Override
    public String candle(Series series, Candle c, boolean closed, long nowMs) {
        String bar = BARS.entrySet().stream()
                .filter(e -> e.getValue() == series.timeframe())
                .findFirst()
                .get()
                .getKey();
        JsonObject arg = new JsonObject()
                .put("channel", "candle" + bar)
                .put("instId", series.symbol().dashed());
        return new JsonObject()
                .put("arg", arg)
                .put("data", new JsonArray().add(row(c, closed)))
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
        return "{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The connection will soon be closed for a service upgrade.\"}";
    }

    @Override
    public String listing(String path, Collection<Symbol> traded) {
        if (!path.endsWith("/instruments")) {
            return null;
        }
        JsonArray data = new JsonArray();
        traded.forEach(s -> data.add(new JsonObject()
                .put("instType", "SPOT")
                .put("instId", s.dashed())
                .put("baseCcy", s.base())
                .put("quoteCcy", s.quote())
                .put("state", "live")));
        return new JsonObject()
                .put("code", "0")
                .put("msg", "")
                .put("data", data)
                .encode();
    }

    @Override
    public String history(String path, MultiMap query, FakeMarket market, long nowMs) {
        Series series = new Series(Symbol.parse(query.get("instId")), FakeDialect.timeframe(BARS, query.get("bar")));
        List<Candle> rows =
                market.rows(series, FakeDialect.number(query, "before") + 1, FakeDialect.number(query, "after"), nowMs);
        Collections.reverse(rows);
        JsonArray list = new JsonArray();
        rows.stream()
                .limit(FakeDialect.number(query, "limit"))
                .forEach(c -> list.add(row(c, series.timeframe().closeOf(c.openTimeMs()) <= nowMs)));
        return new JsonObject()
                .put("code", "0")
                .put("msg", "")
                .put("data", list)
                .encode();
    }
}
