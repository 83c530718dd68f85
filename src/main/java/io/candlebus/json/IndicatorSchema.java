package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import io.candlebus.strategy.Limits;

/** The schema of a declared indicator: for each type of the catalogue its own parameters, with their ranges. */
final class IndicatorSchema {
    private IndicatorSchema() {}

    static ObjectNode of(Catalogue catalogue) {
        ObjectNode json = StrategySchema.object("A declared indicator.");
        json.putArray("required").add("type");
        ObjectNode properties = json.putObject("properties");
        properties.set(
                "id",
                StrategySchema.text("Unique; the derived name when it is not given.")
                        .put("pattern", StrategySchema.NAME_PATTERN));
        properties.set("name", StrategySchema.text("For people."));
        properties.set("description", StrategySchema.text("For people."));
        ArrayNode types = properties.putObject("type").putArray("enum");
        properties.putObject("params").put("type", "object");
        properties.set("source", StrategySchema.text("What it is computed from: a candle field or another indicator."));
        properties.set(
                "timeframe", StrategySchema.timeframe().put("description", "A higher timeframe to compute it on."));
        properties.set("color", StrategySchema.text("For the chart."));
        properties.set("enabled", StrategySchema.flag("Whether the indicator is there at all.", true));
        properties.set("output_fields", outputFields());
        properties.set("modifiers", modifiers());
        ArrayNode perType = json.putArray("allOf");
        for (IndicatorType type : catalogue.types()) {
            types.add(type.name());
            type.aliases().forEach(types::add);
            perType.add(ofType(type));
        }
        return json;
    }

    private static ObjectNode ofType(IndicatorType type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode named = json.putObject("if");
        ArrayNode names = named.putObject("properties").putObject("type").putArray("enum");
        names.add(type.name());
        type.aliases().forEach(names::add);
        named.putArray("required").add("type");
        ObjectNode params = StrategySchema.object("Parameters of " + type.title() + ".");
        ObjectNode properties = params.putObject("properties");
        boolean source = false;
        for (Param param : type.params()) {
            boolean further = source && param instanceof Param.OfSource;
            source |= param instanceof Param.OfSource;
            if (!further) {
                properties.set(param.name(), param(param));
            }
        }
        json.putObject("then").putObject("properties").set("params", params);
        return json;
    }

    private static ObjectNode param(Param param) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (param instanceof Param.OfInt p) {
            return json.put("type", "integer")
                    .put("default", p.standard())
                    .put("minimum", p.min())
                    .put("maximum", p.max());
        }
        if (param instanceof Param.OfDouble p) {
            return json.put("type", "number")
                    .put("default", p.standard())
                    .put("minimum", p.min())
                    .put("maximum", p.max());
        }
        if (param instanceof Param.OfWord p) {
            p.words().forEach(json.put("default", p.words().get(0)).putArray("enum")::add);
            return json;
        }
        return json.put("type", "string").put("default", ((Param.OfSource) param).standard());
    }

    private static ObjectNode outputFields() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("description", "Further names for its outputs.");
        json.putArray("type").add("array").add("object");
        json.putObject("items").put("type", "string");
        json.putObject("additionalProperties").put("type", "string");
        return json;
    }

    private static ObjectNode modifiers() {
        ObjectNode json = StrategySchema.object("What is done to its outputs.");
        ObjectNode lag = StrategySchema.object("Shifts them back.");
        json.putObject("properties").set("lag", lag);
        ObjectNode properties = lag.putObject("properties");
        properties.set("enabled", StrategySchema.flag("Whether it is shifted.", true));
        properties.set(
                "period",
                StrategySchema.node("integer", "By how many candles.")
                        .put("minimum", 0)
                        .put("maximum", Limits.MAX_LOOKBACK));
        return json;
    }
}
