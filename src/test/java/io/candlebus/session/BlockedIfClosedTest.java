package io.candlebus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would block a forming candle's entry is asked as of its close, not of the close before. */
class BlockedIfClosedTest {
    private static final Symbol SYMBOL = new Symbol("BTC", "USD");

    /** Entries come and go at each candle; the candle on which a block ends is foreseen to fire, those before not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cooldown\", \"candles\": 4",
                "\"cooldown\", \"minutes\": 5",
                "\"max_trades\", \"per\": \"10m\", \"count\": 2",
                "\"min_interval\", \"entries_seconds\": 420",
                "\"loss_streak\", \"count\": 1, \"minutes\": 6",
                "\"session\", \"from\": \"00:03\", \"to\": \"00:07\"",
                "\"min_volume\", \"multiple\": 1.1, \"period\": 3",
            })
    void foreseenIsWhatComes(String protection) {
        List<Candle> candles = IntStream.range(0, 60)
                .mapToObj(i -> new Candle(i * 60_000L, 100, 101, 99, 100, 1 + i * 7 % 5))
                .toList();
        foreseen(protection, candles);
    }

    /** The loss of a day blocks until its end; the first candle of the next day is foreseen to fire. */
    @Test
    void aNewDayIsForeseen() {
        List<Candle> candles = IntStream.range(0, 30)
                .mapToObj(i -> i < 2 ? Candle.flat(i * 3_600_000L, 100) : Candle.flat(i * 3_600_000L, 50))
                .toList();
        foreseen("\"max_daily_loss\", \"percent\": 3", candles);
    }

    private static void foreseen(String protection, List<Candle> candles) {
        Timeframe timeframe = candles.get(1).openTimeMs() == 60_000 ? Timeframe.M1 : Timeframe.H1;
        String document = "{\"id\": \"t\", \"symbol\": \"BTC/USD\", \"timeframe\": \"" + timeframe
                + "\", \"risk\": {\"max_candles_held\": 1}, \"signals\": [{\"id\": \"in\", \"type\": \"entry\","
                + " \"side\": \"long\", \"when\": \"close > 0\"}], \"protections\": [{\"type\": " + protection + "}]}";
        StrategyCheck.Result checked = StrategyCheck.check(document, Indicators.ALL, SYMBOL, timeframe);
        SessionKey key = new SessionKey("t", 1, new Series(SYMBOL, timeframe));
        StrategySession session = new StrategySession(key, checked.strategy(), PaperTerms.STANDARD);
        int fired = 0;
        int blocked = 0;
        for (Candle candle : candles) {
            boolean isFlat = session.position().isEmpty();
            String foreseen = told(session.explainIfClosed(candle).get(0));
            session.process(candle, fact -> {});
            String came = told(session.explain().get(0));
            if (isFlat && session.position().isEmpty()) {
                assertEquals(came, foreseen, () -> protection + " at " + candle);
            }
            fired += came.startsWith("FIRED") ? 1 : 0;
            blocked += came.startsWith("BLOCKED") ? 1 : 0;
        }
        assertTrue(fired >= 2 && blocked >= 2, fired + " fired, " + blocked + " blocked");
    }

    private static String told(Explanation explanation) {
        return explanation.verdict() + ": " + explanation.reason();
    }
}
