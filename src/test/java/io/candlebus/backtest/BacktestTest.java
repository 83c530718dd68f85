package io.candlebus.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Instrument;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.TestCandles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");
    private static final long MINUTE = 60_000;
    private static final String CROSS = """
            {"id": "x", "symbol": "BTC/USD", "timeframe": "1m", "signals": [
              {"id": "in", "type": "entry", "side": "long", "when": "crossover(ema(5), ema(20))"},
              {"id": "out", "type": "exit", "side": "long", "when": "crossunder(ema(5), ema(20))"}]%s}
            """;

    @Test
    void factsAreThoseOfALiveSessionThatBeginsAtTheFirstCandle() {
        CompiledStrategy strategy = compiled("");
        List<Candle> candles = TestCandles.demoWeek();
        List<Fact.SignalFired> live = new ArrayList<>();
        StrategySession session = new StrategySession(key(), strategy, PaperTerms.STANDARD);
        candles.forEach(candle -> session.process(candle, fact -> {
            if (fact instanceof Fact.SignalFired fired) {
                live.add(fired);
            }
        }));
        BacktestResult result = Backtest.run(new BacktestPlan(key(), strategy, PaperTerms.STANDARD), candles);
        assertTrue(live.size() > 300, live.size() + " signals");
        assertEquals(
                live.stream().map(Fact.SignalFired::id).toList(),
                result.signals().stream().map(told -> told.signal().id()).toList());
        assertEquals(session.equity(), result.results().equity());
        assertEquals(candles.size(), result.results().candles());
    }

    @Test
    void candlesBeforeTheRangeAreHistoryAndThoseAfterItAreLeftOut() {
        List<Candle> candles = TestCandles.demoWeek();
        long from = candles.get(3_000).openTimeMs();
        long to = candles.get(6_000).openTimeMs();
        BacktestResult result =
                Backtest.run(new BacktestPlan(key(), compiled(""), PaperTerms.STANDARD, from, to), candles);
        assertEquals(3_000, result.coverage().history());
        assertEquals(3_000, result.results().candles());
        assertEquals(from, result.results().fromMs());
        assertTrue(result.signals().stream()
                .allMatch(told ->
                        told.signal().openTimeMs() >= from && told.signal().openTimeMs() < to));
        BacktestResult all = Backtest.run(new BacktestPlan(key(), compiled(""), PaperTerms.STANDARD), candles);
        List<String> inRange = all.signals().stream()
                .filter(told ->
                        told.signal().openTimeMs() >= from && told.signal().openTimeMs() < to)
                .map(told -> told.signal().id())
                .toList();
        List<String> own =
                result.signals().stream().map(told -> told.signal().id()).toList();
        // A position from before the range may mask the first signal, or let the first exit fire.
        assertTrue(inRange.containsAll(own.subList(1, own.size())), "indicators are warm at once");
    }

    @Test
    void theHashIsThatOfTheNumbers() throws IOException, NoSuchAlgorithmException {
        List<Candle> candles = TestCandles.walk(1, 1_300);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Candle c : candles.subList(0, 1_299)) {
                out.writeLong(c.openTimeMs());
                for (double x : new double[] {c.open(), c.high(), c.low(), c.close(), c.volume()}) {
                    out.writeDouble(x);
                }
            }
        }
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        assertEquals(
                "sha256:" + expected, DataHash.of(candles, candles.get(1_299).openTimeMs()));
        assertNotEquals(DataHash.of(candles, Long.MAX_VALUE), "sha256:" + expected);
    }

    @Test
    void holesAreCountedWithTheLongest() {
        List<Candle> candles = new ArrayList<>();
        for (long minute : new long[] {0, 1, 4, 5, 15, 17}) {
            candles.add(Candle.flat(minute * MINUTE, 100));
        }
        Coverage coverage = Backtest.run(new BacktestPlan(key(), compiled(""), PaperTerms.STANDARD), candles)
                .coverage();
        assertEquals(3, coverage.holes());
        assertEquals(2 + 9 + 1, coverage.missing());
        assertEquals(9, coverage.longest());
        assertEquals(6 * MINUTE, coverage.longestMs());
    }

    /** Bought at 100; the stop at 98 and the target at 103 lie both within the third candle. */
    @Test
    void theBandShowsBothReadingsOfACandleThatReachesStopAndTarget() {
        String document = """
                {"id": "x", "symbol": "BTC/USD", "timeframe": "1m",
                 "risk": {"stop_loss": {"type": "percent", "value": 2}, "take_profit": {"type": "percent", "value": 3}},
                 "signals": [{"id": "in", "type": "entry", "side": "long", "when": "close == 100 and close[1] == 99"}]}
                """;
        List<Candle> candles = List.of(
                Candle.flat(0, 99),
                Candle.flat(MINUTE, 100),
                new Candle(2 * MINUTE, 100, 100, 100, 100, 1),
                new Candle(3 * MINUTE, 100, 104, 97, 100, 1),
                Candle.flat(4 * MINUTE, 101));
        PaperTerms free = new PaperTerms(1_000, 0, 0);
        for (Intrabar intrabar : Intrabar.values()) {
            BacktestResult result =
                    Backtest.run(new BacktestPlan(key(), check(document), free.with(intrabar)), candles);
            assertEquals(1, result.band().ambiguous());
            assertEquals(980, result.band().pessimistic().equity(), 1e-9);
            assertEquals(1_030, result.band().optimistic().equity(), 1e-9);
            // Rose or stayed: the low comes first.
            assertEquals(
                    intrabar == Intrabar.OPTIMISTIC ? 1_030 : 980,
                    result.results().equity(),
                    1e-9);
            assertTrue(codes(result).contains("ambiguous-trades"), codes(result).toString());
        }
    }

    @Test
    void withoutAnAmbiguousTradeTheBandIsTheResult() {
        BacktestResult result =
                Backtest.run(new BacktestPlan(key(), compiled(""), PaperTerms.STANDARD), TestCandles.demoWeek());
        assertSame(result.results(), result.band().pessimistic());
        assertSame(result.results(), result.band().optimistic());
    }

    @Test
    void aStrategyThatNeverBecomesKnownIsRefused() {
        BacktestResult result =
                Backtest.run(new BacktestPlan(key(), compiled(""), PaperTerms.STANDARD), TestCandles.dense(1, 12));
        assertEquals("never-known", result.refusal().orElseThrow().code());
        assertEquals(Warning.Weight.NO_DATA, result.refusal().orElseThrow().weight());
    }

    @Test
    void anAccountThatCannotBuyOneLotIsRefused() {
        PaperTerms poor = new PaperTerms(50, 10, 2, FillAt.NEXT_OPEN, Intrabar.PESSIMISTIC, new Instrument(0.01, 1));
        BacktestResult result = Backtest.run(new BacktestPlan(key(), compiled(""), poor), TestCandles.demoWeek());
        Warning refusal = result.refusal().orElseThrow();
        assertEquals("too-small", refusal.code());
        assertTrue(refusal.sentence().startsWith("nothing could be traded: "), refusal.sentence());
        assertTrue(refusal.sentence().contains("less than one lot of 1;"), refusal.sentence());
    }

    @Test
    void warningsTellWhatTheFiguresHangOn() {
        PaperTerms optimistic = new PaperTerms(10_000, 0, 0, FillAt.CLOSE, Intrabar.PESSIMISTIC, Instrument.UNKNOWN);
        List<Candle> rising = TestCandles.closes(
                10, 9, 8, 7, 6, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9, 20, 30, 40, 50, 40, 30, 20, 10,
                5, 5);
        BacktestResult result = Backtest.run(new BacktestPlan(key(), compiled(""), optimistic), rising);
        assertEquals(List.of("few-trades", "short", "optimistic-fills", "no-fees"), codes(result));
        assertFalse(result.refusal().isPresent());
        BacktestResult silent = Backtest.run(
                new BacktestPlan(key(), compiled(""), PaperTerms.STANDARD),
                TestCandles.closes(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5));
        assertEquals(List.of("never-true", "never-true", "few-trades", "short"), codes(silent));
    }

    @Test
    void aRangeWithoutTimeIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new BacktestPlan(key(), compiled(""), PaperTerms.STANDARD, 5, 5));
    }

    /** Session, paper account, stops and performance together. */
    @Test
    void quietCandlesAllocateNothing() {
        String risk = ", \"risk\": {\"stop_loss\": {\"type\": \"percent\", \"value\": 90},"
                + " \"trailing_stop\": {\"type\": \"percent\", \"value\": 90}}";
        Backtest backtest = new Backtest(new BacktestPlan(key(), compiled(risk), PaperTerms.STANDARD));
        List<Candle> candles = TestCandles.dense(5, 40_000);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        long quiet = 0;
        long held = 0;
        long allocated = 0;
        int facts = 0;
        for (Candle candle : candles) {
            long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
            backtest.add(candle);
            long bytes = thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            int now = facts(backtest);
            if (now == facts && backtest.session().candles() > 20_000) {
                quiet++;
                held += backtest.session().position().isPresent() ? 1 : 0;
                allocated += bytes;
            }
            facts = now;
        }
        assertTrue(quiet > 15_000 && held > 1_000, quiet + " quiet candles, " + held + " with a position");
        // The curve halves and the days double now and then.
        assertTrue(allocated < quiet, allocated + " bytes on " + quiet + " quiet candles");
    }

    /** Grows with everything that happens. */
    private static int facts(Backtest backtest) {
        return backtest.performance().funnel(backtest.session()).stream()
                .mapToInt(row -> (int) (row.fired() + row.ordered() + row.filled() + row.closed()))
                .sum();
    }

    private static List<String> codes(BacktestResult result) {
        return result.warnings().stream().map(Warning::code).toList();
    }

    private static CompiledStrategy compiled(String more) {
        return check(String.format(CROSS, more));
    }

    private static CompiledStrategy check(String document) {
        StrategyCheck.Result result = StrategyCheck.check(document, Indicators.ALL, SYMBOL, Timeframe.M1);
        assertTrue(result.isValid(), result.problems().toString());
        return result.strategy();
    }

    private static SessionKey key() {
        return new SessionKey("x", 1, new Series(SYMBOL, Timeframe.M1));
    }
}
