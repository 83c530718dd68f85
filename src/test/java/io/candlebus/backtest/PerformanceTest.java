package io.candlebus.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.backtest.metric.Measured;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyReader;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Trade;
import io.candlebus.session.Detail;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.TestCandles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of the fold against figures computed a second time, slowly, from the list of all closes and trades. */
class PerformanceTest {
    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");
    private static final PaperTerms TERMS = new PaperTerms(10_000, 10, 2);
    private static final String DOCUMENT = """
            { "id": "cross", "symbol": "BTC/USD", "timeframe": "1m", "signals": [
              { "id": "up", "type": "entry", "side": "long", "when": "crossover(ema(12), ema(26))" },
              { "id": "down", "type": "entry", "side": "short", "when": "crossunder(ema(12), ema(60))" },
              { "id": "out", "type": "exit", "side": "long", "when": "rsi(14) > 80" } ] }""";

    private final List<Double> equity = new ArrayList<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final StrategySession session = session();
    private final Performance performance = new Performance(TERMS);
    private int exposed;

    private static StrategySession session() {
        StrategySpec spec = StrategyReader.read(DOCUMENT, Indicators.ALL, SYMBOL, Timeframe.M1)
                .spec();
        SessionKey key = new SessionKey("cross", 1, new Series(SYMBOL, Timeframe.M1));
        return new StrategySession(key, Compiler.compile(spec, Indicators.ALL).strategy(), TERMS, Detail.BARE);
    }

    private void play(List<Candle> candles) {
        for (Candle candle : candles) {
            session.process(candle, fact -> {
                performance.accept(fact);
                facts.add(fact);
                if (fact instanceof Fact.PositionClosed closed) {
                    trades.add(closed.trade());
                }
            });
            performance.candle(candle, session);
            equity.add(session.equity());
            exposed += session.position().isPresent() ? 1 : 0;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void figuresAreThoseOfASecondComputation(long seed) {
        List<Candle> candles = TestCandles.walk(seed, 20_000);
        play(candles);
        assertTrue(trades.size() > 100, trades.size() + " trades");
        Map<String, Measured> measured = Metrics.of(performance.results());
        slow(candles).forEach((name, value) -> {
            Measured own = measured.get(name);
            assertEquals(Double.isNaN(value), !own.isDefined(), name);
            if (own.isDefined()) {
                assertEquals(value, own.value(), 1e-9 * Math.max(1, Math.abs(value)), name);
            }
        });
        assertEquals(trades, performance.results().trades());
    }

    private Map<String, Double> slow(List<Candle> candles) {
        double[] returns = dailyReturns(candles);
        double mean = mean(returns);
        double squares = 0;
        double downside = 0;
        for (double r : returns) {
            squares += Math.pow(r - mean, 2) / (returns.length - 1);
            downside += r < 0 ? r * r / returns.length : 0;
        }
        double[] profits = trades.stream().mapToDouble(Trade::profit).toArray();
        double won = trades.stream().mapToDouble(t -> Math.max(0, t.profit())).sum();
        double lost = trades.stream().mapToDouble(t -> Math.min(0, t.profit())).sum();
        double end = equity.get(equity.size() - 1);
        double days = (candles.get(candles.size() - 1).openTimeMs()
                        + 60_000
                        - candles.get(0).openTimeMs())
                / 86_400_000.0;
        double bought = candles.get(session.strategy().warmupCandles()).open() * 1.0002 * 1.001;
        return Map.of(
                "total_return",
                100 * (end / 10_000 - 1),
                "cagr",
                100 * (Math.pow(end / 10_000, 365 / days) - 1),
                "sharpe",
                mean / Math.sqrt(squares) * Math.sqrt(365),
                "sortino",
                mean * 365 / Math.sqrt(downside * 365),
                "max_drawdown",
                deepest(),
                "exposure",
                100.0 * exposed / candles.size(),
                "profit_factor",
                won / -lost,
                "expectancy",
                mean(profits),
                "buy_and_hold",
                100 * (candles.get(candles.size() - 1).close() / bought - 1),
                "fees",
                facts.stream()
                        .filter(Fact.OrderFilled.class::isInstance)
                        .mapToDouble(f -> ((Fact.OrderFilled) f).fee())
                        .sum());
    }

    private double[] dailyReturns(List<Candle> candles) {
        TreeMap<LocalDate, Double> ends = new TreeMap<>();
        for (int i = 0; i < candles.size(); i++) {
            Instant last = Instant.ofEpochMilli(candles.get(i).openTimeMs() + 59_999);
            ends.put(last.atZone(ZoneOffset.UTC).toLocalDate(), equity.get(i));
        }
        List<Double> returns = new ArrayList<>();
        double before = 10_000;
        for (LocalDate d = ends.firstKey(); !d.isAfter(ends.lastKey()); d = d.plusDays(1)) {
            double at = ends.floorEntry(d).getValue();
            returns.add(at / before - 1);
            before = at;
        }
        return returns.stream().mapToDouble(r -> r).toArray();
    }

    private double deepest() {
        double deepest = 0;
        double peak = 10_000;
        for (double e : equity) {
            peak = Math.max(peak, e);
            deepest = Math.max(deepest, 100 * (peak - e) / peak);
        }
        return deepest;
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        return sum / x.length;
    }

    @Test
    void theFunnelAddsUp() {
        play(TestCandles.walk(9, 20_000));
        for (FunnelRow row : performance.funnel(session)) {
            assertEquals(20_000, row.evaluated());
            assertTrue(row.isTrue() >= row.fired() && row.fired() >= row.ordered(), row.toString());
            long waiting = row.ordered() - row.dropped() - row.filled();
            assertTrue(waiting == 0 || waiting == 1, row.toString());
            assertTrue(row.fired() > 0 && row.filled() >= row.closed(), row.toString());
        }
    }

    @Test
    void daysWithoutACandleKeepTheirEquity() {
        List<Candle> candles = List.of(Candle.flat(0, 100), Candle.flat(3 * 86_400_000L, 100));
        play(candles);
        assertEquals(4, performance.results().days().equity().length);
        assertEquals(LocalDate.of(1970, 1, 4), performance.results().days().date(3));
    }

    /** Points of a long curve stand for equal stretches, and none of their drawdowns is lost. */
    @Test
    void curvesAreBounded() {
        play(TestCandles.walk(10, 20_000));
        Curve curve = performance.curve();
        assertTrue(curve.size() > Curve.MAX_POINTS / 2 && curve.size() <= Curve.MAX_POINTS, curve.size() + " points");
        double deepest = 0;
        for (int i = 0; i < curve.size(); i++) {
            deepest = Math.max(deepest, curve.drawdownPercent(i));
        }
        assertEquals(performance.results().drawdown().percent(), deepest);
        assertEquals(session.equity(), curve.equity(curve.size() - 1));
    }
}
