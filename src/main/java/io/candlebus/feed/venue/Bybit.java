package io.candlebus.feed.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bybit v5, spot: topics {@code kline.1.BTCUSDT}, ten in a message. One frame may hold the candle that closes and the next
 * one. The client pings. History comes newest first.
 */
public final class Bybit implements Venue {
    private static final int TOPICS_PER_MESSAGE = 10;
    private static final int ROWS = 1_000;
    private static final long TOO_MANY = 10_006;

    private static final Map<Timeframe, String> INTERVALS = new EnumMap<>(Map.ofEntries(
            Map.entry(Timeframe.M1, "1"),
            Map.entry(Timeframe.M3, "3"),
            Map.entry(Timeframe.M5, "5"),
            Map.entry(Timeframe.M15, "15"),
            Map.entry(Timeframe.M30, "30"),
            Map.entry(Timeframe.H1, "60"),
            Map.entry(Timeframe.H2, "120"),
            Map.entry(Timeframe.H4, "240"),
            Map.entry(Timeframe.H6, "360"),
            Map.entry(Timeframe.H12, "720"),
            Map.entry(Timeframe.D1, "D"),
            Map.entry(Timeframe.W1, "W"),
            Map.entry(Timeframe.MO1, "M")));

    @Override
    public String name() {
        return "bybit";
    }

    @Override
    public Endpoints endpoints() {
        return new Endpoints("wss://stream.bybit.com/v5/public/spot", "https://api.bybit.com");
    }

    @Override
    public Set<Timeframe> timeframes() {
        return INTERVALS.keySet();
    }

    /** 21,000 characters of topics are allowed a connection, and 600 requests in five seconds. */
    @Override
    public Limits limits() {
        return new Limits(500, 10, ROWS, 10);
    }

    @Override
    public Closes closes() {
        return new Closes(true, 5_000, 2_000);
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat("{\"req_id\":\"ping\",\"op\":\"ping\"}", 20_000, 45_000);
    }

    @Override
    public Conversation converse(List<Series> series) {
        return new Talk(series);
    }

    @Override
    public String historyPath(Series series, long fromMs, long toMs, long nowMs) {
        return "/v5/market/kline?category=spot&symbol=" + Binance.spelled(series.symbol()) + "&interval="
                + INTERVALS.get(series.timeframe()) + "&start=" + fromMs + "&end=" + (toMs - 1) + "&limit=" + ROWS;
    }

    @Override
    public HistoryAnswer history(Series series, String body) {
        return Wire.answer(body, tree -> {
            long code = Wire.whole(tree.path("retCode"));
            if (code != 0) {
                String problem = code + " " + tree.path("retMsg").asText();
                return code == TOO_MANY ? HistoryAnswer.tooMany(problem) : HistoryAnswer.refused(problem);
            }
            return HistoryAnswer.of(
                    tree.path("result").path("list"),
                    row -> new CandleUpdate(
                            series,
                            Wire.candle(
                                    Wire.millis(row.path(0)),
                                    row.path(1),
                                    row.path(2),
                                    row.path(3),
                                    row.path(4),
                                    row.path(5)),
                            CandleUpdate.Flag.NONE,
                            0));
        });
    }

    @Override
    public String listingPath() {
        return "/v5/market/instruments-info?category=spot";
    }

    @Override
    public Listing listing(String body) {
        return Listing.read(body, tree -> {
            long code = Wire.whole(tree.path("retCode"));
            if (code != 0) {
                return Listing.refused(code + " " + tree.path("retMsg").asText());
            }
            return Listing.of(
                    tree.path("result").path("list"),
                    "Trading",
                    node -> new Listing.Entry(
                            node.path("baseCoin").asText(),
                            node.path("quoteCoin").asText(),
                            node.path("status").asText()));
        });
    }

    private static String topic(Series series) {
        return "kline." + INTERVALS.get(series.timeframe()) + "." + Binance.spelled(series.symbol());
    }

    private static final class Talk implements Conversation {
        private final List<Series> series;
        private final Topics topics;

        Talk(List<Series> series) {
            this.series = List.copyOf(series);
            this.topics = new Topics(series, Bybit::topic);
        }

        @Override
        public List<String> opening() {
            List<String> messages = new ArrayList<>();
            for (List<Series> portion : Topics.portions(series, TOPICS_PER_MESSAGE)) {
                String id = "candles-" + (messages.size() + 1);
                ObjectNode message =
                        JsonNodeFactory.instance.objectNode().put("req_id", id).put("op", "subscribe");
                ArrayNode args = message.putArray("args");
                portion.forEach(s -> args.add(topic(s)));
                topics.asked(id, portion);
                messages.add(message.toString());
            }
            return messages;
        }

        @Override
        public void hear(String frame, Heard heard) {
            Wire.read(frame, heard, tree -> {
                String topic = tree.path("topic").asText();
                String op = tree.path("op").asText();
                if (topic.startsWith("kline.")) {
                    long venueMs = Wire.millis(tree.path("ts"));
                    Wire.each(tree.path("data"), heard, row -> kline(topic, row, venueMs, heard));
                } else if (op.equals("subscribe")) {
                    answer(tree, heard);
                } else if (op.equals("ping") || op.equals("pong")) {
                    heard.alive(0);
                } else {
                    heard.unreadable("neither candle nor answer: " + Wire.quoted(frame));
                }
            });
        }

        /** A refusal may come without the request's id; its text then names the topic. */
        private void answer(JsonNode tree, Heard heard) {
            String id = tree.path("req_id").asText();
            if (tree.path("success").asBoolean()) {
                heard.subscribed(topics.answered(topics.open(id)));
                return;
            }
            String why = tree.path("ret_msg").asText();
            List<Series> refused = id.isEmpty() ? topics.namedIn(why, Bybit::topic) : topics.open(id);
            heard.refused(topics.answered(refused), why);
        }

        private void kline(String topic, JsonNode row, long venueMs, Heard heard) {
            CandleUpdate.Flag flag =
                    row.path("confirm").asBoolean() ? CandleUpdate.Flag.CLOSED : CandleUpdate.Flag.OPEN;
            long openMs = Wire.millis(row.path("start"));
            for (Series s : topics.of(topic)) {
                heard.candle(new CandleUpdate(
                        s,
                        Wire.candle(
                                openMs,
                                row.path("open"),
                                row.path("high"),
                                row.path("low"),
                                row.path("close"),
                                row.path("volume")),
                        flag,
                        venueMs));
            }
        }
    }
}
