package io.candlebus.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.backtest.oracle.Account;
import io.candlebus.backtest.oracle.Rules;
import io.candlebus.backtest.oracle.SlowEngine;
import io.candlebus.backtest.oracle.SlowEngine.Ended;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Instrument;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Trade;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Documents;
import io.candlebus.strategy.Operand.Constant;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.RiskSpec;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.SizeSpec;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec.Type;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.expression.ExpressionParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Backtests, against a second backtester that was written from the documents alone. */
class SecondEngineTest {
    private static final int SEEDS = 400;
    private static final int CANDLES = 700;
    private static final double CLOSE = 1e-9;

    /** How often each thing was seen, so that the comparison is known to be about something. */
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void averagesThatCrossTradeAsTheSecondEngineDoes() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Candle> candles = jumpy(random);
            Account account = Account.any(random);
            int fast = 2 + random.nextInt(8);
            int slow = fast + 1 + random.nextInt(20);
            int rsi = 2 + random.nextInt(20);
            double below = 55 + random.nextInt(45);
            CompiledStrategy strategy = compiled(
                    account,
                    Documents.document()
                            .signal(
                                    "l",
                                    Type.ENTRY,
                                    Side.LONG,
                                    when("crossover(ema(%d), ema(%d)) and rsi(%d) < %s", fast, slow, rsi, below))
                            .signal("lx", Type.EXIT, Side.LONG, when("crossunder(ema(%d), ema(%d))", fast, slow))
                            .signal(
                                    "s",
                                    Type.ENTRY,
                                    Side.SHORT,
                                    when(
                                            "crossunder(ema(%d), ema(%d)) and rsi(%d) > %s",
                                            fast, slow, rsi, 100 - below)));
            compare(seed, strategy, candles, Rules.cross(candles, fast, slow, rsi, below), account);
        }
        requireAll(
                "STOP_LOSS",
                "TAKE_PROFIT",
                "TRAILING_STOP",
                "HOLDING_LIMIT",
                "SIGNAL",
                "ambiguous",
                "gap",
                "filled at a close",
                "still open");
    }

    @Test
    void levelsThatStayTrueTradeAsTheSecondEngineDoes() {
        for (long seed = SEEDS; seed < 2 * SEEDS; seed++) {
            Random random = new Random(seed);
            List<Candle> candles = jumpy(random);
            Account account = Account.any(random);
            int period = 2 + random.nextInt(12);
            double low = 15 + random.nextInt(30);
            CompiledStrategy strategy = compiled(
                    account,
                    Documents.document()
                            .signal("l", Type.ENTRY, Side.LONG, when("rsi(%d) < %s", period, low))
                            .signal("s", Type.ENTRY, Side.SHORT, when("rsi(%d) > %s", period, 100 - low))
                            .signal("lx", Type.EXIT, Side.LONG, when("rsi(%d) > 50", period))
                            .signal("sx", Type.EXIT, Side.SHORT, when("rsi(%d) < 50", period)));
            compare(seed, strategy, candles, Rules.rsi(candles, period, low, 100 - low), account);
        }
        requireAll(
                "STOP_LOSS", "TAKE_PROFIT", "TRAILING_STOP", "HOLDING_LIMIT", "SIGNAL", "ambiguous", "gap", "reversed");
    }

    private void compare(long seed, CompiledStrategy strategy, List<Candle> candles, Rules rules, Account account) {
        SlowEngine.Outcome expected = SlowEngine.run(candles, rules, account);
        PaperTerms terms = new PaperTerms(
                account.cash(),
                1e4 * account.fee(),
                1e4 * account.slippage(),
                account.fillsAtClose() ? FillAt.CLOSE : FillAt.NEXT_OPEN,
                account.isOptimistic() ? Intrabar.OPTIMISTIC : Intrabar.PESSIMISTIC,
                Instrument.UNKNOWN);
        SessionKey key = new SessionKey("test", 1, new Series(Symbol.parse("BTC/USD"), Timeframe.M1));
        Backtest backtest = new Backtest(new BacktestPlan(key, strategy, terms));
        String about = "seed " + seed + " " + account;
        for (int t = 0; t < candles.size(); t++) {
            assertTrue(backtest.add(candles.get(t)));
            near(expected.equity()[t], backtest.session().equity(), about + ", equity at candle " + t);
        }
        List<Trade> trades = backtest.performance().trades();
        for (int i = 0; i < Math.min(trades.size(), expected.trades().size()); i++) {
            same(expected.trades().get(i), trades.get(i), about + ", trade " + i);
            count(expected.trades(), i, account);
            saw("filled at a close", account.fillsAtClose());
        }
        assertEquals(expected.trades().size(), trades.size(), about);
        saw("still open", backtest.session().position().isPresent());
    }

    private static void same(Ended expected, Trade trade, String about) {
        assertEquals(expected.side(), trade.side().sign(), about);
        assertEquals(expected.reason(), trade.reason().name(), about);
        assertEquals(expected.entryMs(), trade.entryMs(), about);
        assertEquals(expected.exitMs(), trade.exitMs(), about);
        near(expected.quantity(), trade.quantity(), about);
        near(expected.entry(), trade.entryPrice(), about);
        near(expected.exit(), trade.exitPrice(), about);
        near(expected.fees(), trade.fees(), about);
        near(expected.profit(), trade.profit(), about);
        near(100 * expected.profit() / (expected.quantity() * expected.entry()), trade.returnPercent(), about);
        near(expected.mae(), trade.maePercent(), about);
        near(expected.mfe(), trade.mfePercent(), about);
        assertEquals(expected.held(), trade.candlesHeld(), about);
        assertEquals(expected.ambiguous(), trade.ambiguous(), about);
    }

    private static void near(double expected, double actual, String about) {
        assertEquals(expected, actual, CLOSE * Math.max(1, Math.abs(expected)), about);
    }

    private void count(List<Ended> trades, int i, Account account) {
        Ended trade = trades.get(i);
        saw(trade.reason(), true);
        saw("ambiguous", trade.ambiguous());
        double stop = trade.entry() * (1 - trade.side() * account.stopPercent() / 100);
        double atStop = stop * (1 - trade.side() * account.slippage());
        boolean isWorse = trade.side() * (trade.exit() - atStop) < -CLOSE * atStop;
        saw("gap", trade.reason().equals("STOP_LOSS") && isWorse);
        saw(
                "reversed",
                i > 0
                        && trades.get(i - 1).exitMs() == trade.entryMs()
                        && trades.get(i - 1).side() != trade.side());
    }

    private void saw(String what, boolean isSo) {
        seen.merge(what, isSo ? 1 : 0, Integer::sum);
    }

    private void requireAll(String... things) {
        for (String thing : things) {
            assertTrue(seen.getOrDefault(thing, 0) >= 50, () -> thing + " is hardly ever seen: " + seen);
        }
    }

    /** Minutes that open away from the last close, now and then far, with long wicks. */
    private static List<Candle> jumpy(Random random) {
        List<Candle> candles = new ArrayList<>();
        double last = 50 + 100 * random.nextDouble();
        long minute = 0;
        double calm = 0.001 + 0.004 * random.nextDouble();
        for (int i = 0; i < CANDLES; i++) {
            minute += random.nextInt(40) == 0 ? 1 + random.nextInt(30) : 1;
            double jump = random.nextInt(12) == 0 ? 6 : 0.3;
            double open = last * Math.exp(calm * jump * random.nextGaussian());
            double close = open * Math.exp(calm * random.nextGaussian());
            double high = Math.max(open, close) * (1 + calm * Math.abs(random.nextGaussian()));
            double low = Math.min(open, close) * (1 - calm * Math.abs(random.nextGaussian()));
            candles.add(new Candle(minute * 60_000, open, high, low, close, 1));
            last = close;
        }
        return candles;
    }

    private static Condition when(String format, Object... values) {
        return ExpressionParser.condition(String.format(format, values), "", problem -> {
                    throw new AssertionError(problem.toString());
                })
                .orElseThrow();
    }

    private static CompiledStrategy compiled(Account account, Documents document) {
        StrategySpec spec = document.spec();
        StrategySpec whole = new StrategySpec(
                spec.id(),
                spec.name(),
                spec.description(),
                spec.symbols(),
                spec.timeframe(),
                spec.enabled(),
                spec.params(),
                spec.indicators(),
                spec.signals(),
                risk(account),
                spec.protections(),
                spec.validForMs(),
                spec.tags());
        return Compiler.compile(whole, Indicators.ALL).strategy();
    }

    private static RiskSpec risk(Account account) {
        SizeSpec.Type size = account.isRisk() ? SizeSpec.Type.RISK_PERCENT : SizeSpec.Type.PERCENT_EQUITY;
        return new RiskSpec(
                new SizeSpec(size, number(account.percent()), Place.NOWHERE),
                percent(account.stopPercent()),
                percent(account.targetPercent()),
                percent(account.trailPercent()),
                number(account.activatePercent()),
                account.maxHeld() == 0 ? null : number(account.maxHeld()),
                RiskSpec.OnOpposite.REVERSE,
                null);
    }

    private static LevelSpec percent(double percent) {
        return percent == 0 ? null : new LevelSpec(LevelSpec.Type.PERCENT, number(percent), null, Place.NOWHERE);
    }

    private static Constant number(double value) {
        return new Constant(value, Place.NOWHERE);
    }
}
