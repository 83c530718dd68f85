package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoinbaseConformanceTest extends VenueConformance {
    CoinbaseConformanceTest() {
        super(new Coinbase(), "USD");
    }

    @Override
    List<String> subscription() {
        return List.of(
                "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
                "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],\"channel\":\"candles\"}");
    }

    @Override
    String ping() {
        return null;
    }

    @Override
    List<String> signsOfLife() {
        return List.of(
                "{\"channel\":\"heartbeats\",\"timestamp\":\"2023-06-23T20:31:56.121961769Z\",\"sequence_num\":7,\"events\":["
                        + "{\"current_time\":\"2023-06-23 20:31:56.121961769 +0000 UTC m=+91717.5\",\"heartbeat_counter\":\"3049\"}]}",
                "{\"channel\":\"heartbeats\",\"timestamp\":\"2023-06-23T20:31:57Z\",\"events\":[{\"heartbeat_counter\":3050}]}");
    }

    @Override
    int[] portion() {
        return new int[] {200, 8};
    }

    @Override
    List<String> taken() {
        return List.of(
                "{\"channel\":\"subscriptions\",\"events\":[{\"subscriptions\":{\"candles\":[\"BTC-USD\",\"ETH-USD\"],"
                        + "\"heartbeats\":[\"heartbeats\"]}}]}");
    }

    @Override
    String[] refusal() {
        return new String[] {
            "{\"type\":\"error\",\"message\":\"product BTC-USD is not known\"}", "product BTC-USD is not known"
        };
    }

    @Override
    String frame(boolean closed, String extra, Candle... candles) {
        return frame("BTC-USD", extra, candles);
    }

    private static String frame(String product, String extra, Candle... candles) {
        return "{" + extra + "\"channel\":\"candles\",\"client_id\":\"\",\"timestamp\":\""
                + Instant.ofEpochMilli(SAID_MS)
                + "\",\"events\":[{\"type\":\"snapshot\",\"candles\":"
                + Arrays.stream(candles)
                        .map(c -> row(c).replaceFirst("\\{", "{\"product_id\":\"" + product + "\","))
                        .collect(Collectors.joining(",", "[", "]"))
                + "}]}";
    }

    private static String row(Candle c) {
        return "{\"start\":\"" + c.openTimeMs() / 1_000 + "\",\"high\":\"" + c.high() + "\",\"low\":\"" + c.low()
                + "\",\"open\":\"" + c.open() + "\",\"close\":\"" + c.close() + "\",\"volume\":\"" + c.volume() + "\"}";
    }

    @Override
    String otherChannel() {
        return "{\"channel\":\"ticker\",\"timestamp\":\"2026-04-07T14:30:05Z\",\"events\":[{\"tickers\":[]}]}";
    }

    @Override
    String answer(List<Candle> rows, boolean lastForms) {
        return rows.stream().map(c -> row(c)).collect(Collectors.joining(",", "{\"candles\":[", "]}"));
    }

    @Override
    String[] problem() {
        return new String[] {"{\"error\":\"NOT_FOUND\",\"message\":\"product not found\"}", "product not found"};
    }

    @Override
    String tooMany() {
        return "{\"message\":\"Public rate limit exceeded\"}";
    }

    @Override
    String question(long fromMs, long toMs) {
        return "/api/v3/brokerage/market/products/BTC-USD/candles?start=" + fromMs / 1_000 + "&end="
                + (toMs / 1_000 - 1) + "&granularity=FIVE_MINUTE&limit=300";
    }

    /** Neither channel nor history have such a candle: a hole between two rows of one answer is not asked for again. */
    @Override
    @Test
    void c07ACandleWithoutTradesIsFlatAndOver() {
        HistoryPages pages = new HistoryPages(venue, btc, OPEN_MS, OPEN_MS + 3 * LENGTH_MS);
        pages.answered(venue.history(btc, answer(List.of(candle(2), candle(0)), false)), OPEN_MS + 20 * LENGTH_MS);
        assertTrue(pages.isDone());
        assertEquals(
                List.of(candle(0), candle(2)),
                pages.rows().stream().map(CandleUpdate::candle).toList());
        Conversation minutes = venue.converse(List.of(Noted.series("BTC/USD 1m")));
        assertEquals(
                List.of(),
                Noted.hearing(
                                minutes,
                                "{\"channel\":\"market_trades\",\"timestamp\":\"2026-04-07T14:30:05Z\",\"events\":[{\"type\":\"update\","
                                        + "\"trades\":[]}]}")
                        .lines);
    }

    /** What is quoted in USDC is told under the name of USD. */
    @Test
    void c20OneSymbolHasOneNameHoweverTheVenueWritesIt() {
        Series usdc = Noted.series("ETH/USDC 5m");
        Conversation other = venue.converse(List.of(usdc));
        assertTrue(other.opening().get(1).contains("\"ETH-USDC\""));
        for (String product : List.of("ETH-USDC", "ETH-USD")) {
            assertEquals(
                    usdc,
                    Noted.hearing(other, frame(product, "", FIVE))
                            .candles
                            .get(0)
                            .series());
        }
        assertTrue(venue.historyPath(usdc, 0, LENGTH_MS, 0).contains("/ETH-USDC/"));
        Listing listing = venue.listing(
                "{\"products\":[{\"product_id\":\"BTC-USD\",\"status\":\"online\",\"trading_disabled\":false}]}");
        assertTrue(listing.halted().containsKey(btc.symbol()));
        assertNull(listing.problem());
    }
}
