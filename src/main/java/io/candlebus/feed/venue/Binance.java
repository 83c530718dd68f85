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
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Binance, spot and USD-M futures: streams {@code btcusdt@kline_1m}, combined. Minutes without trades are sent, flat. The
 * last word on a candle comes up to two seconds after its end. The server pings the socket itself, which proves nothing of its
 * streams: the client asks something now and then.
 *
 * <p>A stream of a symbol that does not exist is accepted and stays silent; the history of such a symbol is refused.
 */
public final class Binance implements Venue {
    private static final int STREAMS_PER_MESSAGE = 200;
    private static final int ROWS = 1_000;
    /** Number of the question that is asked for the sake of an answer. */
    private static final int STILL_THERE = 1_000_000;

    private final String name;
    private final Endpoints endpoints;
    private final String klines;
    private final String symbols;
    private final Set<Timeframe> timeframes;
    private final int minuteWeight;

    private Binance(
            String name,
            Endpoints endpoints,
            String klines,
            String symbols,
            Set<Timeframe> timeframes,
            int minuteWeight) {
        this.name = name;
        this.endpoints = endpoints;
        this.klines = klines;
        this.symbols = symbols;
        this.timeframes = timeframes;
        this.minuteWeight = minuteWeight;
    }

    public static Binance spot() {
        Endpoints endpoints = new Endpoints("wss://stream.binance.com:9443/stream", "https://api.binance.com");
        return new Binance(
                "binance",
                endpoints,
                "/api/v3/klines",
                "/api/v3/exchangeInfo?showPermissionSets=false",
                EnumSet.allOf(Timeframe.class),
                6_000);
    }

    /** Perpetual futures with margin in dollars; no candles of a second. */
    public static Binance usdm() {
        Endpoints endpoints = new Endpoints("wss://fstream.binance.com/market/stream", "https://fapi.binance.com");
        return new Binance(
                "binance-usdm",
                endpoints,
                "/fapi/v1/klines",
                "/fapi/v1/exchangeInfo",
                EnumSet.complementOf(EnumSet.of(Timeframe.S1)),
                2_400);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public Set<Timeframe> timeframes() {
        return timeframes;
    }

    /** Five messages a second are allowed, 1024 streams a connection; a page of history weighs 2, of spot's 6000 a minute. */
    @Override
    public Limits limits() {
        return new Limits(1_024, 4, ROWS, 10);
    }

    @Override
    public Closes closes() {
        return new Closes(true, 5_000, 2_000);
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat(
                "{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":" + STILL_THERE + "}", 20_000, 45_000);
    }

    @Override
    public Conversation converse(List<Series> series) {
        return new Talk(series);
    }

    @Override
    public String historyPath(Series series, long fromMs, long toMs, long nowMs) {
        return klines + "?symbol=" + spelled(series.symbol()) + "&interval=" + series.timeframe() + "&startTime="
                + fromMs + "&endTime=" + (toMs - 1) + "&limit=" + ROWS;
    }

    @Override
    public HistoryAnswer history(Series series, String body) {
        return Wire.answer(body, tree -> {
            if (tree.has("code")) {
                long code = Wire.whole(tree.path("code"));
                String problem = code + " " + tree.path("msg").asText();
                return code == -1003 ? HistoryAnswer.tooMany(problem) : HistoryAnswer.refused(problem);
            }
            if (!tree.isArray()) {
                return HistoryAnswer.refused("no candles");
            }
            return HistoryAnswer.of(
                    tree,
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

    /** The weight counts all that was asked from an address, by any program. */
    @Override
    public double used(UnaryOperator<String> header) {
        String weight = header.apply("X-MBX-USED-WEIGHT-1M");
        return weight == null || !weight.matches("\\d{1,9}") ? 0 : Double.parseDouble(weight) / minuteWeight;
    }

    @Override
    public String listingPath() {
        return symbols;
    }

    /** Contracts with an end are named otherwise than by their two assets, and are left out. */
    @Override
    public Listing listing(String body) {
        return Listing.read(body, tree -> {
            if (!tree.path("symbols").isArray()) {
                return Listing.refused(
                        tree.path("code").asText() + " " + tree.path("msg").asText("no symbols"));
            }
            return Listing.of(tree.path("symbols"), "TRADING", node -> {
                String base = node.path("baseAsset").asText();
                String quote = node.path("quoteAsset").asText();
                return node.path("symbol").asText().equals(base + quote)
                        ? new Listing.Entry(base, quote, node.path("status").asText())
                        : null;
            });
        });
    }

    static String spelled(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }

    private static String stream(Series series) {
        return spelled(series.symbol()).toLowerCase(Locale.ROOT) + "@kline_" + series.timeframe();
    }

    private static final class Talk implements Conversation {
        private final List<Series> series;
        private final Topics topics;

        Talk(List<Series> series) {
            this.series = List.copyOf(series);
            this.topics = new Topics(series, Binance::stream);
        }

        @Override
        public List<String> opening() {
            List<String> messages = new ArrayList<>();
            for (List<Series> portion : Topics.portions(series, STREAMS_PER_MESSAGE)) {
                int id = messages.size() + 1;
                ObjectNode message = JsonNodeFactory.instance.objectNode().put("method", "SUBSCRIBE");
                ArrayNode params = message.putArray("params");
                portion.forEach(s -> params.add(stream(s)));
                topics.asked(String.valueOf(id), portion);
                messages.add(message.put("id", id).toString());
            }
            return messages;
        }

        @Override
        public void hear(String frame, Heard heard) {
            Wire.read(frame, heard, tree -> {
                JsonNode event = tree.has("data") ? tree.path("data") : tree;
                if (event.path("e").asText().equals("kline")) {
                    kline(event, heard);
                } else if (event.path("e").asText().equals("serverShutdown")
                        || tree.path("stream").asText().equals("!serverShutdown")) {
                    heard.leaving("the server shuts down");
                } else if (tree.path("id").asInt() == STILL_THERE) {
                    heard.alive(0);
                } else if (tree.has("error") || tree.has("code")) {
                    JsonNode error = tree.has("error") ? tree.path("error") : tree;
                    String why = error.path("code").asText() + " "
                            + error.path("msg").asText();
                    heard.refused(topics.answered(topics.open(tree.path("id").asText())), why);
                } else if (tree.has("result") && tree.path("id").isIntegralNumber()) {
                    heard.subscribed(topics.answered(topics.open(tree.path("id").asText())));
                } else {
                    heard.unreadable("neither candle nor answer: " + Wire.quoted(frame));
                }
            });
        }

        private void kline(JsonNode event, Heard heard) {
            JsonNode k = event.path("k");
            String stream = Wire.text(event.path("s")).toLowerCase(Locale.ROOT) + "@kline_" + Wire.text(k.path("i"));
            long openMs = Wire.millis(k.path("t"));
            CandleUpdate.Flag flag = k.path("x").asBoolean() ? CandleUpdate.Flag.CLOSED : CandleUpdate.Flag.OPEN;
            for (Series s : topics.of(stream)) {
                heard.candle(new CandleUpdate(
                        s,
                        Wire.candle(openMs, k.path("o"), k.path("h"), k.path("l"), k.path("c"), k.path("v")),
                        flag,
                        Wire.millis(event.path("E"))));
            }
        }
    }
}
