package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.util.List;
import org.junit.jupiter.api.Test;

class OkxTest {
    private static final Series BTC = Noted.series("BTC/USDT 1m");
    private static final Series USDC = Noted.series("USDC/USDT 1m");
    private final Okx okx = new Okx();
    private final Conversation talk = okx.converse(List.of(BTC, USDC));

    @Test
    void channelsAreNamedByBarAndInstrument() {
        assertEquals(
                List.of("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"candle1m\",\"instId\":\"BTC-USDT\"},"
                        + "{\"channel\":\"candle1m\",\"instId\":\"USDC-USDT\"}]}"),
                talk.opening());
    }

    /** Bars of six hours and more open on Hong Kong's day, unless their name says otherwise. */
    @Test
    void longBarsOpenOnTheDayOfUtc() {
        for (Timeframe timeframe : okx.timeframes()) {
            String message = okx.converse(List.of(new Series(BTC.symbol(), timeframe)))
                    .opening()
                    .get(0);
            boolean isLong = timeframe.longestMs() >= Timeframe.H6.longestMs();
            assertEquals(isLong, message.contains("utc\""), message);
        }
        assertTrue(
                okx.historyPath(Noted.series("BTC/USDT 1d"), 0, 86_400_000, 0).contains("&bar=1Dutc&"));
    }

    @Test
    void eachChannelIsAnsweredForItself() {
        assertEquals(
                List.of("subscribed [USDC/USDT 1m]", "subscribed [BTC/USDT 1m]"),
                Noted.hearing(
                                talk,
                                "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"candle1m\",\"instId\":\"USDC-USDT\"},\"connId\":\"a4d3ae55\"}",
                                "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"candle1m\",\"instId\":\"BTC-USDT\"},\"connId\":\"a4d3ae55\"}")
                        .lines);
    }

    @Test
    void anErrorRefusesTheChannelThatItNames() {
        String why = "Wrong URL or channel:candle1m,instId:BTC-USDT doesn't exist. Please use the correct URL.";
        assertEquals(
                List.of("refused [BTC/USDT 1m] 60018 " + why),
                Noted.hearing(
                                talk,
                                "{\"event\":\"error\",\"msg\":\"" + why
                                        + "\",\"code\":\"60018\",\"connId\":\"2b5dc6ac\"}")
                        .lines);
    }

    /** As recorded on 2023-05-27, but for the numbers. */
    @Test
    void candlesLandInTheirFieldsWithTheirFlag() {
        String arg = "{\"arg\":{\"channel\":\"candle1m\",\"instId\":\"USDC-USDT\"},\"data\":";
        assertEquals(
                List.of(
                        "USDC/USDT 1m 1685221620000 0.9981 0.9984 0.9979 0.9982 12.5 OPEN 0",
                        "USDC/USDT 1m 1685221620000 0.9981 0.9981 0.9981 0.9981 0.0 CLOSED 0"),
                Noted.hearing(
                                talk,
                                arg
                                        + "[[\"1685221620000\",\"0.9981\",\"0.9984\",\"0.9979\",\"0.9982\",\"12.5\",\"12.4\",\"12.4\",\"0\"]]}",
                                arg
                                        + "[[\"1685221620000\",\"0.9981\",\"0.9981\",\"0.9981\",\"0.9981\",\"0\",\"0\",\"0\",\"1\"]]}")
                        .lines);
    }

    @Test
    void pongIsABareWord() {
        assertEquals("ping", okx.heartbeat().message());
        assertEquals(List.of("alive 0"), Noted.hearing(talk, "pong").lines);
    }

    @Test
    void q19AnUpgradeOfTheServiceIsANoticeToLeave() {
        assertEquals(
                List.of("leaving 64008 The connection will soon be closed for a service upgrade."),
                Noted.hearing(
                                talk,
                                "{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The connection will soon be closed for a service upgrade.\"}")
                        .lines);
    }

    @Test
    void bothEndsOfAQuestionOfHistoryAreExclusive() {
        assertEquals(
                "/api/v5/market/candles?instId=BTC-USDT&bar=1m&after=180000&before=59999&limit=100",
                okx.historyPath(BTC, 60_000, 180_000, 180_000));
    }

    @Test
    void olderHistoryIsAskedForElsewhere() {
        assertTrue(okx.historyPath(BTC, 0, 60_000, 1_399 * 60_000L).startsWith("/api/v5/market/candles?"));
        assertTrue(okx.historyPath(BTC, 0, 60_000, 1_400 * 60_000L).startsWith("/api/v5/market/history-candles?"));
    }

    @Test
    void q13TheFormingRowOfHistoryIsMarked() {
        String body = "{\"code\":\"0\",\"msg\":\"\",\"data\":["
                + "[\"1747094040000\",\"102806.1\",\"102820.5\",\"102806\",\"102820.4\",\"1040.37\",\"10.4037\",\"1069603.34883\",\"0\"],"
                + "[\"1747093980000\",\"102806\",\"102820.5\",\"102783.1\",\"102806.1\",\"7164.04\",\"71.6404\",\"7364701.57952\",\"1\"]]}";
        assertEquals(
                List.of(
                        "BTC/USDT 1m 1747093980000 102806.0 102820.5 102783.1 102806.1 7164.04 CLOSED 0",
                        "BTC/USDT 1m 1747094040000 102806.1 102820.5 102806.0 102820.4 1040.37 OPEN 0"),
                Noted.rows(okx.history(BTC, body)));
    }

    @Test
    void historyTellsWhatIsWrongUnderAnyStatus() {
        assertEquals(
                "51001 Instrument ID doesn't exist.",
                okx.history(BTC, "{\"code\":\"51001\",\"msg\":\"Instrument ID doesn't exist.\",\"data\":[]}")
                        .problem());
        assertTrue(okx.history(BTC, "{\"code\":\"50011\",\"msg\":\"Too Many Requests\",\"data\":[]}")
                .tooMany());
    }
}
