package io.candlebus.backtest;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.CompiledStrategy;

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
                {"id": "out", "type": "exit", "side": "long", "when": "crossunder(fast, slow)"}],
              "risk": {
                "position_size": {"type": "percent_equity", "value": 10},
                "stop_loss": {"type": "percent", "value": %s},
                "take_profit": {"type": "percent", "value": %s}}
            }""".formatted(FAST, SLOW, RSI, RSI_BELOW, STOP_PERCENT, TARGET_PERCENT);

    private CrossStrategy() {}

    static CompiledStrategy compiled() {
        StrategyCheck.Result result = StrategyCheck.check(DOCUMENT, Indicators.ALL, SYMBOL, TIMEFRAME);
        if (!result.isValid()) {
            throw new IllegalStateException(result.problems().toString());
        }
        return result.strategy();
    }

    static SessionKey key() {
        return new SessionKey("cross", 1, new Series(SYMBOL, TIMEFRAME));
    }
}
