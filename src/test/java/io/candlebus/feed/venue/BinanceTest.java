package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinanceTest {
    private static final Series BTC = Noted.series("BTC/USDT 1m");
    private static final Series ETH = Noted.series("ETH/USDT 1M");
    private final Conversation talk = Binance.spot().converse(List.of(BTC, ETH));

    @Test
    void minuteAndMonthKeepTheirCase() {
        assertEquals(
                List.of("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@kline_1m\",\"ethusdt@kline_1M\"],\"id\":1}"),
                talk.opening());
    }

    @Test
    void manyStreamsAreAskedForInPortions() {
        List<Series> many = IntStream.range(0, 450)
                .mapToObj(i -> new Series(new Symbol("A" + i, "USDT"), Timeframe.M1))
                .toList();
        Conversation long450 = Binance.spot().converse(many);
        List<String> messages = long450.opening();
        assertEquals(3, messages.size());
        assertTrue(messages.get(2).endsWith("\"a449usdt@kline_1m\"],\"id\":3}"), messages.get(2));
        Noted noted = Noted.hearing(long450, "{\"result\":null,\"id\":3}");
        assertEquals("subscribed " + many.subList(400, 450), noted.lines.get(0));
    }

    @Test
    void answersSayWhichSubscriptionStands() {
        talk.opening();
        assertEquals(
                List.of("subscribed [BTC/USDT 1m, ETH/USDT 1M]", "subscribed []"),
                Noted.hearing(talk, "{\"result\":null,\"id\":1}", "{\"result\":null,\"id\":1}").lines);
    }

    @Test
    void anErrorWithoutAnIdRefusesWhatIsOpen() {
        talk.opening();
        assertEquals(
                List.of("refused [BTC/USDT 1m, ETH/USDT 1M] 2 Invalid request: missing field `method`"),
                Noted.hearing(talk, "{\"code\":2,\"msg\":\"Invalid request: missing field `method`\"}").lines);
        assertEquals(
                List.of("refused [] 3 Invalid JSON"),
                Noted.hearing(talk, "{\"error\":{\"code\":3,\"msg\":\"Invalid JSON\"},\"id\":1}").lines);
    }

    /** As recorded on 2021-10-12, but for the symbol. */
    @Test
    void aFormingCandleLandsInItsFields() {
        String k =
                "{\"t\":1633998480000,\"T\":1633998539999,\"s\":\"BTCUSDT\",\"i\":\"1m\",\"f\":19862761,\"L\":19862790,"
                        + "\"o\":\"0.35270000\",\"c\":\"0.35280000\",\"h\":\"0.35290000\",\"l\":\"0.35220000\","
                        + "\"v\":\"25877.00000000\",\"n\":30,\"x\":false,\"q\":\"9116.04600000\",\"V\":\"58.0\",\"Q\":\"20.4\",\"B\":\"0\"}";
        String event = "{\"e\":\"kline\",\"E\":1633998523963,\"s\":\"BTCUSDT\",\"k\":" + k + "}";
        String expected = "BTC/USDT 1m 1633998480000 0.3527 0.3529 0.3522 0.3528 25877.0 OPEN 1633998523963";
        assertEquals(
                List.of(expected, expected),
                Noted.hearing(talk, "{\"stream\":\"btcusdt@kline_1m\",\"data\":" + event + "}", event).lines);
    }

    /** As recorded on 2023-04-10, but for the symbol: nobody traded, and the candle comes all the same. */
    @Test
    void aMinuteWithoutTradesIsSentFlatAndClosed() {
        String frame =
                "{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1681154040004,\"s\":\"BTCUSDT\",\"k\":"
                        + "{\"t\":1681153980000,\"T\":1681154039999,\"s\":\"BTCUSDT\",\"i\":\"1m\",\"f\":-1,\"L\":-1,"
                        + "\"o\":\"0.00002369\",\"c\":\"0.00002369\",\"h\":\"0.00002369\",\"l\":\"0.00002369\","
                        + "\"v\":\"0.00000000\",\"n\":0,\"x\":true,\"q\":\"0.00000000\",\"V\":\"0\",\"Q\":\"0\",\"B\":\"0\"}}}";
        assertEquals(
                List.of("BTC/USDT 1m 1681153980000 2.369E-5 2.369E-5 2.369E-5 2.369E-5 0.0 CLOSED 1681154040004"),
                Noted.hearing(talk, frame).lines);
    }

    @Test
    void q17MicrosecondsAreRecognised() {
        String frame =
                "{\"e\":\"kline\",\"E\":1681154040004123,\"s\":\"BTCUSDT\",\"k\":{\"t\":1681153980000000,\"i\":\"1m\","
                        + "\"o\":\"1\",\"c\":\"3\",\"h\":\"4\",\"l\":\"0.5\",\"v\":\"8e-8\",\"x\":true}}";
        assertEquals(
                List.of("BTC/USDT 1m 1681153980000 1.0 4.0 0.5 3.0 8.0E-8 CLOSED 1681154040004"),
                Noted.hearing(talk, frame).lines);
    }

    @Test
    void q19AShutdownIsToldInBothForms() {
        assertEquals(
                List.of("leaving the server shuts down", "leaving the server shuts down"),
                Noted.hearing(
                                talk,
                                "{\"e\":\"serverShutdown\",\"E\":1681154040004}",
                                "{\"stream\":\"!serverShutdown\",\"data\":{\"E\":1681154040004}}")
                        .lines);
    }

    @Test
    void candlesNobodyAskedForArePassedOver() {
        String frame =
                "{\"e\":\"kline\",\"E\":1,\"s\":\"XRPUSDT\",\"k\":{\"t\":0,\"i\":\"1m\",\"o\":\"1\",\"c\":\"1\",\"h\":\"1\","
                        + "\"l\":\"1\",\"v\":\"1\",\"x\":true}}";
        assertEquals(List.of(), Noted.hearing(talk, frame).lines);
    }

    @Test
    void historyIsAskedForWithBothEnds() {
        assertEquals(
                "/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=60000&endTime=179999&limit=1000",
                Binance.spot().historyPath(BTC, 60_000, 180_000, 0));
        assertEquals(
                "/fapi/v1/klines?symbol=ETHUSDT&interval=1M&startTime=0&endTime=59999&limit=1000",
                Binance.usdm().historyPath(ETH, 0, 60_000, 0));
    }

    /** The row of the documentation. */
    @Test
    void aRowOfHistoryLandsInItsFields() {
        String body = "[[1499040000000,\"0.01634790\",\"0.80000000\",\"0.01575800\",\"0.01577100\",\"148976.11427815\","
                + "1499644799999,\"2434.19055334\",308,\"1756.87402397\",\"28.46694368\",\"0\"]]";
        assertEquals(
                List.of("BTC/USDT 1m 1499040000000 0.0163479 0.8 0.015758 0.015771 148976.11427815 NONE 0"),
                Noted.rows(Binance.spot().history(BTC, body)));
    }

    @Test
    void whatIsUsedUpOfAMinuteIsAShareOfItsWeight() {
        assertEquals(0.5, Binance.spot().used(Map.of("X-MBX-USED-WEIGHT-1M", "3000")::get));
        assertEquals(0.75, Binance.usdm().used(Map.of("X-MBX-USED-WEIGHT-1M", "1800")::get));
        assertEquals(0, Binance.spot().used(Map.of("X-MBX-USED-WEIGHT-1M", "much")::get));
        for (Venue venue : Venues.ALL) {
            assertEquals(0, venue.used(name -> null), venue.name());
        }
    }

    @Test
    void historyTellsWhatIsWrong() {
        HistoryAnswer unknown = Binance.spot().history(BTC, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        assertEquals("-1121 Invalid symbol.", unknown.problem());
        assertTrue(!unknown.tooMany());
        assertTrue(Binance.spot()
                .history(BTC, "{\"code\":-1003,\"msg\":\"Too many requests\"}")
                .tooMany());
    }
}
