package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class KrakenTest {
    private static final Series BTC = Noted.series("BTC/USD 1m");
    private static final Series XBT = Noted.series("XBT/EUR 1m");
    private static final Series ALGO = Noted.series("ALGO/USD 5m");
    private final Kraken kraken = new Kraken();
    private final Conversation talk = kraken.converse(List.of(BTC, ALGO, XBT));

    @Test
    void eachIntervalIsARequest() {
        assertEquals(
                List.of(
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ohlc\",\"symbol\":[\"BTC/USD\",\"BTC/EUR\"],"
                                + "\"interval\":1,\"snapshot\":true},\"req_id\":1}",
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ohlc\",\"symbol\":[\"ALGO/USD\"],"
                                + "\"interval\":5,\"snapshot\":true},\"req_id\":2}"),
                talk.opening());
    }

    @Test
    void q23OneAssetHasTwoNames() {
        talk.opening();
        assertEquals(
                List.of("subscribed [XBT/EUR 1m]", "XBT/EUR 1m 1696436700000 2.0 4.0 1.0 3.0 5.0 NONE 0"),
                Noted.hearing(
                                talk,
                                "{\"method\":\"subscribe\",\"result\":{\"channel\":\"ohlc\",\"symbol\":\"BTC/EUR\",\"interval\":1,"
                                        + "\"snapshot\":true,\"warnings\":[\"timestamp is deprecated\"]},\"success\":true,\"req_id\":1}",
                                "{\"channel\":\"ohlc\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/EUR\",\"interval\":1,"
                                        + "\"interval_begin\":\"2023-10-04T16:25:00.000000000Z\",\"open\":2,\"high\":4,\"low\":1,"
                                        + "\"close\":3,\"volume\":5,\"vwap\":2.5,\"trades\":12}]}")
                        .lines);
        assertTrue(kraken.historyPath(BTC, 0, 60_000, 0).contains("pair=XBTUSD&"));
        assertTrue(kraken.historyPath(Noted.series("DOGE/XBT 1m"), 0, 60_000, 0).contains("pair=XDGXBT&"));
    }

    /** The time that a candle calls its own is its end; numbers are numbers, not text. */
    @Test
    void q17ACandleOpensWhereItsIntervalBegins() {
        assertEquals(
                List.of("ALGO/USD 5m 1696436700000 0.5624 0.5628 0.5622 0.5627 30927.68066226 NONE 1696436790524"),
                Noted.hearing(
                                talk,
                                "{\"channel\":\"ohlc\",\"type\":\"update\",\"timestamp\":\"2023-10-04T16:26:30.524394914Z\",\"data\":["
                                        + "{\"symbol\":\"ALGO/USD\",\"open\":0.5624,\"high\":0.5628,\"low\":0.5622,\"close\":0.5627,"
                                        + "\"trades\":12,\"volume\":30927.68066226,\"vwap\":0.5626,"
                                        + "\"interval_begin\":\"2023-10-04T16:25:00.000000000Z\",\"interval\":5,"
                                        + "\"timestamp\":\"2023-10-04T16:30:00.000000Z\"}]}")
                        .lines);
    }

    @Test
    void q08ASnapshotHoldsCandlesOfLongAgoAndClaimsNothingOfTheirEnd() {
        String row =
                "{\"symbol\":\"ALGO/USD\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"trades\":1,\"volume\":2.0,\"interval\":5,"
                        + "\"interval_begin\":\"2023-10-04T1%d:25:00.000000000Z\"}";
        Noted noted = Noted.hearing(
                talk,
                "{\"channel\":\"ohlc\",\"type\":\"snapshot\",\"timestamp\":\"2023-10-04T16:26:01.806315597Z\",\"data\":["
                        + String.format(row, 1) + "," + String.format(row, 5) + "," + String.format(row, 6) + "]}");
        assertEquals(3, noted.candles.size());
        assertTrue(noted.candles.stream().allMatch(c -> c.flag() == CandleUpdate.Flag.NONE));
    }

    @Test
    void aRefusalNamesItsSymbol() {
        talk.opening();
        assertEquals(
                List.of("refused [BTC/USD 1m] Currency pair not supported BTC/USD"),
                Noted.hearing(
                                talk,
                                "{\"error\":\"Currency pair not supported BTC/USD\",\"method\":\"subscribe\",\"success\":false,"
                                        + "\"symbol\":\"BTC/USD\",\"req_id\":1,\"time_in\":\"\",\"time_out\":\"\"}")
                        .lines);
    }

    @Test
    void heartbeatStatusAndPongAreSignsOfLife() {
        assertEquals(
                List.of("alive 0", "alive 0", "alive 0"),
                Noted.hearing(
                                talk,
                                "{\"channel\":\"heartbeat\"}",
                                "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.10\",\"system\":\"online\","
                                        + "\"api_version\":\"v2\",\"connection_id\":6447481662169813000}]}",
                                "{\"method\":\"pong\",\"req_id\":42,\"time_in\":\"2023-09-25T09:05:00.123456Z\"}")
                        .lines);
    }

    @Test
    void historyIsAskedForFromJustBeforeItsBeginning() {
        assertEquals(
                "/0/public/OHLC?pair=ALGOUSD&interval=5&since=1696436699",
                kraken.historyPath(ALGO, 1_696_436_700_000L, 1_696_437_000_000L, 0));
    }

    /** The channel omits minutes without trades, history fills them: left out here, both say the same. */
    @Test
    void q10RowsWithoutTradesAreLeftOut() {
        String body = "{\"error\":[],\"result\":{\"XXBTZUSD\":["
                + "[1762777020,\"106038.2\",\"106038.2\",\"106038.2\",\"106038.2\",\"0.0\",\"0.00000000\",0],"
                + "[1762777080,\"106038.3\",\"106040.0\",\"106030.1\",\"106035.5\",\"106036.0\",\"0.25000000\",3]],\"last\":1762777020}}";
        assertEquals(
                List.of("BTC/USD 1m 1762777080000 106038.3 106040.0 106030.1 106035.5 0.25 NONE 0"),
                Noted.rows(kraken.history(BTC, body)));
    }

    @Test
    void historyTellsWhatIsWrongUnderAnyStatus() {
        assertEquals(
                "EQuery:Unknown asset pair",
                kraken.history(BTC, "{\"error\":[\"EQuery:Unknown asset pair\"]}")
                        .problem());
        assertTrue(kraken.history(BTC, "{\"error\":[\"EGeneral:Too many requests\"]}")
                .tooMany());
        assertEquals(
                "no candles",
                kraken.history(BTC, "{\"error\":[],\"result\":{\"last\":1}}").problem());
    }
}
