package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OkxConformanceTest extends VenueConformance {
    OkxConformanceTest() {
        super(new Okx(), "USDT");
    }

    @Override
    List<String> subscription() {
        return List.of("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"candle5m\",\"instId\":\"BTC-USDT\"},"
                + "{\"channel\":\"candle5m\",\"instId\":\"ETH-USDT\"}]}");
    }

    @Override
    String ping() {
        return "ping";
    }

    @Override
    List<String> signsOfLife() {
        return List.of("pong");
    }

    @Override
    int[] portion() {
        return new int[] {100, 3};
    }

    @Override
    List<String> taken() {
        String answer =
                "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"candle5m\",\"instId\":\"%s\"},\"connId\":\"a4d3ae55\"}";
        return List.of(String.format(answer, "BTC-USDT"), String.format(answer, "ETH-USDT"));
    }

    @Override
    String[] refusal() {
        String why = "Wrong URL or channel:candle5m,instId:BTC-USDT doesn't exist.";
        return new String[] {
            "{\"event\":\"error\",\"msg\":\"" + why + "\",\"code\":\"60018\",\"connId\":\"2b5dc6ac\"}", "60018 " + why
        };
    }

    @Override
    String frame(boolean closed, String extra, Candle... candles) {
        return frame("BTC-USDT", closed, extra, candles);
    }

    private static String frame(String instrument, boolean closed, String extra, Candle... candles) {
        return "{" + extra + "\"arg\":{\"channel\":\"candle5m\",\"instId\":\"" + instrument + "\"},\"data\":"
                + Arrays.stream(candles).map(c -> row(c, closed)).collect(Collectors.joining(",", "[", "]")) + "}";
    }

    private static String row(Candle c, boolean closed) {
        return "[\"" + c.openTimeMs() + "\",\"" + c.open() + "\",\"" + c.high() + "\",\"" + c.low() + "\",\""
                + c.close() + "\",\"" + c.volume() + "\",\"77.5\",\"88.5\",\"" + (closed ? 1 : 0) + "\"]";
    }

    /** Frames do not say when they were sent. */
    @Override
    long saidMs() {
        return 0;
    }

    @Override
    String otherChannel() {
        return "{\"event\":\"channel-conn-count\",\"channel\":\"orders\",\"connCount\":\"1\",\"connId\":\"a4d3ae55\"}";
    }

    @Override
    String answer(List<Candle> rows, boolean lastForms) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> row(rows.get(i), !lastForms || i < rows.size() - 1))
                .collect(Collectors.joining(",", "{\"code\":\"0\",\"msg\":\"\",\"data\":[", "]}"));
    }

    @Override
    String[] problem() {
        return new String[] {
            "{\"code\":\"51001\",\"msg\":\"Instrument ID doesn't exist.\",\"data\":[]}",
            "51001 Instrument ID doesn't exist."
        };
    }

    @Override
    String tooMany() {
        return "{\"code\":\"50011\",\"msg\":\"Too Many Requests\",\"data\":[]}";
    }

    @Override
    String question(long fromMs, long toMs) {
        return "/api/v5/market/candles?instId=BTC-USDT&bar=5m&after=" + toMs + "&before=" + (fromMs - 1) + "&limit=100";
    }

    @Test
    void c20OneSymbolHasOneNameHoweverTheVenueWritesIt() {
        assertEquals(
                eth,
                Noted.hearing(talk, frame("ETH-USDT", true, "", FIVE))
                        .candles
                        .get(0)
                        .series());
        assertTrue(venue.historyPath(eth, 0, LENGTH_MS, 0).contains("instId=ETH-USDT&"));
        Listing listing = venue.listing("{\"code\":\"0\",\"data\":[{\"instId\":\"BTC-USDT\",\"baseCcy\":\"BTC\","
                + "\"quoteCcy\":\"USDT\",\"state\":\"live\"}]}");
        assertTrue(listing.halted().containsKey(btc.symbol()));
    }
}
