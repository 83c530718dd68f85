package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BybitConformanceTest extends VenueConformance {
    BybitConformanceTest() {
        super(new Bybit(), "USDT");
    }

    @Override
    List<String> subscription() {
        return List.of(
                "{\"req_id\":\"candles-1\",\"op\":\"subscribe\",\"args\":[\"kline.5.BTCUSDT\",\"kline.5.ETHUSDT\"]}");
    }

    @Override
    String ping() {
        return "{\"req_id\":\"ping\",\"op\":\"ping\"}";
    }

    @Override
    List<String> signsOfLife() {
        return List.of(
                "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"0970e817\",\"op\":\"ping\"}",
                "{\"args\":[\"1672916271846\"],\"op\":\"pong\"}");
    }

    @Override
    int[] portion() {
        return new int[] {10, 10};
    }

    @Override
    List<String> taken() {
        return List.of(
                "{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"c\",\"req_id\":\"candles-1\",\"op\":\"subscribe\"}");
    }

    @Override
    String[] refusal() {
        return new String[] {
            "{\"success\":false,\"ret_msg\":\"Invalid topic: kline.5.BTCUSDT\",\"conn_id\":\"c\",\"op\":\"subscribe\"}",
            "Invalid topic: kline.5.BTCUSDT"
        };
    }

    @Override
    String frame(boolean closed, String extra, Candle... candles) {
        return frame("BTCUSDT", closed, extra, candles);
    }

    private static String frame(String symbol, boolean closed, String extra, Candle... candles) {
        return "{" + extra + "\"topic\":\"kline.5." + symbol + "\",\"data\":"
                + Arrays.stream(candles)
                        .map(c -> "{" + extra + "\"start\":" + c.openTimeMs() + ",\"end\":"
                                + (c.openTimeMs() + LENGTH_MS - 1) + ",\"interval\":\"5\",\"open\":\"" + c.open()
                                + "\",\"close\":\"" + c.close() + "\",\"high\":\"" + c.high() + "\",\"low\":\""
                                + c.low() + "\",\"volume\":\"" + c.volume() + "\",\"turnover\":\"99.5\",\"confirm\":"
                                + closed + ",\"timestamp\":" + (SAID_MS - 50) + "}")
                        .collect(Collectors.joining(",", "[", "]"))
                + ",\"ts\":" + SAID_MS + ",\"type\":\"snapshot\"}";
    }

    @Override
    String otherChannel() {
        return "{\"topic\":\"tickers.BTCUSDT\",\"ts\":1,\"type\":\"snapshot\",\"data\":{\"lastPrice\":\"1\"}}";
    }

    @Override
    String answer(List<Candle> rows, boolean lastForms) {
        return rows.stream()
                .map(c -> "[\"" + c.openTimeMs() + "\",\"" + c.open() + "\",\"" + c.high() + "\",\"" + c.low() + "\",\""
                        + c.close() + "\",\"" + c.volume() + "\",\"99.5\"]")
                .collect(Collectors.joining(
                        ",", "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"spot\",\"list\":[", "]}}"));
    }

    @Override
    String[] problem() {
        return new String[] {
            "{\"retCode\":10001,\"retMsg\":\"Not supported symbols\",\"result\":{}}", "10001 Not supported symbols"
        };
    }

    @Override
    String tooMany() {
        return "{\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"result\":{}}";
    }

    @Override
    String question(long fromMs, long toMs) {
        return "/v5/market/kline?category=spot&symbol=BTCUSDT&interval=5&start=" + fromMs + "&end=" + (toMs - 1)
                + "&limit=1000";
    }

    /** Spot and futures share the symbol: what is asked for says which is meant. */
    @Test
    void c20OneSymbolHasOneNameHoweverTheVenueWritesIt() {
        assertEquals(
                eth,
                Noted.hearing(talk, frame("ETHUSDT", true, "", FIVE))
                        .candles
                        .get(0)
                        .series());
        assertTrue(venue.historyPath(eth, 0, LENGTH_MS, 0).contains("category=spot&symbol=ETHUSDT&"));
        assertTrue(venue.endpoints().live().endsWith("/spot"));
        Listing listing =
                venue.listing("{\"retCode\":0,\"result\":{\"list\":[{\"symbol\":\"BTCUSDT\",\"baseCoin\":\"BTC\","
                        + "\"quoteCoin\":\"USDT\",\"status\":\"Trading\"}]}}");
        assertTrue(listing.halted().containsKey(btc.symbol()));
    }
}
