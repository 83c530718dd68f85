package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoinbaseTest {
    private static final Series BTC = Noted.series("BTC/USD 5m");
    private static final Series ETH = Noted.series("ETH/USDC 5m");
    private final Coinbase coinbase = new Coinbase();
    private final Conversation talk = coinbase.converse(List.of(BTC, ETH));

    @Test
    void heartbeatsAreSubscribedTooInAMessageOfTheirOwn() {
        assertEquals(
                List.of(
                        "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
                        "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USDC\"],\"channel\":\"candles\"}"),
                talk.opening());
        assertTrue(coinbase.timeframes().containsAll(Set.of(Timeframe.M1, Timeframe.M5, Timeframe.D1)));
    }

    @Test
    void anAnswerListsAllThatIsSubscribedSoFar() {
        String frame =
                "{\"channel\":\"subscriptions\",\"client_id\":\"\",\"timestamp\":\"2026-04-07T14:30:00.000000Z\","
                        + "\"sequence_num\":%d,\"events\":[{\"subscriptions\":{%s}}]}";
        assertEquals(
                List.of("subscribed []", "subscribed [BTC/USD 5m, ETH/USDC 5m]", "subscribed []"),
                Noted.hearing(
                                talk,
                                String.format(frame, 0, "\"heartbeats\":[\"heartbeats\"]"),
                                String.format(frame, 1, "\"candles\":[\"BTC-USD\",\"ETH-USD\"]"),
                                String.format(frame, 2, "\"candles\":[\"BTC-USD\",\"ETH-USD\"]"))
                        .lines);
    }

    @Test
    void candlesLandInTheirFields() {
        assertEquals(
                List.of("BTC/USD 5m 1775521800000 68900.0 68950.0 68850.0 68920.5 42.15 NONE 1775572205000"),
                Noted.hearing(talk, candles(3, "BTC-USD")).lines);
    }

    @Test
    void candlesOfOtherLengthsAreMadeOfTradesWhileTheyGoOn() {
        Series minute = Noted.series("BTC/USD 1m");
        Series hour = Noted.series("BTC/USD 1h");
        Conversation trades = coinbase.converse(List.of(minute, hour));
        assertEquals(
                List.of(
                        "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
                        "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channel\":\"market_trades\"}"),
                trades.opening());
        assertEquals(
                List.of("subscribed [BTC/USD 1m, BTC/USD 1h]"),
                Noted.hearing(
                                trades,
                                "{\"channel\":\"subscriptions\",\"events\":[{\"subscriptions\":{\"market_trades\":[\"BTC-USD\"]}}]}")
                        .lines);
        assertEquals(
                List.of(
                        "BTC/USD 1m 1775521800000 50.0 60.0 50.0 60.0 3.0 NONE 1775521801000",
                        "BTC/USD 1h 1775520000000 50.0 60.0 50.0 60.0 3.0 NONE 1775521801000"),
                Noted.hearing(trades, trades(1, trade(12, "60", "2", "00:30:00.9"), trade(11, "50", "1", "00:30:00.1")))
                        .lines);
        assertEquals(
                List.of(
                        "BTC/USD 1m 1775521800000 50.0 60.0 40.0 40.0 7.0 NONE 1775521801000",
                        "BTC/USD 1m 1775521860000 45.0 45.0 45.0 45.0 8.0 NONE 1775521801000",
                        "BTC/USD 1h 1775520000000 50.0 60.0 40.0 45.0 15.0 NONE 1775521801000"),
                Noted.hearing(
                                trades,
                                trades(
                                        2,
                                        trade(14, "45", "8", "00:31:00.0"),
                                        trade(13, "40", "4", "00:30:59.9"),
                                        trade(12, "60", "2", "00:30:00.9")))
                        .lines);
        assertEquals(
                List.of("unreadable no number: \"x\" in " + trade(15, "x", "1", "00:31:01.0")),
                Noted.hearing(trades, trades(3, trade(15, "x", "1", "00:31:01.0"), trade(9, "1", "1", "00:30:02.0")))
                        .lines);
    }

    private static String trades(int number, String... trades) {
        return "{\"channel\":\"market_trades\",\"client_id\":\"\",\"timestamp\":\"2026-04-07T00:30:01.000000Z\",\"sequence_num\":"
                + number + ",\"events\":[{\"type\":\"update\",\"trades\":[" + String.join(",", trades) + "]}]}";
    }

    private static String trade(int id, String price, String size, String time) {
        return "{\"trade_id\":\"" + id + "\",\"product_id\":\"BTC-USD\",\"price\":\"" + price + "\",\"size\":\"" + size
                + "\",\"side\":\"BUY\",\"time\":\"2026-04-07T" + time + "Z\"}";
    }

    @Test
    void q23WhatIsQuotedInUsdcComesUnderTheNameOfUsd() {
        assertEquals(
                ETH, Noted.hearing(talk, candles(3, "ETH-USD")).candles.get(0).series());
        assertEquals(
                ETH, Noted.hearing(talk, candles(4, "ETH-USDC")).candles.get(0).series());
    }

    @Test
    void aHoleInTheNumbersIsALostFrame() {
        Noted noted = Noted.hearing(
                talk, candles(3, "BTC-USD"), candles(4, "BTC-USD"), candles(7, "BTC-USD"), candles(6, "BTC-USD"));
        assertEquals(
                List.of("missed 2"),
                noted.lines.stream().filter(l -> l.startsWith("missed")).toList());
        assertEquals(4, noted.candles.size());
    }

    /** The time in a heartbeat is written as no other; it is not read. The counter is a text or a number. */
    @Test
    void aHeartbeatIsASignOfLife() {
        assertEquals(
                List.of("alive 1687552316121"),
                Noted.hearing(
                                talk,
                                "{\"channel\":\"heartbeats\",\"timestamp\":\"2023-06-23T20:31:56.121961769Z\",\"sequence_num\":7,\"events\":["
                                        + "{\"current_time\":\"2023-06-23 20:31:56.121961769 +0000 UTC m=+91717.525857105\","
                                        + "\"heartbeat_counter\":\"3049\"}]}")
                        .lines);
    }

    @Test
    void anErrorRefusesWhatIsOpen() {
        assertEquals(
                List.of("refused [BTC/USD 5m, ETH/USDC 5m] channel is not supported"),
                Noted.hearing(talk, "{\"type\":\"error\",\"message\":\"channel is not supported\"}").lines);
    }

    @Test
    void historyIsAskedForInSeconds() {
        assertEquals(
                "/api/v3/brokerage/market/products/ETH-USDC/candles?start=300&end=899&granularity=FIVE_MINUTE&limit=300",
                coinbase.historyPath(ETH, 300_000, 900_000, 0));
    }

    /** Columns: start, low, high, open, close, volume; newest first. */
    @Test
    void q24HistoryThatComesNewestFirstIsTurned() {
        String body = "{\"candles\":["
                + "{\"start\":\"1712192400\",\"low\":\"66055.14\",\"high\":\"66331.99\",\"open\":\"66312.4\",\"close\":\"66181.6\",\"volume\":\"355.8\"},"
                + "{\"start\":\"1712192100\",\"low\":\"65857.35\",\"high\":\"66387.77\",\"open\":\"65984.18\",\"close\":\"66314.59\",\"volume\":\"358.7\"}]}";
        assertEquals(
                List.of(
                        "BTC/USD 5m 1712192100000 65984.18 66387.77 65857.35 66314.59 358.7 NONE 0",
                        "BTC/USD 5m 1712192400000 66312.4 66331.99 66055.14 66181.6 355.8 NONE 0"),
                Noted.rows(coinbase.history(BTC, body)));
    }

    @Test
    void historyTellsWhatIsWrong() {
        assertEquals(
                "product not found",
                coinbase.history(BTC, "{\"error\":\"NOT_FOUND\",\"message\":\"product not found\"}")
                        .problem());
        assertTrue(coinbase.history(BTC, "{\"message\":\"Public rate limit exceeded\"}")
                .tooMany());
    }

    private static String candles(int number, String product) {
        return "{\"channel\":\"candles\",\"client_id\":\"\",\"timestamp\":\"2026-04-07T14:30:05.000000Z\",\"sequence_num\":"
                + number
                + ",\"events\":[{\"type\":\"update\",\"candles\":[{\"start\":\"1775521800\",\"high\":\"68950.00\",\"low\":\"68850.00\","
                + "\"open\":\"68900.00\",\"close\":\"68920.50\",\"volume\":\"42.15000000\",\"product_id\":\"" + product
                + "\"}]}]}";
    }
}
