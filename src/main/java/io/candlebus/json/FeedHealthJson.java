package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.FeedHealth;
import java.util.Locale;

/** How the feed is doing. Any thread. */
public final class FeedHealthJson {
    private FeedHealthJson() {}

    public static ObjectNode of(FeedHealth health) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", health.kind())
                .put("state", health.state())
                .put("reason", health.reason());
        json.set("speed", Numbers.of(health.speed()));
        json.put("lap", health.lap());
        json.set("progress", Numbers.of(health.progress()));
        json.put("rejected_rows", health.rejectedRows());
        ArrayNode lines = json.putArray("series");
        health.series().forEach(line -> lines.add(line(line)));
        return json;
    }

    private static ObjectNode line(FeedHealth.Line line) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("symbol", line.series().symbol().toString())
                .put("timeframe", line.series().timeframe().toString());
        ObjectNode counts = json.putObject("candles");
        line.candles()
                .forEach((provenance, count) -> counts.put(provenance.name().toLowerCase(Locale.ROOT), count));
        json.put("missing", line.missing())
                .put("duplicates", line.oddities().duplicates())
                .put("corrections", line.oddities().corrections())
                .put("late", line.oddities().late())
                .put("jumps", line.oddities().jumps());
        json.set("last", line.last() == null ? null : CandleJson.of(line.last()));
        return json.put("received_ms", line.receivedMs());
    }
}
