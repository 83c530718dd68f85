package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.FeedHealth;
import io.candlebus.api.VenueHealth;
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
        json.set("venue", health.venue() == null ? null : venue(health.venue()));
        ArrayNode lines = json.putArray("series");
        health.series().forEach(line -> lines.add(line(line)));
        return json;
    }

    private static ObjectNode venue(VenueHealth venue) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode notes = json.putArray("notes");
        venue.notes().forEach(notes::add);
        json.set("warmup", Numbers.of(venue.warmup()));
        json.put("connections", venue.connections().up())
                .put("connections_wanted", venue.connections().wanted())
                .put("reconnects", venue.connections().losses())
                .put("missed_frames", venue.connections().missedFrames())
                .put("unreadable", venue.connections().unreadable());
        long ageMs = venue.connections().frameAgeMs();
        json.set("frame_age_ms", ageMs < 0 ? null : JsonNodeFactory.instance.numberNode(ageMs));
        json.set("lag_p50_ms", Numbers.of(venue.lag().p50Ms()));
        json.set("lag_p99_ms", Numbers.of(venue.lag().p99Ms()));
        json.put("clock_ahead_ms", venue.clock().aheadMs())
                .put("clock_skewed", venue.clock().isSkewed());
        json.set("recorder", venue.recorder() == null ? null : recorder(venue.recorder()));
        return json;
    }

    private static ObjectNode recorder(VenueHealth.Recorder recorder) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", recorder.state())
                .put("bytes", recorder.bytes())
                .put("events", recorder.events())
                .put("dropped", recorder.dropped())
                .put("reason", recorder.reason());
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
                .put("jumps", line.oddities().jumps())
                .put("suspects", line.oddities().suspects());
        json.set("last", line.last() == null ? null : CandleJson.of(line.last()));
        return json.put("received_ms", line.receivedMs());
    }
}
