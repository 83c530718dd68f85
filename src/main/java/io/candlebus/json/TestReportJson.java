package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.session.Fact;
import io.candlebus.session.TestFailure;
import io.candlebus.session.TestReport;
import java.time.Instant;
import java.util.Locale;

/** What came of a document's test; times are written as documents write them. Any thread. */
public final class TestReportJson {
    private TestReportJson() {}

    public static ObjectNode of(TestReport report, SourceText source) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", report.test().name())
                .put("passed", report.passed())
                .put("candles", report.candles())
                .put("signals", report.signals());
        ArrayNode failures = json.putArray("failures");
        report.failures().forEach(failure -> failures.add(of(failure, source)));
        return json.put("more_failures", report.more());
    }

    private static ObjectNode of(TestFailure failure, SourceText source) {
        SourceText.Spot spot = source.locate(failure.place());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", failure.kind().name().toLowerCase(Locale.ROOT))
                .put("signal", failure.signal())
                .put("at", failure.signal() == null ? null : time(failure.atMs()))
                .put("pointer", failure.place().pointer())
                .put("line", spot.line())
                .put("column", spot.column())
                .put("message", failure.message());
        ObjectNode values = json.putObject("values");
        failure.values().forEach((name, value) -> values.set(name, Numbers.of(value)));
        ArrayNode nearby = json.putArray("nearby");
        failure.nearby().forEach(fact -> nearby.add(of(fact)));
        return json;
    }

    private static ObjectNode of(Fact.SignalFired fact) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("signal", fact.signal())
                .put("at", time(fact.closeTimeMs()))
                .put("price", fact.price())
                .set("confidence", Numbers.of(fact.confidence()));
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
