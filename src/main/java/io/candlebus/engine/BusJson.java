package io.candlebus.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Turns encoded values into what the bus and its bridge carry. Any thread. */
final class BusJson {
    private BusJson() {}

    static JsonObject of(ObjectNode node) {
        JsonObject json = new JsonObject();
        node.properties().forEach(field -> json.put(field.getKey(), value(field.getValue())));
        return json;
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> of((ObjectNode) node);
            case ARRAY -> {
                JsonArray array = new JsonArray();
                node.forEach(element -> array.add(value(element)));
                yield array;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            case NULL, MISSING -> null;
            case BINARY, POJO -> throw new IllegalArgumentException("not plain JSON: " + node);
        };
    }
}
