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
