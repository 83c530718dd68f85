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
 * OKX v5, spot: channels {@code candle1m}, on the business socket. Minutes without trades are sent, flat. The client sends
 * the bare word {@code ping}. History comes newest first, and says of each row whether it is over.
 *
 * <p>From six hours on, a channel without {@code utc} in its name opens on Hong Kong's day: only those with it are used.
 */
public final class Okx implements Venue {
    private static final int CHANNELS_PER_MESSAGE = 100;
    /** Of the older history; the newest would give 300. */
    private static final int ROWS = 100;
    /** So many of the newest candles are at hand at once; 1440 are documented. */
    private static final int NEWEST = 1_400;

    private static final String UPGRADE = "64008";
    private static final Set<String> TOO_MANY = Set.of("50011", "50061");

    private static final Map<Timeframe, String> BARS = new EnumMap<>(Map.ofEntries(
            Map.entry(Timeframe.S1, "1s"),
            Map.entry(Timeframe.M1, "1m"),
            Map.entry(Timeframe.M3, "3m"),
            Map.entry(Timeframe.M5, "5m"),
            Map.entry(Timeframe.M15, "15m"),
            Map.entry(Timeframe.M30, "30m"),
            Map.entry(Timeframe.H1, "1H"),
            Map.entry(Timeframe.H2, "2H"),
            Map.entry(Timeframe.H4, "4H"),
            Map.entry(Timeframe.H6, "6Hutc"),
            Map.entry(Timeframe.H12, "12Hutc"),
            Map.entry(Timeframe.D1, "1Dutc"),
            Map.entry(Timeframe.D3, "3Dutc"),
            Map.entry(Timeframe.W1, "1Wutc"),
            Map.entry(Timeframe.MO1, "1Mutc")));

    @Override
    public String name() {
        return "okx";
    }

    @Override
    public Endpoints endpoints() {
        return new Endpoints("wss://ws.okx.com:8443/ws/v5/business", "https://www.okx.com");
    }

    @Override
    public Set<Timeframe> timeframes() {
        return BARS.keySet();
    }

    /** 480 subscriptions an hour are allowed a connection, and 20 requests in two seconds. */
    @Override
    public Limits limits() {
        return new Limits(400, 3, ROWS, 5);
    }

    @Override
    public Closes closes() {
        return new Closes(true, 5_000, 2_000);
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat("ping", 20_000, 45_000);
    }

    @Override
    public Conversation converse(List<Series> series) {
        return new Talk(series);
    }

    /** Both bounds are exclusive, and {@code after} means older. */
    @Override
    public String historyPath(Series series, long fromMs, long toMs, long nowMs) {
        boolean newest = nowMs - fromMs < NEWEST * series.timeframe().longestMs();
        return "/api/v5/market/" + (newest ? "candles" : "history-candles") + "?instId="
                + series.symbol().dashed() + "&bar=" + BARS.get(series.timeframe()) + "&after=" + toMs + "&before="
                + (fromMs - 1) + "&limit=" + ROWS;
    }

    @Override
    public HistoryAnswer history(Series series, String body) {
        return Wire.answer(body, tree -> {
            String code = tree.path("code").asText();
            if (!code.equals("0")) {
                String problem = code + " " + tree.path("msg").asText();
                return TOO_MANY.contains(code) ? HistoryAnswer.tooMany(problem) : HistoryAnswer.refused(problem);
            }
            return HistoryAnswer.of(tree.path("data"), row -> row(series, row));
        });
    }

    private static CandleUpdate row(Series series, JsonNode row) {
        return new CandleUpdate(
                series,
                Wire.candle(Wire.millis(row.path(0)), row.path(1), row.path(2), row.path(3), row.path(4), row.path(5)),
                row.path(8).asText().equals("1") ? CandleUpdate.Flag.CLOSED : CandleUpdate.Flag.OPEN,
                0);
    }

    @Override
    public String listingPath() {
        return "/api/v5/public/instruments?instType=SPOT";
    }

    @Override
    public Listing listing(String body) {
        return Listing.read(body, tree -> {
            String code = tree.path("code").asText();
            if (!code.equals("0")) {
                return Listing.refused(code + " " + tree.path("msg").asText());
            }
            return Listing.of(
                    tree.path("data"),
                    "live",
                    node -> new Listing.Entry(
                            node.path("baseCcy").asText(),
                            node.path("quoteCcy").asText(),
                            node.path("state").asText()));
        });
    }

    private static String channel(Series series) {
        return "candle" + BARS.get(series.timeframe());
    }

    private static String named(String channel, String instrument) {
        return "channel:" + channel + ",instId:" + instrument;
    }

    private static String named(Series series) {
        return named(channel(series), series.symbol().dashed());
    }

    private static final class Talk implements Conversation {
        private final List<Series> series;
        private final Topics topics;

        Talk(List<Series> series) {
            this.series = List.copyOf(series);
            this.topics = new Topics(series, Okx::named);
        }

        @Override
        public List<String> opening() {
            List<String> messages = new ArrayList<>();
            for (List<Series> portion : Topics.portions(series, CHANNELS_PER_MESSAGE)) {
                ObjectNode message = JsonNodeFactory.instance.objectNode().put("op", "subscribe");
                ArrayNode args = message.putArray("args");
                portion.forEach(s -> args.addObject()
                        .put("channel", channel(s))
                        .put("instId", s.symbol().dashed()));
                messages.add(message.toString());
            }
            return messages;
        }

        @Override
        public void hear(String frame, Heard heard) {
            if (frame.equals("pong")) {
                heard.alive(0);
                return;
            }
            Wire.read(frame, heard, tree -> {
                List<Series> named = topics.of(named(
                        tree.path("arg").path("channel").asText(),
                        tree.path("arg").path("instId").asText()));
                String event = tree.path("event").asText();
                if (tree.has("data")) {
                    Wire.each(tree.path("data"), heard, row -> named.forEach(s -> heard.candle(row(s, row))));
                } else if (event.equals("subscribe")) {
                    heard.subscribed(topics.answered(named));
                } else if (tree.path("code").asText().equals(UPGRADE)) {
                    heard.leaving(UPGRADE + " " + tree.path("msg").asText());
                } else if (event.equals("error")) {
                    String why = tree.path("msg").asText();
                    heard.refused(
                            topics.answered(topics.namedIn(why, Okx::named)),
                            tree.path("code").asText() + " " + why);
                } else {
                    heard.unreadable("neither candle nor answer: " + Wire.quoted(frame));
                }
            });
        }
    }
}
