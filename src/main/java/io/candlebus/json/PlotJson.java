package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.PlotSpec;
import java.util.Locale;

/** A line that the chart can draw. Any thread. */
public final class PlotJson {
    private PlotJson() {}

    public static ObjectNode of(PlotSpec plot) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", plot.id())
                .put("label", plot.label())
                .put("type", plot.type())
                .put("output", plot.output())
                .put("unit", plot.unit().name().toLowerCase(Locale.ROOT))
                .put("pane", plot.pane())
                .put("color", plot.color());
        plot.levels().forEach(json.putArray("levels")::add);
        return json;
    }
}
