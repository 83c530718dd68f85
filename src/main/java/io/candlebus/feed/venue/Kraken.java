package io.candlebus.feed.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kraken v2, spot: channel {@code ohlc}, which never says that a candle is over and is silent when nobody trades. It sends
 * a heartbeat each second; without one a connection is dead, although its subscription was acknowledged.
 *
 * <p>History reaches back over 720 candles, no further. It fills minutes without trades, which the channel omits: such rows
 * are left out, so that both say the same. Bitcoin is BTC on the channel and XBT in history.
 */
public final class Kraken implements Venue {
    private static final int SYMBOLS_PER_MESSAGE = 50;
    private static final int ROWS = 720;
    private static final int COUNT = 7;

    private static final Map<Timeframe, Integer> MINUTES = new EnumMap<>(Map.of(
            Timeframe.M1, 1,
            Timeframe.M5, 5,
            Timeframe.M15, 15,
            Timeframe.M30, 30,
            Timeframe.H1, 60,
            Timeframe.H4, 240,
            Timeframe.D1, 1_440));

    /** What the channel calls an asset, and what history does. */
    private static final Map<String, String> OLD_NAMES = Map.of("BTC", "XBT", "DOGE", "XDG");

    @Override
    public String name() {
        return "kraken";
    }

    @Override
    public Endpoints endpoints() {
        return new Endpoints("wss://ws.kraken.com/v2", "https://api.kraken.com");
    }

    @Override
    public Set<Timeframe> timeframes() {
        return MINUTES.keySet();
    }

