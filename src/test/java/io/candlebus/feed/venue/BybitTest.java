package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BybitTest {
    private static final Series BTC = Noted.series("BTC/USDT 5m");
    private static final Series ETH = Noted.series("ETH/USDT 1M");
    private final Bybit bybit = new Bybit();
    private final Conversation talk = bybit.converse(List.of(BTC, ETH));

    @Test
    void topicsNameIntervalAndSymbol() {
        assertEquals(
                List.of(
                        "{\"req_id\":\"candles-1\",\"op\":\"subscribe\",\"args\":[\"kline.5.BTCUSDT\",\"kline.M.ETHUSDT\"]}"),
                talk.opening());
    }

    @Test
    void aMessageHoldsTenTopicsAtMost() {
        List<Series> many = IntStream.range(0, 21)
                .mapToObj(i -> new Series(new Symbol("A" + i, "USDT"), Timeframe.M1))
                .toList();
        Conversation long21 = bybit.converse(many);
        List<String> messages = long21.opening();
        assertEquals(
                List.of(10, 10, 1),
                messages.stream().map(m -> m.split("kline").length - 1).toList());
        assertEquals(
                List.of("subscribed " + many.subList(10, 20)),
                Noted.hearing(
                                long21,
                                "{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"c\",\"req_id\":\"candles-2\",\"op\":\"subscribe\"}")
                        .lines);
    }

    @Test
    void aRefusalWithoutAnIdNamesItsTopic() {
        talk.opening();
        assertEquals(
                List.of("refused [ETH/USDT 1M] Invalid topic: kline.M.ETHUSDT", "refused [BTC/USDT 5m] args size > 10"),
                Noted.hearing(
                                talk,
                                "{\"success\":false,\"ret_msg\":\"Invalid topic: kline.M.ETHUSDT\",\"conn_id\":\"c\",\"op\":\"subscribe\"}",
                                "{\"success\":false,\"ret_msg\":\"args size > 10\",\"conn_id\":\"c\",\"op\":\"subscribe\"}")
                        .lines);
    }

    /** The documented frame, with a low of its own. */
    @Test
    void aFormingCandleLandsInItsFields() {
        assertEquals(
                List.of("BTC/USDT 5m 1672324800000 16649.5 16677.0 16608.0 16670.0 2.081 OPEN 1672324988882"),
                Noted.hearing(
                                talk,
                                "{\"topic\":\"kline.5.BTCUSDT\",\"data\":[{\"start\":1672324800000,\"end\":1672325099999,"
                                        + "\"interval\":\"5\",\"open\":\"16649.5\",\"close\":\"16670\",\"high\":\"16677\",\"low\":\"16608\","
                                        + "\"volume\":\"2.081\",\"turnover\":\"34666.4005\",\"confirm\":false,"
                                        + "\"timestamp\":1672324988800}],\"ts\":1672324988882,\"type\":\"snapshot\"}")
                        .lines);
    }

    @Test
    void oneFrameMayHoldTheClosingCandleAndTheNext() {
        Noted noted = Noted.hearing(
                talk,
                "{\"topic\":\"kline.5.BTCUSDT\",\"data\":[" + row(1672324800000L, "16677", true) + ","
                        + row(1672325100000L, "16678", false) + "],\"ts\":1672325100012,\"type\":\"snapshot\"}");
        assertEquals(
                List.of(CandleUpdate.Flag.CLOSED, CandleUpdate.Flag.OPEN),
                noted.candles.stream().map(CandleUpdate::flag).toList());
    }

    @Test
    void aCandleThatMakesNoSenseTakesNoOtherWithIt() {
        Noted noted = Noted.hearing(
                talk,
                "{\"topic\":\"kline.5.BTCUSDT\",\"data\":[" + row(1672324800000L, "0", true) + ","
                        + row(1672325100000L, "16678", false) + "],\"ts\":1672325100012,\"type\":\"snapshot\"}");
        assertTrue(
                noted.lines.get(0).startsWith("unreadable prices must be finite and above zero"), noted.lines.get(0));
        assertEquals(1, noted.candles.size());
    }

    @Test
    void pongsOfBothKindsAreSignsOfLife() {
        assertEquals(
                List.of("alive 0", "alive 0"),
                Noted.hearing(
                                talk,
                                "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"0970e817\",\"op\":\"ping\"}",
                                "{\"args\":[\"1672916271846\"],\"op\":\"pong\"}")
                        .lines);
    }

    @Test
    void historyIsAskedForByStartAndEnd() {
        assertEquals(
                "/v5/market/kline?category=spot&symbol=BTCUSDT&interval=5&start=300000&end=899999&limit=1000",
                bybit.historyPath(BTC, 300_000, 900_000, 0));
    }

    @Test
    void q24HistoryThatComesNewestFirstIsTurned() {
        String body =
                "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"list\":["
                        + "[\"1709891700000\",\"27455\",\"27470\",\"27450\",\"27465\",\"12.5\",\"343000\"],"
                        + "[\"1709891400000\",\"27450\",\"27460\",\"27440\",\"27455\",\"123.45\",\"3390000\"]]},\"time\":1709891679050}";
        assertEquals(
                List.of(
                        "BTC/USDT 5m 1709891400000 27450.0 27460.0 27440.0 27455.0 123.45 NONE 0",
                        "BTC/USDT 5m 1709891700000 27455.0 27470.0 27450.0 27465.0 12.5 NONE 0"),
                Noted.rows(bybit.history(BTC, body)));
    }

    @Test
    void historyTellsWhatIsWrongUnderAnyStatus() {
        assertEquals(
                "10001 Not supported symbols",
                bybit.history(BTC, "{\"retCode\":10001,\"retMsg\":\"Not supported symbols\",\"result\":{}}")
                        .problem());
        assertTrue(bybit.history(BTC, "{\"retCode\":10006,\"retMsg\":\"Too many visits!\"}")
                .tooMany());
    }

    private static String row(long start, String price, boolean confirm) {
        return "{\"start\":" + start + ",\"interval\":\"5\",\"open\":\"" + price + "\",\"close\":\"" + price
                + "\",\"high\":\"" + price + "\",\"low\":\"" + price + "\",\"volume\":\"1\",\"confirm\":" + confirm
                + "}";
    }
}
