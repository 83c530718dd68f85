package io.candlebus.backtest.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.backtest.Performance;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyReader;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.TestCandles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SweepBatchTest {
    private static final Series SERIES = new Series(Symbol.parse("BTC/USD"), Timeframe.M1);
    private static final Grid GRID = new Grid(List.of(
            new Axis("fast", List.of(5.0, 8.0, 12.0)),
            new Axis("slow", List.of(20.0, 30.0)),
            new Axis("low", List.of(35.0, 45.0, 55.0))));
    private static final List<Candle> CANDLES = TestCandles.walk(5, 12_000);
    private static final SweepPlan PLAN = new SweepPlan(
            "s", SERIES, CANDLES, PaperTerms.STANDARD, Ranking.by("sharpe"), WalkForward.cuts(CANDLES.size(), 3));

    private static CompiledStrategy strategy(double[] values) {
        String document = """
                { "id": "s", "symbol": "BTC/USD", "timeframe": "1m", "signals": [
                  { "id": "up", "type": "entry", "side": "long",
                    "when": "crossover(ema(%d), ema(%d)) and rsi(14) > %s and close > ema(30)@15m" },
                  { "id": "out", "type": "exit", "side": "long", "when": "crossunder(ema(%1$d), ema(%2$d))" } ] }""".formatted((int) values[0], (int) values[1], values[2]);
        return Compiler.compile(
                        StrategyReader.read(document, Indicators.ALL, SERIES.symbol(), Timeframe.M1)
                                .spec(),
                        Indicators.ALL)
                .strategy();
    }

    private static List<Outcome> sweep() {
        List<Long> sets = LongStream.range(0, GRID.size()).boxed().toList();
        List<CompiledStrategy> strategies =
                sets.stream().map(GRID::values).map(SweepBatchTest::strategy).toList();
        return new SweepBatch(PLAN, sets, strategies).run(() -> false);
    }

    @Test
    void everySetComesToWhatItComesToAlone() {
        List<Outcome> outcomes = sweep();
        Set<Double> different = new HashSet<>();
        for (Outcome outcome : outcomes) {
            CompiledStrategy alone = strategy(GRID.values(outcome.set()));
            assertEquals(Metrics.of(played(alone, CANDLES.size()).results()), outcome.metrics());
            different.add(outcome.value("net_profit"));
            for (int cut = 0; cut < PLAN.cuts().size(); cut++) {
                double before = PLAN.ranking()
                        .metric()
                        .of(played(alone, PLAN.cuts().get(cut)).results())
                        .value();
                assertEquals(before, outcome.prefixes()[cut]);
            }
        }
        assertTrue(different.size() > 10, different.size() + " different results");
    }

    private static Performance played(CompiledStrategy strategy, int candles) {
        StrategySession session = new StrategySession(new SessionKey("s", 1, SERIES), strategy, PaperTerms.STANDARD);
        Performance performance = new Performance(PaperTerms.STANDARD);
        for (Candle candle : CANDLES.subList(0, candles)) {
            session.process(candle, performance::accept);
            performance.candle(candle, session);
        }
        return performance;
    }

    @Test
    void whatIsChosenIsJudgedByWhatFollows() {
        List<Outcome> outcomes = sweep();
        List<WalkForward.Fold> folds = new ArrayList<>();
        for (int cut = 0; cut < PLAN.cuts().size(); cut++) {
            Outcome chosen = WalkForward.chosen(PLAN, outcomes, cut);
            for (Outcome other : outcomes) {
                assertTrue(!PLAN.ranking().isBetter(other.prefixes()[cut], chosen.prefixes()[cut]));
            }
            folds.add(WalkForward.judged(PLAN, cut, chosen, strategy(GRID.values(chosen.set()))));
        }
        assertEquals(
                List.of(3_000, 6_000, 9_000),
                PLAN.cuts(),
                "three equal parts are judged, and the first is only for choosing");
        assertEquals(CANDLES.get(3_000).openTimeMs(), folds.get(0).fromMs());
        assertEquals(CANDLES.get(5_999).openTimeMs(), folds.get(0).toMs());
        assertEquals(CANDLES.get(11_999).openTimeMs(), folds.get(2).toMs());
        double worth = 1;
        for (WalkForward.Fold fold : folds) {
            worth *= 1 + fold.metrics().get("total_return").value() / 100;
        }
        assertEquals(100 * (worth - 1), WalkForward.totalReturn(folds), 1e-12);
    }

    @Test
    void cancelledSweepsGiveNothing() {
        List<Long> sets = List.of(0L);
        assertEquals(List.of(), new SweepBatch(PLAN, sets, List.of(strategy(GRID.values(0)))).run(() -> true));
    }

    @Test
    void gridsCountTheLastAxisFastest() {
        assertEquals(18, GRID.size());
        assertArrayEquals(new double[] {5, 20, 35}, GRID.values(0));
        assertArrayEquals(new double[] {5, 20, 45}, GRID.values(1));
        assertArrayEquals(new double[] {12, 30, 55}, GRID.values(17));
        assertEquals(List.of(0L, 1L, 3L, 4L, 6L, 7L, 9L, 10L), GRID.neighbourhood(0));
        assertEquals(18, GRID.neighbourhood(7).size(), "in the middle of 3 by 2 by 3");
    }
}