    @Override
    public Limits limits() {
        return new Limits(500, 5, ROWS, 1);
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

    /** {@code since} is exclusive, in seconds. */
    @Override
    public String historyPath(Series series, long fromMs, long toMs, long nowMs) {
        Symbol symbol = series.symbol();
        return "/0/public/OHLC?pair=" + old(symbol.base()) + old(symbol.quote()) + "&interval="
                + MINUTES.get(series.timeframe()) + "&since=" + (Math.floorDiv(fromMs, 1_000L) - 1);
    }

    /** The key of the rows is a name of Kraken's own: it is taken for what it is, the only list there is. */
    @Override
    public HistoryAnswer history(Series series, String body) {
        return Wire.answer(body, tree -> {
            JsonNode errors = tree.path("error");
            if (!errors.isArray() || !errors.isEmpty()) {
                String problem = errors.path(0).asText("no answer");
                return problem.contains("Too many") || problem.contains("Rate limit")
                        ? HistoryAnswer.tooMany(problem)
                        : HistoryAnswer.refused(problem);
            }
            for (JsonNode list : tree.path("result")) {
                if (list.isArray()) {
                    return HistoryAnswer.of(list, row -> row(series, row));
                }
            }
            return HistoryAnswer.refused("no candles");
        });
    }

    private static CandleUpdate row(Series series, JsonNode row) {
        if (Wire.whole(row.path(COUNT)) == 0) {
            return null;
        }
        return new CandleUpdate(
                series,
                Wire.candle(Wire.seconds(row.path(0)), row.path(1), row.path(2), row.path(3), row.path(4), row.path(6)),
                CandleUpdate.Flag.NONE,
                0);
    }

    @Override
    public int historyReach() {
        return ROWS - 1;
    }

    @Override
    public String listingPath() {
        return "/0/public/AssetPairs";
    }

    /** {@code wsname} is the pair's name on the channel of old, where Bitcoin is XBT. */
    @Override
    public Listing listing(String body) {
        return Listing.read(body, tree -> {
            JsonNode errors = tree.path("error");
            if (!errors.isArray() || !errors.isEmpty()) {
                return Listing.refused(errors.path(0).asText("no answer"));
            }
            return Listing.of(tree.path("result"), "online", node -> {
                String[] parts = node.path("wsname").asText().split("/");
                return parts.length == 2
                        ? new Listing.Entry(
                                today(parts[0]),
                                today(parts[1]),
                                node.path("status").asText("online"))
                        : null;
            });
        });
    }

    private static String old(String asset) {
        return OLD_NAMES.getOrDefault(asset, asset);
    }

    private static String today(String asset) {
        return OLD_NAMES.entrySet().stream()
                .filter(e -> e.getValue().equals(asset))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(asset);
    }

    private static String spelled(Symbol symbol) {
        return today(symbol.base()) + "/" + today(symbol.quote());
    }

    private static String topic(String symbol, long minutes) {
        return symbol + " " + minutes;
    }

    private static String topic(Series series) {
        return topic(spelled(series.symbol()), MINUTES.get(series.timeframe()));
    }

    private static final class Talk implements Conversation {
        private final List<Series> series;
        private final Topics topics;

        Talk(List<Series> series) {
            this.series = List.copyOf(series);
            this.topics = new Topics(series, Kraken::topic);
        }

        @Override
        public List<String> opening() {
            List<String> messages = new ArrayList<>();
            for (Timeframe timeframe : MINUTES.keySet()) {
                List<Series> alike =
                        series.stream().filter(s -> s.timeframe() == timeframe).toList();
                for (List<Series> portion : Topics.portions(alike, SYMBOLS_PER_MESSAGE)) {
                    int id = messages.size() + 1;
                    ObjectNode message = JsonNodeFactory.instance.objectNode().put("method", "subscribe");
                    ObjectNode params = message.putObject("params").put("channel", "ohlc");
                    ArrayNode symbols = params.putArray("symbol");
                    portion.forEach(s -> symbols.add(spelled(s.symbol())));
                    params.put("interval", MINUTES.get(timeframe)).put("snapshot", true);
                    topics.asked(String.valueOf(id), portion);
                    messages.add(message.put("req_id", id).toString());
                }
            }
            return messages;
        }

        @Override
        public void hear(String frame, Heard heard) {
            Wire.read(frame, heard, tree -> {
                String channel = tree.path("channel").asText();
                String method = tree.path("method").asText();
                if (channel.equals("ohlc")) {
                    long venueMs = tree.has("timestamp") ? Wire.instant(tree.path("timestamp")) : 0;
                    Wire.each(tree.path("data"), heard, candle -> candle(candle, venueMs, heard));
                } else if (channel.equals("heartbeat") || channel.equals("status") || method.equals("pong")) {
                    heard.alive(0);
                } else if (method.equals("subscribe")) {
                    answer(tree, heard);
                } else {
                    heard.unreadable("neither candle nor answer: " + Wire.quoted(frame));
                }
            });
        }

        /** One answer for each symbol of a request. */
        private void answer(JsonNode tree, Heard heard) {
            List<Series> asked = topics.open(tree.path("req_id").asText());
            if (tree.path("success").asBoolean()) {
                JsonNode result = tree.path("result");
                heard.subscribed(topics.answered(topics.of(topic(
                        result.path("symbol").asText(), result.path("interval").asLong()))));
                return;
            }
            String why = tree.path("error").asText();
            List<Series> named = topics.namedIn(why + " " + tree.path("symbol").asText(), s -> spelled(s.symbol()));
            heard.refused(topics.answered(asked.stream().filter(named::contains).toList()), why);
        }

        /** What a candle calls its timestamp is its end. */
        private void candle(JsonNode candle, long venueMs, Heard heard) {
            long openMs = Wire.instant(candle.path("interval_begin"));
            String topic = topic(Wire.text(candle.path("symbol")), Wire.whole(candle.path("interval")));
            for (Series s : topics.of(topic)) {
                heard.candle(new CandleUpdate(
                        s,
                        Wire.candle(
                                openMs,
                                candle.path("open"),
                                candle.path("high"),
                                candle.path("low"),
                                candle.path("close"),
                                candle.path("volume")),
                        CandleUpdate.Flag.NONE,
                        venueMs));
            }
        }
    }
}
