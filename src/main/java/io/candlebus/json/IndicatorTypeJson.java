package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import java.util.List;
import java.util.Locale;

/** A catalogue entry. Any thread. */
public final class IndicatorTypeJson {
    private IndicatorTypeJson() {}

    /** Name, title, family, aliases, parameters with ranges, outputs with units and warm-up at the defaults. */
    public static ObjectNode of(IndicatorType type) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", type.name())
                .put("title", type.title())
                .put("family", type.family().name().toLowerCase(Locale.ROOT));
        type.aliases().forEach(json.putArray("aliases")::add);
        ArrayNode params = json.putArray("params");
        type.params().forEach(param -> params.add(param(param)));
        ArrayNode outputs = json.putArray("outputs");
        List<Output> declared = type.outputs();
        for (int i = 0; i < declared.size(); i++) {
            outputs.addObject()
                    .put("name", declared.get(i).name())
                    .put("unit", declared.get(i).unit().name().toLowerCase(Locale.ROOT))
                    .put("warmup", type.warmup(type.defaults(), i))
                    .put("awaited", declared.get(i).awaited());
        }
        return json;
    }

    private static ObjectNode param(Param param) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", param.name());
        if (param instanceof Param.OfInt p) {
            return json.put("kind", "integer")
                    .put("default", p.standard())
                    .put("min", p.min())
                    .put("max", p.max());
        }
        if (param instanceof Param.OfDouble p) {
            return json.put("kind", "number")
                    .put("default", p.standard())
                    .put("min", p.min())
                    .put("max", p.max());
        }
        if (param instanceof Param.OfWord p) {
            json.put("kind", "word").put("default", p.words().get(0));
            p.words().forEach(json.putArray("words")::add);
            return json;
        }
        return json.put("kind", "source").put("default", ((Param.OfSource) param).standard());
    }
}
