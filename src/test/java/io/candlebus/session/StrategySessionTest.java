package io.candlebus.session;

import static io.candlebus.strategy.Documents.above;
import static io.candlebus.strategy.Documents.ago;
import static io.candlebus.strategy.Documents.all;
import static io.candlebus.strategy.Documents.any;
import static io.candlebus.strategy.Documents.compare;
import static io.candlebus.strategy.Documents.cross;
import static io.candlebus.strategy.Documents.document;
import static io.candlebus.strategy.Documents.name;
import static io.candlebus.strategy.Documents.not;
import static io.candlebus.strategy.Documents.number;
import static io.candlebus.strategy.Documents.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec.Type;
import io.candlebus.strategy.TestCandles;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StrategySessionTest {
    private static final CompiledStrategy EMA_CROSS = document()
            .signal("up", Type.ENTRY, Side.LONG, cross(name("ema_12"), Direction.ABOVE, name("ema_26")))
            .signal("down", Type.EXIT, Side.LONG, cross(name("ema_12"), Direction.BELOW, name("ema_26")))
            .compiled();

    @Test
    void positionsFollowTheSignalsOnRealCandles() {
        StrategySession session = session(EMA_CROSS);
        List<Fact> facts = new ArrayList<>();
        TestCandles.demoWeek().forEach(c -> session.process(c, facts::add));
        List<Class<?>> cycle = List.of(
                Fact.SignalFired.class,
                Fact.OrderPlaced.class,
                Fact.OrderFilled.class,
                Fact.PositionOpened.class,
                Fact.SignalFired.class,
                Fact.OrderPlaced.class,
                Fact.OrderFilled.class,
                Fact.PositionClosed.class);
        assertTrue(facts.size() > 800, facts.size() + " facts");
        for (int i = 0; i < facts.size(); i++) {
            assertEquals(cycle.get(i % cycle.size()), facts.get(i).getClass(), "fact " + i);
        }
    }

    @Test
    void candlesThatDoNotAscendAreRefused() {
        StrategySession session = session(EMA_CROSS);
        session.warmUp(Candle.flat(60_000, 1));
        assertThrows(IllegalArgumentException.class, () -> session.process(Candle.flat(60_000, 1), f -> {}));
        assertThrows(IllegalArgumentException.class, () -> session.warmUp(Candle.flat(0, 1)));
    }

    @Test
    void signalIdIsTheHashOfWhatNamesIt() throws NoSuchAlgorithmException {
        StrategySession session = session(EMA_CROSS);
        List<Fact.SignalFired> fired = new ArrayList<>();
        TestCandles.demoWeek()
                .forEach(c -> session.process(c, fact -> {
                    if (fact instanceof Fact.SignalFired signal) {
                        fired.add(signal);
                    }
                }));
        Fact.SignalFired first = fired.get(0);
        String named = "test\0001\0" + first.signal() + "\0BTC/USD\0001m\0" + first.openTimeMs() + "\0";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(hash).substring(0, 32), first.id());
        assertEquals(
                fired.size(),
                fired.stream().map(Fact.SignalFired::id).distinct().count());
    }

    @Test
    void firedSignalCarriesTheNumbersItLookedAt() {
        CompiledStrategy strategy = document()
                .param("low", 150)
                .alert(
                        "tell",
                        all(
                                compare(name("close"), Comparison.LESS, name("low")),
                                any(above("sma_2", 1), above("ema_3", 1)),
                                above("close", 0)))
                .compiled();
        StrategySession session = session(strategy);
        List<Fact> facts = new ArrayList<>();
        TestCandles.closes(100, 110).forEach(c -> session.process(c, facts::add));
        Fact.SignalFired fired = (Fact.SignalFired) facts.get(0);
        assertEquals(
                List.of("close", "low", "sma_2", "ema_3"),
                List.copyOf(fired.values().keySet()));
        assertEquals(
                List.of(110.0, 150.0, 105.0, Double.NaN),
                List.copyOf(fired.values().values()));
    }

    @Test
    void positionCanBeAskedAbout() {
        StrategySession session = session(document()
                .signal("in", Type.ENTRY, Side.SHORT, above("close", 0))
                .alert("held", compare(name("position.candles_held"), Comparison.EQUAL, number(2)))
                .alert("pnl", compare(name("position.pnl_percent"), Comparison.EQUAL, number(20)))
                .alert("side", compare(name("position.side"), Comparison.EQUAL, number(-1)))
                .alert("range", compare(name("position.low_since"), Comparison.LESS, name("position.high_since")))
                .compiled());
        List<String> fired = new ArrayList<>();
        for (Candle candle : TestCandles.closes(100, 100, 80)) {
            session.process(candle, fact -> {
                if (fact instanceof Fact.SignalFired signal) {
                    fired.add(candle.openTimeMs() / 60_000 + signal.signal());
                }
            });
        }
        assertEquals(List.of("0in", "1side", "2held", "2pnl", "2side", "2range"), fired);
        assertEquals(120_000, session.position().orElseThrow().sinceMs());
    }

    /** A strategy of every kind of row, on candles on which it stays silent. */
    @Test
    void candleOnWhichNothingHappensAllocatesNothing() {
        StrategySession session = session(document()
                .indicator("bands", "bb", Map.of())
                .indicator("trend", "ema", Map.of("period", 5), null, Timeframe.D1, 0)
                .signal(
                        "never",
                        Type.ENTRY,
                        Side.LONG,
                        all(
                                within(cross(name("ema_12"), Direction.ABOVE, name("ema_26")), 50),
                                compare(ago(name("rsi_14"), 7), Comparison.LESS, number(-1)),
                                cross(name("close"), Direction.BELOW, name("bands.lower")),
                                not(above("macd.signal", 3)),
                                compare(name("position.side"), Comparison.EQUAL, number(0)),
                                above("time.day_of_month", 3)))
                .compiled());
        List<Candle> candles = TestCandles.walk(1, 60_000);
        Consumer<Fact> none = fact -> {
            throw new AssertionError(fact);
        };
        candles.subList(0, 40_000).forEach(c -> session.process(c, none));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 40_000; i < 60_000; i++) {
            session.process(candles.get(i), none);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        long days = 1 + (candles.get(59_999).openTimeMs() - candles.get(40_000).openTimeMs()) / 86_400_000;
        // One candle of 64 bytes per day, and the odd bytes of asking.
        assertTrue(allocated <= 64 * days + 2_000, allocated + " bytes");
    }

    private static StrategySession session(CompiledStrategy strategy) {
        Series series = new Series(Symbol.parse("BTC/USD"), Timeframe.M1);
        return new StrategySession(new SessionKey("test", 1, series), strategy, new PaperTerms(1_000, 0, 0));
    }
}
