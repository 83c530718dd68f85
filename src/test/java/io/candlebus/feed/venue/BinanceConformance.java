package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Spot and USD-M have the same frames, over two addresses. */
abstract class BinanceConformance extends VenueConformance {
    private final String klines;

    BinanceConformance(Venue venue, String klines) {
        super(venue, "USDT");
        this.klines = klines;
    }

    @Override
    List<String> subscription() {
        return List.of("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@kline_5m\",\"ethusdt@kline_5m\"],\"id\":1}");
    }

    @Override
    String ping() {
        return "{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":1000000}";
    }

    @Override
    List<String> signsOfLife() {
        return List.of("{\"result\":true,\"id\":1000000}");
    }

    @Override
    int[] portion() {
        return new int[] {200, 5};
    }

    @Override
    List<String> taken() {
        return List.of("{\"result\":null,\"id\":1}");
    }

    @Override
    String[] refusal() {
        return new String[] {
            "{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown stream\"},\"id\":1}",
            "2 Invalid request: unknown stream"
        };
    }

    /** A frame holds one candle: several are said one after the other. */
    @Override
    String frame(boolean closed, String extra, Candle... candles) {
        return kline("BTCUSDT", candles[0], closed, extra, "");
    }

    /** There is no list. */
    @Override
    List<String> withoutCandles() {
        return List.of();
    }

    /** Without trades, f and L are -1; {@code micros} is appended to each time. */
    private static String kline(String symbol, Candle c, boolean closed, String extra, String micros) {
        int trades = c.volume() == 0 ? 0 : 100;
        return "{\"stream\":\"" + symbol.toLowerCase(Locale.ROOT)
                + "@kline_5m\",\"data\":{" + extra + "\"e\":\"kline\",\"E\":" + SAID_MS + micros + ",\"s\":\"" + symbol
                + "\",\"k\":{\"t\":" + c.openTimeMs() + micros + ",\"T\":" + (c.openTimeMs() + LENGTH_MS - 1) + micros
                + ",\"s\":\"" + symbol + "\",\"i\":\"5m\",\"f\":" + (trades - 1) + ",\"L\":" + (2 * trades - 1)
                + ",\"o\":\"" + c.open() + "\",\"c\":\"" + c.close() + "\",\"h\":\"" + c.high() + "\",\"l\":\""
                + c.low()
                + "\",\"v\":\"" + c.volume() + "\",\"n\":" + trades + ",\"x\":" + closed
                + ",\"q\":\"77.0\",\"V\":\"55.0\",\"Q\":\"66.0\",\"B\":\"123456\"}}}";
    }

    @Override
    String otherChannel() {
        return "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":400900217,\"s\":\"BTCUSDT\",\"b\":\"25.3\"}}";
    }

    @Override
    String answer(List<Candle> rows, boolean lastForms) {
        return rows.stream()
                .map(c -> "[" + c.openTimeMs() + ",\"" + c.open() + "\",\"" + c.high() + "\",\"" + c.low() + "\",\""
                        + c.close() + "\",\"" + c.volume() + "\"," + (c.openTimeMs() + LENGTH_MS - 1)
                        + ",\"2434.19\",308,\"1756.87\",\"28.46\",\"0\"]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    String[] problem() {
        return new String[] {"{\"code\":-1121,\"msg\":\"Invalid symbol.\"}", "-1121 Invalid symbol."};
    }

    @Override
    String tooMany() {
        return "{\"code\":-1003,\"msg\":\"Too many requests; current limit is 6000 request weight per 1 MINUTE.\"}";
    }

    @Override
    String question(long fromMs, long toMs) {
        return klines + "?symbol=BTCUSDT&interval=5m&startTime=" + fromMs + "&endTime=" + (toMs - 1) + "&limit=1000";
    }

    /** There is no snapshot: twenty old frames, should they come, keep their times. */
    @Override
    @Test
    void c08TwentyOldCandlesOfASnapshotKeepTheirTimes() {
        List<Candle> old =
                IntStream.range(-20, 0).mapToObj(VenueConformance::candle).toList();
        String[] frames = old.stream().map(c -> frame(true, "", c)).toArray(String[]::new);
        assertEquals(
                old,
                Noted.hearing(talk, frames).candles.stream()
                        .map(CandleUpdate::candle)
                        .toList());
    }

    /** Spot tells microseconds where a client asks for them, and its archives do. */
    @Test
    void c05MicrosecondsAreTakenForWhatTheyAre() {
        CandleUpdate update = Noted.hearing(talk, kline("BTCUSDT", FIVE, false, "", "000"))
                .candles
                .get(0);
        assertEquals(FIVE, update.candle());
        assertEquals(SAID_MS, update.venueMs());
    }

    /** Streams are named in small letters, frames and questions in capitals. */
    @Test
    void c20OneSymbolHasOneNameHoweverTheVenueWritesIt() {
        talk.opening();
        assertEquals(
                List.of(btc, eth),
                Stream.of("BTCUSDT", "ETHUSDT")
                        .map(s -> Noted.hearing(talk, kline(s, FIVE, true, "", ""))
                                .candles
                                .get(0)
                                .series())
                        .toList());
        assertTrue(venue.historyPath(eth, 0, LENGTH_MS, 0).contains("symbol=ETHUSDT&"));
        Listing listing =
                venue.listing("{\"symbols\":[{\"symbol\":\"BTCUSDT\",\"status\":\"TRADING\",\"baseAsset\":\"BTC\","
                        + "\"quoteAsset\":\"USDT\"}]}");
        assertTrue(listing.halted().containsKey(btc.symbol()));
    }
}
