package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KrakenConformanceTest extends VenueConformance {
    KrakenConformanceTest() {
        super(new Kraken(), "USD");
    }

    @Override
    List<String> subscription() {
        return List.of(
                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ohlc\",\"symbol\":[\"BTC/USD\",\"ETH/USD\"],"
                        + "\"interval\":5,\"snapshot\":true},\"req_id\":1}");
    }

    @Override
    String ping() {
        return null;
    }

    @Override
    List<String> signsOfLife() {
        return List.of(
                "{\"channel\":\"heartbeat\"}",
                "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"system\":\"online\",\"api_version\":\"v2\"}]}",
                "{\"method\":\"pong\",\"req_id\":42,\"time_in\":\"2023-09-25T09:05:00.123456Z\"}");
    }

    @Override
    int[] portion() {
        return new int[] {50, 5};
    }

    @Override
    List<String> taken() {
        String answer = "{\"method\":\"subscribe\",\"result\":{\"channel\":\"ohlc\",\"symbol\":\"%s\",\"interval\":5,"
                + "\"snapshot\":true,\"warnings\":[\"timestamp is deprecated\"]},\"success\":true,\"req_id\":1}";
        return List.of(String.format(answer, "BTC/USD"), String.format(answer, "ETH/USD"));
    }

    @Override
    String[] refusal() {
        return new String[] {
            "{\"error\":\"Currency pair not supported BTC/USD\",\"method\":\"subscribe\",\"success\":false,"
                    + "\"symbol\":\"BTC/USD\",\"req_id\":1}",
            "Currency pair not supported BTC/USD"
        };
    }

    @Override
    String frame(boolean closed, String extra, Candle... candles) {
        return frame("BTC/USD", extra, candles);
    }

    /** Numbers are numbers; times have nine digits behind the second; what a candle calls its timestamp is its end. */
    private static String frame(String symbol, String extra, Candle... candles) {
        return "{" + extra + "\"channel\":\"ohlc\",\"type\":\"snapshot\",\"timestamp\":\"" + nanos(SAID_MS)
                + "\",\"data\":"
                + Arrays.stream(candles)
                        .map(c -> "{" + extra + "\"symbol\":\"" + symbol + "\",\"open\":" + c.open() + ",\"high\":"
                                + c.high() + ",\"low\":" + c.low() + ",\"close\":" + c.close()
                                + ",\"trades\":12,\"volume\":" + c.volume() + ",\"vwap\":2.875,\"interval_begin\":\""
                                + nanos(c.openTimeMs()) + "\",\"interval\":5,\"timestamp\":\""
                                + nanos(c.openTimeMs() + LENGTH_MS) + "\"}")
                        .collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    private static String nanos(long ms) {
        String text = Instant.ofEpochMilli(ms).toString();
        return text.contains(".") ? text.replace("Z", "315597Z") : text.replace("Z", ".000000000Z");
    }

    @Override
    String otherChannel() {
        return "{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"last\":1.0}]}";
    }

    @Override
    String answer(List<Candle> rows, boolean lastForms) {
        return rows.stream()
                .map(c -> "[" + c.openTimeMs() / 1_000 + ",\"" + c.open() + "\",\"" + c.high() + "\",\"" + c.low()
                        + "\",\"" + c.close() + "\",\"2.875\",\"" + c.volume() + "\"," + (c.volume() == 0 ? 0 : 12)
                        + "]")
                .collect(Collectors.joining(
                        ",", "{\"error\":[],\"result\":{\"XXBTZUSD\":[", "],\"last\":" + OPEN_MS / 1_000 + "}}"));
    }

    @Override
    String[] problem() {
        return new String[] {"{\"error\":[\"EQuery:Unknown asset pair\"]}", "EQuery:Unknown asset pair"};
    }

    @Override
    String tooMany() {
        return "{\"error\":[\"EGeneral:Too many requests\"]}";
    }

    @Override
    String question(long fromMs, long toMs) {
        return "/0/public/OHLC?pair=XBTUSD&interval=5&since=" + (fromMs / 1_000 - 1);
    }

    /** The channel says nothing of such a candle, and history fills it: both come to say the same, that there is none. */
    @Override
    @Test
    void c07ACandleWithoutTradesIsFlatAndOver() {
        HistoryAnswer answer = venue.history(btc, answer(List.of(candle(0), flat(1, 0), candle(2)), false));
        assertEquals(
                List.of(candle(0), candle(2)),
                answer.rows().stream().map(CandleUpdate::candle).toList());
        assertEquals(0, answer.rejected());
    }

    /** Bitcoin is BTC on the channel, XBT in questions, and XXBTZUSD in answers. */
    @Test
    void c20OneSymbolHasOneNameHoweverTheVenueWritesIt() {
        Series xbt = Noted.series("XBT/USD 5m");
        for (Series asked : List.of(btc, xbt)) {
            Conversation other = venue.converse(List.of(asked));
            assertTrue(other.opening().get(0).contains("\"BTC/USD\""));
            assertEquals(
                    asked,
                    Noted.hearing(other, frame("BTC/USD", "", FIVE))
                            .candles
                            .get(0)
                            .series());
            assertTrue(venue.historyPath(asked, 0, LENGTH_MS, 0).contains("pair=XBTUSD&"));
            assertEquals(
                    asked,
                    venue.history(asked, answer(List.of(FIVE), false))
                            .rows()
                            .get(0)
                            .series());
        }
        assertTrue(
                venue.historyPath(Noted.series("DOGE/USD 5m"), 0, LENGTH_MS, 0).contains("pair=XDGUSD&"));
        Listing listing = venue.listing(
                "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"altname\":\"XBTUSD\",\"wsname\":\"XBT/USD\",\"status\":\"online\"}}}");
        assertTrue(listing.halted().containsKey(btc.symbol()));
    }
}
