package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every venue's protocol keeps to. */
class VenuesTest {
    static List<Venue> venues() {
        return Venues.ALL;
    }

    private static Series series(Venue venue) {
        return new Series(
                new Symbol("BTC", "USD"), venue.timeframes().iterator().next());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("venues")
    void nonsenseIsToldAndNothingIsThrown(Venue venue) {
        String[] frames = {
            "",
            "null",
            "7",
            "\"text\"",
            "[",
            "{\"",
            "<html>502</html>",
            "[1,2]",
            "{}",
            "{\"a\":{\"b\":[]}}",
            "{\"channel\":\"nothing\"}",
            "{\"data\":1,\"stream\":7}",
            "x".repeat(300_000)
        };
        for (String frame : frames) {
            Noted noted = Noted.hearing(venue.converse(List.of(series(venue))), frame);
            assertTrue(noted.candles.isEmpty(), frame);
            assertTrue(noted.lines.stream().allMatch(l -> l.length() < 500), frame);
            HistoryAnswer answer = venue.history(series(venue), frame);
            assertTrue(answer.rows().isEmpty(), frame);
        }
        assertTrue(Noted.hearing(venue.converse(List.of(series(venue))), "{\"")
                .lines
                .get(0)
                .startsWith("unreadable "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("venues")
    void anAnswerWithoutRowsIsNoProblemAndOneWithoutSenseIs(Venue venue) {
        String rows = answer(venue, "");
        assertEquals(new HistoryAnswer(List.of(), 0, null, false), venue.history(series(venue), rows));
        for (String other : List.of(
                "", "<html>502</html>", "{\"unknown\":1,\"code\":\"9\",\"retCode\":9,\"error\":[\"E\"]}", "{}")) {
            assertTrue(venue.history(series(venue), other).problem() != null, other);
        }
    }

    private static String answer(Venue venue, String rows) {
        return switch (venue.name()) {
            case "bybit" -> "{\"retCode\":0,\"result\":{\"list\":[" + rows + "]}}";
            case "okx" -> "{\"code\":\"0\",\"data\":[" + rows + "]}";
            case "kraken" -> "{\"error\":[],\"result\":{\"X\":[" + rows + "],\"last\":1}}";
            case "coinbase" -> "{\"candles\":[" + rows + "]}";
            default -> "[" + rows + "]";
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("venues")
    void framesWithAnythingCutOutOrChangedNeverThrow(Venue venue) {
        List<String> whole = List.of(
                "{\"stream\":\"btcusd@kline_1s\",\"data\":{\"e\":\"kline\",\"E\":1,\"s\":\"BTCUSD\",\"k\":{\"t\":0,\"i\":\"1s\",\"o\":\"1\",\"c\":\"1\",\"h\":\"1\",\"l\":\"1\",\"v\":\"1\",\"x\":true}}}",
                "{\"topic\":\"kline.1.BTCUSD\",\"data\":[{\"start\":0,\"open\":\"1\",\"close\":\"1\",\"high\":\"1\",\"low\":\"1\",\"volume\":\"1\",\"confirm\":true}],\"ts\":1}",
                "{\"arg\":{\"channel\":\"candle1s\",\"instId\":\"BTC-USD\"},\"data\":[[\"0\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"]]}",
                "{\"channel\":\"ohlc\",\"timestamp\":\"2023-10-04T16:26:30.5Z\",\"data\":[{\"symbol\":\"BTC/USD\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"volume\":1,\"interval_begin\":\"2023-10-04T16:25:00Z\",\"interval\":1}]}",
                "{\"channel\":\"candles\",\"timestamp\":\"2026-04-07T14:30:05Z\",\"sequence_num\":3,\"events\":[{\"candles\":[{\"start\":\"1775521800\",\"high\":\"1\",\"low\":\"1\",\"open\":\"1\",\"close\":\"1\",\"volume\":\"1\",\"product_id\":\"BTC-USD\"}]}]}");
        long seed = 20_261_125;
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "{}[]\",:0123456789eE+-.truefalsn\\ ";
        for (int i = 0; i < 4_000; i++) {
            StringBuilder frame = new StringBuilder(whole.get(i % whole.size()));
            for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
                int at = random.nextInt(frame.length());
                if (random.nextBoolean()) {
                    frame.deleteCharAt(at);
                } else {
                    frame.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            Noted.hearing(venue.converse(List.of(series(venue))), frame.toString());
            venue.history(series(venue), frame.toString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("venues")
    void limitsAreUsable(Venue venue) {
        assertTrue(venue.limits().seriesPerConnection() > 0 && venue.limits().messagesPerSecond() > 0);
        assertTrue(venue.limits().requestsPerSecond() > 0 && venue.limits().historyRows() > 0);
        assertTrue(venue.endpoints().live().startsWith("wss://")
                && venue.endpoints().rest().startsWith("https://"));
        assertEquals(
                List.of(venue),
                Venues.ALL.stream().filter(v -> v.name().equals(venue.name())).toList());
        assertEquals(venue, Venues.named(venue.name()));
    }
}
