package io.candlebus.feed.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Coinbase Advanced Trade: channel {@code candles}, of five minutes and nothing else, which never says that a candle is
 * over; channel {@code market_trades}, of which the candles of other lengths are put together while they go on; and channel
 * {@code heartbeats}, without which a quiet connection is closed. Frames are numbered, so that a lost one shows. History
 * comes newest first, without minutes in which nobody traded.
 *
 * <p>The channel is known to tell several different candles for one time: it is the history that counts. What is quoted in
 * USDC comes under the name of USD.
 */
public final class Coinbase implements Venue {
    private static final int ROWS = 300;
    private static final String CANDLES = "candles";
    private static final String TRADES = "market_trades";

    private static final Map<Timeframe, String> GRANULARITIES = new EnumMap<>(Map.of(
            Timeframe.M1, "ONE_MINUTE",
            Timeframe.M5, "FIVE_MINUTE",
            Timeframe.M15, "FIFTEEN_MINUTE",
            Timeframe.M30, "THIRTY_MINUTE",
            Timeframe.H1, "ONE_HOUR",
            Timeframe.H2, "TWO_HOUR",
            Timeframe.H6, "SIX_HOUR",
            Timeframe.D1, "ONE_DAY"));

    @Override
    public String name() {
        return "coinbase";
    }

    @Override
    public Endpoints endpoints() {
        return new Endpoints("wss://advanced-trade-ws.coinbase.com", "https://api.coinbase.com");
    }

    @Override
    public Set<Timeframe> timeframes() {
        return GRANULARITIES.keySet();
    }

    /** Eight messages and ten requests a second are allowed. */
    @Override
    public Limits limits() {
        return new Limits(200, 5, ROWS, 4);
    }

    @Override
    public Closes closes() {
        return new Closes(false, 5_000, 2_000);
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat(null, 0, 10_000);
    }

    @Override
    public Conversation converse(List<Series> series) {
        return new Talk(series);
    }

    @Override
    public String historyPath(Series series, long fromMs, long toMs, long nowMs) {
        return "/api/v3/brokerage/market/products/" + series.symbol().dashed() + "/candles?start="
                + Math.floorDiv(fromMs, 1_000L) + "&end=" + (Math.floorDiv(toMs, 1_000L) - 1)
                + "&granularity=" + GRANULARITIES.get(series.timeframe()) + "&limit=" + ROWS;
    }

    @Override
    public HistoryAnswer history(Series series, String body) {
        return Wire.answer(body, tree -> {
            if (!tree.path("candles").isArray()) {
                String problem = tree.path("message").asText(tree.path("error").asText("no candles"));
                return problem.contains("rate limit") ? HistoryAnswer.tooMany(problem) : HistoryAnswer.refused(problem);
            }
            return HistoryAnswer.of(tree.path("candles"), row -> update(series, row, 0));
        });
    }

    @Override
    public String listingPath() {
        return "/api/v3/brokerage/market/products?product_type=SPOT";
    }

    @Override
    public Listing listing(String body) {
        return Listing.read(body, tree -> {
            if (!tree.path("products").isArray()) {
                return Listing.refused(
                        tree.path("message").asText(tree.path("error").asText("no products")));
            }
            return Listing.of(tree.path("products"), "online", node -> {
                String[] parts = node.path("product_id").asText().split("-");
                String status = node.path("trading_disabled").asBoolean()
                        ? "trading disabled"
                        : node.path("status").asText("online");
                return parts.length == 2 ? new Listing.Entry(parts[0], parts[1], status) : null;
            });
        });
    }

    private static CandleUpdate update(Series series, JsonNode row, long venueMs) {
        return new CandleUpdate(
                series,
                Wire.candle(
                        Wire.seconds(row.path("start")),
                        row.path("open"),
                        row.path("high"),
                        row.path("low"),
                        row.path("close"),
                        row.path("volume")),
                CandleUpdate.Flag.NONE,
                venueMs);
    }

    private static String channel(Series series) {
        return series.timeframe() == Timeframe.M5 ? CANDLES : TRADES;
    }

    private static String topic(String channel, String product) {
        return channel + " " + product;
    }

    /** A trade, as it is told. */
    private record Trade(String product, long id, long timeMs, double price, double size) {
        static Trade of(JsonNode node) {
            return new Trade(
                    Wire.text(node.path("product_id")),
                    Wire.whole(node.path("trade_id")),
                    Wire.instant(node.path("time")),
                    Wire.number(node.path("price")),
                    Wire.number(node.path("size")));
        }
    }

