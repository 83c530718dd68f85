package io.candlebus.engine;

import io.candlebus.api.Engine;
import io.candlebus.api.Revision;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Many different strategies for measurements. */
final class Crowd {
    private Crowd() {}

    /** A strategy of two rules over four indicators, unlike the others in its periods. */
    static String document(int number, String condition) {
        int fast = 3 + number % 17;
        int slow = fast + 5 + number % 31;
        return """
                {"id": "s%04d", "symbol": "BTC/USD", "timeframe": "1m",
                 "signals": [
                  {"id": "long", "type": "entry", "side": "long", "logic": "AND", "conditions": [
                    {"indicator": "ema_%d", "operator": "crossover", "value": "ema_%d"},
                    {"indicator": "rsi_%d", "operator": "lt", "value": 70}%s]},
                  {"id": "out", "type": "exit", "side": "long", "logic": "OR", "conditions": [
                    {"indicator": "ema_%d", "operator": "crossunder", "value": "ema_%d"},
                    {"indicator": "macd_12_26_9", "operator": "lt", "value": -50}]}]}
                """.formatted(number, fast, slow, 7 + number % 23, condition, fast, slow);
    }

    /** Starts that many. */
    static void join(Engine engine, int count, String condition) {
        List<Future<Revision>> joined = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            joined.add(engine.create(document(i, condition)));
        }
        Future.join(joined).toCompletionStage().toCompletableFuture().join();
    }
}
