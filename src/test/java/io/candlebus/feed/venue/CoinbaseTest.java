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
        assertEquals(Set.of(Timeframe.M5), coinbase.timeframes());
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
