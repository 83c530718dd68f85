package io.candlebus.feed.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Coinbase Advanced Trade: channel {@code candles}, of five minutes and nothing else, which never says that a candle is
 * over; and channel {@code heartbeats}, without which a quiet connection is closed. Frames are numbered, so that a lost one
 * shows. History comes newest first, without minutes in which nobody traded.
 *
 * <p>The channel is known to tell several different candles for one time: it is the history that counts. What is quoted in
 * USDC comes under the name of USD.
 */
public final class Coinbase implements Venue {
    private static final int ROWS = 300;

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
        return EnumSet.of(Timeframe.M5);
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
                + "&granularity=FIVE_MINUTE&limit=" + ROWS;
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

    private static final class Talk implements Conversation {
        private final List<Series> series;
        private final Topics topics;
        private long lastNumber = -1;

        Talk(List<Series> series) {
            this.series = List.copyOf(series);
            this.topics = new Topics(series, s -> s.symbol().dashed());
            for (Series s : series) {
                if (s.symbol().quote().equals("USDC")) {
                    topics.name(new Symbol(s.symbol().base(), "USD").dashed(), s);
                }
            }
        }

        @Override
        public List<String> opening() {
            ObjectNode candles = JsonNodeFactory.instance.objectNode().put("type", "subscribe");
            ArrayNode products = candles.putArray("product_ids");
            series.forEach(s -> products.add(s.symbol().dashed()));
            ObjectNode heartbeats = JsonNodeFactory.instance.objectNode().put("type", "subscribe");
            return List.of(
                    heartbeats.put("channel", "heartbeats").toString(),
                    candles.put("channel", "candles").toString());
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
                    case "candles" -> candles(tree, venueMs, heard);
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
                for (JsonNode product : event.path("subscriptions").path("candles")) {
                    taken.addAll(topics.of(product.asText()));
                }
            }
            heard.subscribed(topics.answered(taken));
        }

        private void candles(JsonNode tree, long venueMs, Heard heard) {
            for (JsonNode event : tree.path("events")) {
                Wire.each(
                        event.path("candles"),
                        heard,
                        candle -> topics.of(Wire.text(candle.path("product_id")))
                                .forEach(s -> heard.candle(update(s, candle, venueMs))));
            }
        }
    }
}
