package io.candlebus.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Numbers at the boundary: what is not known, or not finite, is null and never a text. Any thread. */
public final class Numbers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Numbers() {}

    /** Null for NaN and the infinities. */
    public static JsonNode of(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.nullNode();
    }

    /** One entry each, in order. */
    public static ArrayNode of(double[] values) {
        ArrayNode array = NODES.arrayNode(values.length);
        for (double value : values) {
            array.add(of(value));
        }
        return array;
    }

    /** A time; null for {@code Long.MIN_VALUE}, which stands for one that is not known. */
    public static Long time(long timeMs) {
        return timeMs == Long.MIN_VALUE ? null : Long.valueOf(timeMs);
    }

    /** NaN for null. */
    static double read(JsonNode node) {
        return node == null || node.isNull() ? Double.NaN : node.doubleValue();
    }
}
