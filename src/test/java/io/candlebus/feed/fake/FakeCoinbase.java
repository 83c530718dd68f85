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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Coinbase Advanced Trade: candles of five minutes, trades for those of one, numbered frames, history newest first. */
final class FakeCoinbase implements FakeDialect {
    private static final Map<String, Timeframe> GRANULARITIES = Map.of(
            "ONE_MINUTE", Timeframe.M1,
            "FIVE_MINUTE", Timeframe.M5,
            "FIFTEEN_MINUTE", Timeframe.M15,
            "THIRTY_MINUTE", Timeframe.M30,
            "ONE_HOUR", Timeframe.H1,
            "TWO_HOUR", Timeframe.H2,
            "SIX_HOUR", Timeframe.H6,
            "ONE_DAY", Timeframe.D1);

    private final Map<Series, Candle> told = new HashMap<>();
    private int number;
    private long trades;

    private String frame(String channel, JsonObject event, long nowMs) {
        return new JsonObject()
                .put("channel", channel)
                .put("client_id", "")
                .put("timestamp", Instant.ofEpochMilli(nowMs).toString())
                .put("sequence_num", number++)
                .put("events", new JsonArray().add(event))
                .encode();
    }

    @Override
    public List<String> answers(String message, Collection<Series> subscribed, long nowMs) {
        JsonObject asked = new JsonObject(message);
        JsonObject channels = new JsonObject();
        String channel = asked.getString("channel");
        if (!channel.equals("heartbeats")) {
            Timeframe timeframe = channel.equals("candles") ? Timeframe.M5 : Timeframe.M1;
            for (Object product : asked.getJsonArray("product_ids")) {
                subscribed.add(new Series(Symbol.parse(product.toString()), timeframe));
            }
            channels.put(channel, asked.getJsonArray("product_ids"));
        } else {
            channels.put("heartbeats", new JsonArray().add("heartbeats"));
        }
        return List.of(frame("subscriptions", new JsonObject().put("subscriptions", channels), nowMs));
    }

    private static JsonObject row(Candle c) {
        return new JsonObject()
                .put("start", String.valueOf(c.openTimeMs() / 1_000))
                .put("high", plain(c.high()))
                .put("low", plain(c.low()))
                .put("open", plain(c.open()))
                .put("close", plain(c.close()))
                .put("volume", plain(c.volume()));
    }

    @Override
    public String candle(Series series, Candle c, boolean closed, long nowMs) {
        if (series.timeframe() != Timeframe.M5) {
            return trade(series, c, nowMs);
        }
        JsonObject candle = row(c).put("product_id", series.symbol().dashed());
        return frame(
                "candles", new JsonObject().put("type", "update").put("candles", new JsonArray().add(candle)), nowMs);
    }

    /** What was traded since the last time that it was told: as many trades as it takes to show how the candle stands. */
    private String trade(Series series, Candle c, long nowMs) {
        Candle last = told.put(series, c);
        boolean opens = last == null || last.openTimeMs() != c.openTimeMs();
        Candle before = opens ? Candle.flat(c.openTimeMs(), c.open()) : last;
        List<Double> prices = new ArrayList<>();
        if (opens) {
            prices.add(c.open());
        }
        if (c.high() > before.high()) {
            prices.add(c.high());
        }
        if (c.low() < before.low()) {
            prices.add(c.low());
        }
        prices.add(c.close());
        double left = c.volume() - before.volume();
        JsonArray list = new JsonArray();
        for (int i = 0; i < prices.size(); i++) {
            double size = i == prices.size() - 1 ? left : left / 2;
            left -= size;
            // Newest first.
            list.add(
                    0,
                    new JsonObject()
                            .put("trade_id", String.valueOf(++trades))
                            .put("product_id", series.symbol().dashed())
                            .put("price", plain(prices.get(i)))
                            .put("size", plain(size))
                            .put("side", "BUY")
                            .put("time", Instant.ofEpochMilli(nowMs).toString()));
        }
        return frame("market_trades", new JsonObject().put("type", "update").put("trades", list), nowMs);
    }

    @Override
    public boolean isFlagged() {
        return false;
    }

    @Override
    public String heartbeat(long nowMs) {
        return frame("heartbeats", new JsonObject().put("heartbeat_counter", number), nowMs);
    }

    @Override
    public String notice(long nowMs) {
        return null;
    }

    @Override
    public String listing(String path, Collection<Symbol> traded) {
        if (!path.endsWith("/products")) {
            return null;
        }
        JsonArray products = new JsonArray();
        traded.forEach(s -> products.add(new JsonObject()
                .put("product_id", s.dashed())
                .put("status", "online")
                .put("trading_disabled", false)));
        return new JsonObject().put("products", products).encode();
    }

    @Override
    public String history(String path, MultiMap query, FakeMarket market, long nowMs) {
        Series series = new Series(
                Symbol.parse(path.split("/")[6]), FakeDialect.timeframe(GRANULARITIES, query.get("granularity")));
        List<Candle> rows = market.rows(
                series,
                FakeDialect.number(query, "start") * 1_000,
                FakeDialect.number(query, "end") * 1_000 + 1,
                nowMs);
        Collections.reverse(rows);
        JsonArray list = new JsonArray();
        rows.stream().limit(FakeDialect.number(query, "limit")).forEach(c -> list.add(row(c)));
        return new JsonObject().put("candles", list).encode();
    }
}
