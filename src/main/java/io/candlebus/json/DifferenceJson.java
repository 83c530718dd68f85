package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Difference;
import io.candlebus.market.Series;
import io.candlebus.session.Fact.SignalFired;
import java.util.Locale;

/** How the signals of two revisions differ. Any thread. */
public final class DifferenceJson {
    private DifferenceJson() {}

    public static ObjectNode of(Difference difference) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("strategy_id", difference.strategyId())
                .put("before", difference.before())
                .put("after", difference.after() == 0 ? null : Integer.valueOf(difference.after()));
        ArrayNode stretches = json.putArray("stretches");
        difference
                .stretches()
                .forEach(stretch -> stretches
                        .addObject()
                        .put("symbol", stretch.symbol().toString())
                        .put("from_ms", stretch.fromMs())
                        .put("to_ms", stretch.toMs())
                        .put("candles", stretch.candles()));
        json.set("only_before", group(difference.onlyBefore()));
        json.set("only_after", group(difference.onlyAfter()));
        json.set("both", group(difference.both()));
        return json;
    }

    private static ObjectNode group(Difference.Group group) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("count", group.count());
        ArrayNode signals = json.putArray("signals");
        group.newest().forEach(fired -> signals.add(signal(fired)));
        return json;
    }

    /** Without id, revision and values: it was computed, not fired. */
    private static ObjectNode signal(SignalFired fired) {
        Series series = fired.session().series();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("signal", fired.signal())
                .put("name", fired.name())
                .put("type", fired.type().name().toLowerCase(Locale.ROOT))
                .put("side", fired.side() == null ? null : fired.side().name().toLowerCase(Locale.ROOT))
                .put("symbol", series.symbol().toString())
                .put("timeframe", series.timeframe().toString())
                .put("open_time_ms", fired.openTimeMs())
                .put("close_time_ms", fired.closeTimeMs());
        return json.set("price", Numbers.of(fired.price()));
    }
}