    private static final class Talk implements Conversation {
        private final List<Series> series;
        private final Topics topics;
        private final Map<Series, TradeCandles> forming = new HashMap<>();
        private long lastNumber = -1;

        Talk(List<Series> series) {
            this.series = List.copyOf(series);
            this.topics = new Topics(series, s -> topic(channel(s), s.symbol().dashed()));
            for (Series s : series) {
                forming.put(s, new TradeCandles(s.timeframe()));
                if (s.symbol().quote().equals("USDC")) {
                    topics.name(topic(channel(s), new Symbol(s.symbol().base(), "USD").dashed()), s);
                }
            }
        }

        @Override
        public List<String> opening() {
            List<String> messages = new ArrayList<>();
            messages.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "subscribe")
                    .put("channel", "heartbeats")
                    .toString());
            for (String channel : List.of(CANDLES, TRADES)) {
                ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "subscribe");
                ArrayNode products = message.putArray("product_ids");
                series.stream()
                        .filter(s -> channel(s).equals(channel))
                        .map(s -> s.symbol().dashed())
                        .distinct()
                        .forEach(products::add);
                if (!products.isEmpty()) {
                    messages.add(message.put("channel", channel).toString());
                }
            }
            return messages;
        }

        @Override
        public void hear(String frame, Heard heard) {
            Wire.read(frame, heard, tree -> {
                if (tree.path("type").asText().equals("error")) {
                    heard.refused(
                            topics.answered(topics.open("")),
                            tree.path("message").asText());
                    return;
                }
                count(tree, heard);
                long venueMs = tree.has("timestamp") ? Wire.instant(tree.path("timestamp")) : 0;
                switch (tree.path("channel").asText()) {
                    case CANDLES -> candles(tree, venueMs, heard);
                    case TRADES -> trades(tree, venueMs, heard);
                    case "heartbeats" -> heard.alive(venueMs);
                    case "subscriptions" -> subscriptions(tree, heard);
                    default -> heard.unreadable("neither candle nor answer: " + Wire.quoted(frame));
                }
            });
        }

        /** Numbers run over all channels of a connection. */
        private void count(JsonNode tree, Heard heard) {
            if (!tree.has("sequence_num")) {
                return;
            }
            long number = Wire.whole(tree.path("sequence_num"));
            if (lastNumber >= 0 && number > lastNumber + 1) {
                heard.missed(number - lastNumber - 1);
            }
            lastNumber = Math.max(lastNumber, number);
        }

        private void subscriptions(JsonNode tree, Heard heard) {
            List<Series> taken = new ArrayList<>();
            for (JsonNode event : tree.path("events")) {
                for (String channel : List.of(CANDLES, TRADES)) {
                    for (JsonNode product : event.path("subscriptions").path(channel)) {
                        taken.addAll(topics.of(topic(channel, product.asText())));
                    }
                }
            }
            heard.subscribed(topics.answered(taken));
        }

        private void candles(JsonNode tree, long venueMs, Heard heard) {
            for (JsonNode event : tree.path("events")) {
                Wire.each(
                        event.path("candles"),
                        heard,
                        candle -> topics.of(topic(CANDLES, Wire.text(candle.path("product_id"))))
                                .forEach(s -> heard.candle(update(s, candle, venueMs))));
            }
        }

        /** They come newest first; of each candle its last state is told. */
        private void trades(JsonNode tree, long venueMs, Heard heard) {
            List<Trade> trades = new ArrayList<>();
            for (JsonNode event : tree.path("events")) {
                Wire.each(event.path("trades"), heard, node -> trades.add(Trade.of(node)));
            }
            trades.sort(Comparator.comparingLong(Trade::id));
            Map<Series, Candle> newest = new LinkedHashMap<>();
            for (Trade trade : trades) {
                for (Series s : topics.of(topic(TRADES, trade.product()))) {
                    Candle candle = forming.get(s).add(trade.id(), trade.timeMs(), trade.price(), trade.size());
                    Candle before = candle == null ? null : newest.put(s, candle);
                    if (before != null && before.openTimeMs() < candle.openTimeMs()) {
                        heard.candle(new CandleUpdate(s, before, CandleUpdate.Flag.NONE, venueMs));
                    }
                }
            }
            newest.forEach((s, candle) -> heard.candle(new CandleUpdate(s, candle, CandleUpdate.Flag.NONE, venueMs)));
        }
    }
}
