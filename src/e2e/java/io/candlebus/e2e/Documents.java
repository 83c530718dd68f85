package io.candlebus.e2e;

/** Strategy documents for the browser tests. */
final class Documents {
    private Documents() {}

    /** Fires every few candles on any market that moves; draws two overlays and two panes. */
    static String busy(String id, String name) {
        return """
                {
                  "id": "%s",
                  "name": "%s",
                  "symbol": "BTC/USD",
                  "timeframe": "1m",
                  "indicators": [
                    { "id": "fast", "type": "ema", "params": { "period": 3 } },
                    { "id": "slow", "type": "ema", "params": { "period": 8 } },
                    { "id": "rsi", "type": "rsi", "params": { "period": 14 } },
                    { "id": "macd", "type": "macd" }
                  ],
                  "signals": [
                    { "id": "up", "name": "Turned up", "type": "entry", "side": "long", "logic": "AND", "conditions": [
                      { "indicator": "fast", "operator": "crossover", "value": "slow" },
                      { "indicator": "rsi", "operator": "lt", "value": 90 } ] },
                    { "id": "down", "name": "Turned down", "type": "exit", "side": "long", "logic": "AND", "conditions": [
                      { "indicator": "fast", "operator": "crossunder", "value": "slow" } ] },
                    { "id": "hot", "name": "Above its signal", "type": "alert", "logic": "AND", "conditions": [
                      { "indicator": "macd", "operator": "crossover", "value": "macd.signal" } ] }
                  ]
                }
                """.formatted(id, name);
    }

    /** The same on two symbols. */
    static String twice(String id, String name) {
        return busy(id, name).replace("\"symbol\": \"BTC/USD\"", "\"symbols\": [\"BTC/USD\", \"LTC/USD\"]");
    }

    /** Follows a venue by the second. */
    static String seconds(String id, String name) {
        return busy(id, name)
                .replace("\"symbol\": \"BTC/USD\"", "\"symbol\": \"BTC/USDT\"")
                .replace("\"timeframe\": \"1m\"", "\"timeframe\": \"1s\"");
    }

    /** Groups in groups, looks back, numbers that stay unknown, and a rule that is always true. */
    static String thorough(String id, String name) {
        return """
                {
                  "id": "%s",
                  "name": "%s",
                  "symbol": "BTC/USD",
                  "timeframe": "1m",
                  "indicators": [ { "id": "fast", "type": "ema", "params": { "period": 5 } } ],
                  "signals": [
                    { "id": "in", "name": "Dip", "type": "entry", "side": "long",
                      "when": "within(rsi_14 < 40, 10) and not (close > bb_20_2.upper or rising(close, 3)) and close > fast" },
                    { "id": "out", "name": "Enough", "type": "exit", "side": "long",
                      "when": "crossunder(close, fast) or position.pnl_percent > 1" },
                    { "id": "steady", "name": "Steady", "type": "alert", "when": "close > 0" },
                    { "id": "late", "name": "Late", "type": "alert", "when": "close > sma(90000)" }
                  ]
                }
                """.formatted(id, name);
    }

    /** Trades often, with stop, target and trailing stop, and is kept from trading more. */
    static String guarded(String id, String name) {
        return """
                {
                  "id": "%s",
                  "name": "%s",
                  "symbol": "BTC/USD",
                  "timeframe": "1m",
                  "signals": [
                    { "id": "up", "name": "Turned up", "type": "entry", "side": "long", "when": "crossover(close, ema(3))" },
                    { "id": "down", "name": "Turned down", "type": "exit", "side": "long", "when": "crossunder(close, ema(3))" } ],
                  "risk": {
                    "stop_loss": { "type": "percent", "value": 6 },
                    "take_profit": { "type": "percent", "value": 9 },
                    "trailing_stop": { "type": "percent", "value": 5 } },
                  "protections": [ { "type": "cooldown", "minutes": 45 } ]
                }
                """.formatted(id, name);
    }

    /** Holds what it has bought, and pauses itself when that has lost. */
    static String breaking(String id, String name) {
        return """
                {
                  "id": "%s",
                  "name": "%s",
                  "symbol": "BTC/USD",
                  "timeframe": "1m",
                  "signals": [ { "id": "in", "name": "In", "type": "entry", "side": "long", "when": "close > 0" } ],
                  "risk": { "stop_loss": { "type": "percent", "value": 60 }, "take_profit": { "type": "percent", "value": 90 },
                            "trailing_stop": { "type": "percent", "value": 50 } },
                  "protections": [ { "type": "max_drawdown", "percent": 4, "action": "pause" } ]
                }
                """.formatted(id, name);
    }

    /** Buys soon and never sells. */
    static String holding(String id, String name) {
        return """
                {
                  "id": "%s",
                  "name": "%s",
                  "symbol": "BTC/USD",
                  "timeframe": "1m",
                  "indicators": [ { "id": "fast", "type": "ema", "params": { "period": 3 } } ],
                  "signals": [
                    { "id": "in", "name": "Above the average", "type": "entry", "side": "long", "logic": "AND",
                      "conditions": [ { "indicator": "close", "operator": "gt", "value": "fast" } ] } ]
                }
                """.formatted(id, name);
    }
}
