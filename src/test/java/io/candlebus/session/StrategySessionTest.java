package io.candlebus.session;

import static io.candlebus.strategy.Documents.cross;
import static io.candlebus.strategy.Documents.document;
import static io.candlebus.strategy.Documents.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Condition.Direction;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec.Type;
import io.candlebus.strategy.TestCandles;
import java.util.ArrayList;
import java.util.List;
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
                Fact.PositionOpened.class,
                Fact.SignalFired.class,
                Fact.OrderPlaced.class,
                Fact.PositionClosed.class);
        assertTrue(facts.size() > 600, facts.size() + " facts");
        for (int i = 0; i < facts.size(); i++) {
            assertEquals(cycle.get(i % 6), facts.get(i).getClass(), "fact " + i);
        }
    }

    @Test
    void candlesThatDoNotAscendAreRefused() {
        StrategySession session = session(EMA_CROSS);
        session.warmUp(Candle.flat(60_000, 1));
        assertThrows(IllegalArgumentException.class, () -> session.process(Candle.flat(60_000, 1), f -> {}));
        assertThrows(IllegalArgumentException.class, () -> session.warmUp(Candle.flat(0, 1)));
    }

    private static StrategySession session(CompiledStrategy strategy) {
        Series series = new Series(Symbol.parse("BTC/USD"), Timeframe.M1);
        return new StrategySession(new SessionKey("test", 1, series), strategy, PaperTerms.STANDARD);
    }
}
