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
import java.util.List;
import java.util.Locale;

/** Combined streams of Binance spot; history oldest first, with the forming row last. */
final class FakeBinance implements FakeDialect {
    @Override
    public List<String> answers(String message, Collection<Series> subscribed, long nowMs) {
        JsonObject asked = new JsonObject(message);
        if (asked.getString("method").equals("GET_PROPERTY")) {
            return List.of("{\"result\":true,\"id\":" + asked.getInteger("id") + "}");
        }
        for (Object stream : asked.getJsonArray("params")) {
            String[] parts = stream.toString().split("@kline_");
            subscribed.add(FakeDialect.joined(parts[0].toUpperCase(Locale.ROOT), Timeframe.parse(parts[1])));
        }
        return List.of("{\"result\":null,\"id\":" + asked.getInteger("id") + "}");
    }

    @Override
    public String candle(Series series, Candle c, boolean closed, long nowMs) {
        String symbol = series.symbol().base() + series.symbol().quote();
        JsonObject k = new JsonObject()
                .put("t", c.openTimeMs())
                .put("T", series.timeframe().closeOf(c.openTimeMs()) - 1)
                .put("s", symbol)
                .put("i", series.timeframe().toString())
                .put("o", plain(c.open()))
                .put("c", plain(c.close()))
                .put("h", plain(c.high()))
                .put("l", plain(c.low()))
                .put("v", plain(c.volume()))
                .put("n", 7)
                .put("x", closed);
        JsonObject data = new JsonObject()
                .put("e", "kline")
                .put("E", nowMs)
                .put("s", symbol)
                .put("k", k);
        String stream = symbol.toLowerCase(Locale.ROOT) + "@kline_" + series.timeframe();
        return new JsonObject().put("stream", stream).put("data", data).encode();
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
        return "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":" + nowMs + "}}";
    }

    @Override
    public String listing(String path, Collection<Symbol> traded) {
        if (!path.endsWith("/exchangeInfo")) {
            return null;
        }
        JsonArray symbols = new JsonArray();
        traded.forEach(s -> symbols.add(new JsonObject()
                .put("symbol", s.base() + s.quote())
                .put("status", "TRADING")
                .put("baseAsset", s.base())
                .put("quoteAsset", s.quote())));
        return new JsonObject().put("timezone", "UTC").put("symbols", symbols).encode();
    }

    @Override
    public String history(String path, MultiMap query, FakeMarket market, long nowMs) {
        Series series = FakeDialect.joined(query.get("symbol"), Timeframe.parse(query.get("interval")));
        JsonArray rows = new JsonArray();
        for (Candle c : market.rows(
                series, FakeDialect.number(query, "startTime"), FakeDialect.number(query, "endTime") + 1, nowMs)) {
            if (rows.size() < FakeDialect.number(query, "limit")) {
                rows.add(new JsonArray()
                        .add(c.openTimeMs())
                        .add(plain(c.open()))
                        .add(plain(c.high()))
                        .add(plain(c.low()))
                        .add(plain(c.close()))
                        .add(plain(c.volume()))
                        .add(series.timeframe().closeOf(c.openTimeMs()) - 1)
                        .add("0")
                        .add(7));
            }
        }
        return rows.encode();
    }
}
