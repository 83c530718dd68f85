package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import io.candlebus.strategy.Limits;
import java.util.stream.Collectors;

/** The schema of a declared indicator: for each type of the catalogue its own parameters, with their ranges. */
final class IndicatorSchema {
    private IndicatorSchema() {}

    static ObjectNode of(Catalogue catalogue) {
        ObjectNode json =
                StrategySchema.object("A declared indicator: what to compute, under a name that conditions may use.");
        json.putArray("required").add("type");
        ObjectNode properties = json.putObject("properties");
        properties.set(
                "id",
                StrategySchema.text("What conditions call it; made of type and parameters when absent, as rsi_14.")
                        .put("pattern", StrategySchema.NAME_PATTERN));
        properties.set("name", StrategySchema.text("What people call it."));
        properties.set("description", StrategySchema.text("What it is for, for people."));
        ObjectNode typeName = StrategySchema.text("Which indicator: a name of the catalogue, or another name for it.");
        ArrayNode types = typeName.putArray("enum");
        properties.set("type", typeName);
        properties.set("params", StrategySchema.node("object", "Its parameters; what is left out has its default."));
        properties.set(
                "source",
                StrategySchema.examples(
                        StrategySchema.text(
                                "What it is computed from: a candle field, another indicator, an expression."),
                        "hlc3",
                        "rsi(14)",
                        "high - low"));
        properties.set(
                ParamReader.OTHER,
                StrategySchema.text("What it is computed from beside its source, of a type that has two sources."));
        properties.set(
                "timeframe",
                StrategySchema.timeframe()
                        .put(
                                "description",
                                "A higher timeframe to compute it on; its candles count when they have closed."));
        properties.set(
                "color", StrategySchema.examples(StrategySchema.text("Of its line on the chart."), "#6EA8FE", "teal"));
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
        type.params().forEach(param -> properties.set(param.name(), param(param)));
        ObjectNode then = json.putObject("then").putObject("properties");
        String outputs = type.outputs().stream().map(o -> o.name()).collect(Collectors.joining(", "));
        then.putObject("type").put("description", type.title() + ". Outputs: " + outputs + ".");
        then.set("params", params);
        if (type.sources() > 1) {
            then.putObject(ParamReader.OTHER)
                    .put("description", "Its second source; " + type.standardSource(1) + " when absent.");
        }
        return json;
    }

    private static ObjectNode param(Param param) {
        if (param instanceof Param.OfInt p) {
            return numeric("integer", "From " + p.min() + " to " + p.max() + "; " + p.standard() + " when absent.")
                    .put("default", p.standard())
                    .put("minimum", p.min())
                    .put("maximum", p.max());
        }
        if (param instanceof Param.OfDouble p) {
            return numeric("number", "From " + p.min() + " to " + p.max() + "; " + p.standard() + " when absent.")
                    .put("default", p.standard())
                    .put("minimum", p.min())
                    .put("maximum", p.max());
        }
        if (param instanceof Param.OfWord p) {
            ObjectNode json = StrategySchema.text(p.words().get(0) + " when absent.")
                    .put("default", p.words().get(0));
            p.words().forEach(json.putArray("enum")::add);
            return json;
        }
        String standard = ((Param.OfSource) param).standard();
        return StrategySchema.text("What it is computed from; " + standard + " when absent.")
                .put("default", standard);
    }

    /** A number, or the name of a parameter of the strategy. */
    private static ObjectNode numeric(String type, String description) {
        ObjectNode json = StrategySchema.text(description).put("pattern", StrategySchema.NAME_PATTERN);
        json.putArray("type").add(type).add("string");
        return json;
    }

    private static ObjectNode outputFields() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "description",
                        "Further names for its outputs: a list in their order, or an object of name and output.");
        json.putArray("type").add("array").add("object");
        json.putObject("items").put("type", "string");
        json.putObject("additionalProperties").put("type", "string");
        return json;
    }

    private static ObjectNode modifiers() {
        ObjectNode json = StrategySchema.object("What is done to its outputs.");
        ObjectNode lag = StrategySchema.object("Gives their values of some candles ago.");
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
