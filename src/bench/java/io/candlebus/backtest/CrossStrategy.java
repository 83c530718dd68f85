package io.candlebus.backtest;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.Operand.Constant;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.RiskSpec;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.SizeSpec;
import io.candlebus.strategy.StrategySpec;

/** What the benchmarks run: averages that cross, kept by an RSI, with a stop and a target. */
final class CrossStrategy {
    static final Timeframe TIMEFRAME = Timeframe.M1;
    static final int FAST = 12;
    static final int SLOW = 26;
    static final int RSI = 14;
    static final double RSI_BELOW = 70;
    static final double STOP_PERCENT = 1.5;
    static final double TARGET_PERCENT = 3;
    /** Of the turnover, as a share: the standard terms'. */
    static final double FEE = 0.001;

    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");
    private static final String DOCUMENT = """
            {
              "id": "cross", "symbol": "BTC/USD", "timeframe": "1m",
              "indicators": [
                {"id": "fast", "type": "ema", "params": {"period": %d}},
                {"id": "slow", "type": "ema", "params": {"period": %d}}],
              "signals": [
                {"id": "in", "type": "entry", "side": "long", "when": "crossover(fast, slow) and rsi(close, %d) < %s"},
                {"id": "out", "type": "exit", "side": "long", "when": "crossunder(fast, slow)"}]
            }""".formatted(FAST, SLOW, RSI, RSI_BELOW);

    private static final RiskSpec RISK = new RiskSpec(
            new SizeSpec(SizeSpec.Type.PERCENT_EQUITY, number(10), Place.NOWHERE),
            new LevelSpec(LevelSpec.Type.PERCENT, number(STOP_PERCENT), null, Place.NOWHERE),
            new LevelSpec(LevelSpec.Type.PERCENT, number(TARGET_PERCENT), null, Place.NOWHERE),
            null,
            null,
            null,
            RiskSpec.OnOpposite.REVERSE,
            null);

    private CrossStrategy() {}

    static CompiledStrategy compiled() {
        StrategyCheck.Result result = StrategyCheck.check(DOCUMENT, Indicators.ALL, SYMBOL, TIMEFRAME);
        if (!result.isValid()) {
            throw new IllegalStateException(result.problems().toString());
        }
        StrategySpec spec = result.strategy().spec();
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
                RISK,
                spec.protections(),
                spec.tags());
        return Compiler.compile(whole, Indicators.ALL).strategy();
    }

    private static Constant number(double value) {
        return new Constant(value, Place.NOWHERE);
    }

    static SessionKey key() {
        return new SessionKey("cross", 1, new Series(SYMBOL, TIMEFRAME));
    }
}
