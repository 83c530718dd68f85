package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Swap;
import java.util.List;

/** Which revision took over from which. Any thread. */
public final class SwapJson {
    private SwapJson() {}

    /** The {@code swaps} array of an answer. */
    public static ArrayNode of(List<Swap> swaps) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        swaps.forEach(swap -> array.add(of(swap)));
        return array;
    }

    private static ObjectNode of(Swap swap) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("symbol", swap.symbol().toString())
                .put("from_revision", number(swap.from()))
                .put("to_revision", number(swap.to()))
                .put("live_from_ms", Numbers.time(swap.liveFromMs()));
        json.set("left_behind", swap.leftBehind() == null ? null : StrategyStatusJson.position(swap.leftBehind()));
        return json.put("failure", swap.failure());
    }

    private static Integer number(int revision) {
        return revision == 0 ? null : Integer.valueOf(revision);
    }
}
