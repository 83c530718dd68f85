package io.candlebus.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Param;
import io.candlebus.strategy.Confidence;
import io.candlebus.strategy.IndicatorSpec;
import io.candlebus.strategy.ParameterSpec;
import io.candlebus.strategy.RiskSpec;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.StrategySpec;
import java.util.Locale;
import java.util.Map;

/** Writes a strategy as a canonical document: reading it gives an equal strategy. Any thread. */
public final class StrategyPrinter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StrategyPrinter() {}

    /** The document's text, indented. */
    public static String print(StrategySpec spec) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document(spec)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree could not be written", impossible);
        }
    }

    /** The document of a strategy alone. */
    public static ObjectNode document(StrategySpec spec) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", StrategySchema.ID)
                .put("id", spec.id())
                .put("name", spec.name())
                .put("description", spec.description());
        if (spec.symbols().size() == 1) {
            document.put("symbol", spec.symbols().get(0).toString());
        } else {
            ArrayNode symbols = document.putArray("symbols");
            spec.symbols().forEach(symbol -> symbols.add(symbol.toString()));
        }
        document.put("timeframe", spec.timeframe().toString()).put("enabled", spec.enabled());
        ObjectNode params = document.putObject("params");
        spec.params().forEach(param -> params.set(param.name(), parameter(param)));
        ArrayNode indicators = document.putArray("indicators");
        spec.indicators().forEach(indicator -> indicators.add(indicator(indicator)));
        ArrayNode signals = document.putArray("signals");
        spec.signals().forEach(signal -> signals.add(signal(signal)));
        if (!spec.risk().equals(RiskSpec.NONE)) {
            document.set("risk", RiskPrinter.risk(spec.risk()));
        }
        if (!spec.protections().isEmpty()) {
            ArrayNode protections = document.putArray("protections");
            spec.protections().forEach(protection -> protections.add(ProtectionPrinter.protection(protection)));
        }
        if (spec.validForMs() > 0) {
            document.put("valid_for", Durations.text(spec.validForMs()));
        }
        spec.tags().forEach(document.putArray("tags")::add);
        return document;
    }

    /** The same with everything that its source has beside the strategy, as written there: tests, metadata. */
    public static ObjectNode document(StrategySpec spec, SourceText source) {
        ObjectNode document = document(spec);
        for (Map.Entry<String, Node> kept : source.members().entrySet()) {
            if (KeptSections.names().contains(kept.getKey()) || kept.getKey().equals(TestReader.KEY)) {
                document.set(kept.getKey(), kept.getValue().json());
            }
        }
        return document;
    }

    private static ObjectNode parameter(ParameterSpec param) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        number(json, "default", param.value());
        number(json, "min", param.min());
        number(json, "max", param.max());
        number(json, "step", param.step());
        return json;
    }

    private static ObjectNode indicator(IndicatorSpec indicator) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", indicator.id())
                .put("type", indicator.type().name());
        ObjectNode params = json.putObject("params");
        for (Param param : indicator.type().params()) {
            if (indicator.told().containsKey(param.name())) {
                params.put(param.name(), indicator.told().get(param.name()));
            } else if (param instanceof Param.OfWord) {
                params.put(param.name(), (String) indicator.args().value(param));
            } else if (!(param instanceof Param.OfSource)) {
                number(params, param.name(), ((Number) indicator.args().value(param)).doubleValue());
            }
        }
        if (indicator.source() != null) {
            json.put("source", indicator.source().text());
        }
        if (indicator.other() != null) {
            json.put("other", indicator.other().text());
        }
        if (indicator.timeframe() != null) {
            json.put("timeframe", indicator.timeframe().toString());
        }
        if (!indicator.outputNames().isEmpty()) {
            ObjectNode names = json.putObject("output_fields");
            indicator.outputNames().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(name -> names.put(name.getKey(), name.getValue()));
        }
        if (indicator.lag() > 0) {
            json.putObject("modifiers").putObject("lag").put("enabled", true).put("period", indicator.lag());
        }
        return indicator.color() == null ? json : json.put("color", indicator.color());
    }

    private static ObjectNode signal(SignalSpec signal) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", signal.id())
                .put("name", signal.name())
                .put("type", signal.type().name().toLowerCase(Locale.ROOT));
        if (signal.side() != null) {
            json.put("side", signal.side().name().toLowerCase(Locale.ROOT));
        }
        if (signal.confidence() instanceof Confidence.Fixed fixed) {
            number(json, "confidence", fixed.value());
        } else if (signal.confidence() instanceof Confidence.Of told) {
            json.put("confidence", told.number().text());
        }
        if (signal.edge()) {
            json.put("edge", true);
        }
        ConditionPrinter.put(signal.when(), json);
        return json;
    }

    /** Whole numbers without a decimal part; nothing for NaN. */
    static void number(ObjectNode json, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.put(name, (long) value);
        } else if (!Double.isNaN(value)) {
            json.put(name, value);
        }
    }
}
