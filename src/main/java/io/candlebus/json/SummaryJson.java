package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Memory;

/** What a valid document amounts to. Any thread. */
public final class SummaryJson {
    private SummaryJson() {}

    public static ObjectNode of(CompiledStrategy strategy) {
        Memory memory = strategy.memory();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("timeframe", strategy.spec().timeframe().toString())
                .put("signals", strategy.spec().signals().size())
                .put("conditions", conditions(strategy))
                .put("warmup_candles", strategy.warmupCandles())
                .put("memory_bytes", memory.bytes());
        ArrayNode parts = json.putArray("memory");
        memory.parts()
                .forEach(part -> parts.addObject().put("what", part.what()).put("bytes", part.bytes()));
        return json;
    }

    /** Comparisons, crossings and their like; what only combines others is not counted. */
    public static int conditions(CompiledStrategy strategy) {
        return strategy.spec().signals().stream()
                .mapToInt(signal -> conditions(signal.when()))
                .sum();
    }

    private static int conditions(Condition condition) {
        return condition.parts().isEmpty()
                ? 1
                : condition.parts().stream().mapToInt(SummaryJson::conditions).sum();
    }
}
