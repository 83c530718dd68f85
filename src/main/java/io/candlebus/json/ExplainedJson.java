package io.candlebus.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explained condition. What is null or empty is left out. The same gives the same text, to the byte. Any thread. */
public final class ExplainedJson {
    private ExplainedJson() {}

    public static ObjectNode of(Explained explained) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("text", explained.text())
                .put("kind", explained.kind().name().toLowerCase(Locale.ROOT))
                .put("path", explained.place().pointer());
        if (explained.place().length() > 0) {
            json.put("offset", explained.place().offset())
                    .put("length", explained.place().length());
        }
        if (explained.on() != null) {
            json.put("timeframe", explained.on().toString());
        }
        json.put("truth", explained.truth().name().toLowerCase(Locale.ROOT));
        if (!explained.terms().isEmpty()) {
            ArrayNode terms = json.putArray("terms");
            explained.terms().forEach(term -> terms.add(term(term)));
        }
        if (explained.distance() != null) {
            ObjectNode distance = json.putObject("distance");
            distance.set("gap", Numbers.of(explained.distance().gap()));
            distance.set("near", Numbers.of(explained.distance().near()));
            distance.set("candles", Numbers.of(explained.distance().candles()));
        }
        if (explained.note() != null) {
            json.put("note", explained.note());
        }
        if (!explained.past().isEmpty()) {
            json.put("past", past(explained.past())).put("since_ms", explained.sinceMs());
        }
        if (!explained.parts().isEmpty()) {
            ArrayNode parts = json.putArray("parts");
            explained.parts().forEach(part -> parts.add(of(part)));
        }
        return json;
    }

    private static ObjectNode term(Explained.Term term) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("text", term.text());
        json.set("value", Numbers.of(term.value()));
        if (!Double.isNaN(term.before())) {
            json.set("before", Numbers.of(term.before()));
        }
        return term.unknown() == null ? json : json.put("unknown", term.unknown());
    }

    /** One letter per candle, the newest last. */
    private static String past(List<Truth> truths) {
        return truths.stream().map(ExplainedJson::letter).collect(Collectors.joining());
    }

    /** T true, F false, ? unknown. */
    static String letter(Truth truth) {
        return truth == Truth.TRUE ? "T" : truth == Truth.FALSE ? "F" : "?";
    }

    /** Reads back what {@link #of} wrote. */
    static Explained read(JsonNode json) {
        Place place = new Place(
                json.get("path").textValue(),
                json.path("offset").intValue(),
                json.path("length").intValue());
        List<Explained.Term> terms = new ArrayList<>();
        json.path("terms").forEach(term -> terms.add(readTerm(term)));
        JsonNode distance = json.get("distance");
        List<Truth> past = json.path("past")
                .asText("")
                .chars()
                .mapToObj(c -> c == 'T' ? Truth.TRUE : c == 'F' ? Truth.FALSE : Truth.UNKNOWN)
                .toList();
        List<Explained> parts = new ArrayList<>();
        json.path("parts").forEach(part -> parts.add(read(part)));
        return new Explained(
                json.get("text").textValue(),
                Explained.Kind.valueOf(json.get("kind").textValue().toUpperCase(Locale.ROOT)),
                place,
                json.has("timeframe") ? Timeframe.parse(json.get("timeframe").textValue()) : null,
                Truth.valueOf(json.get("truth").textValue().toUpperCase(Locale.ROOT)),
                terms,
                distance == null
                        ? null
                        : new Explained.Distance(
                                Numbers.read(distance.get("gap")),
                                Numbers.read(distance.get("near")),
                                Numbers.read(distance.get("candles"))),
                json.path("note").textValue(),
                past,
                json.path("since_ms").longValue(),
                parts);
    }

    private static Explained.Term readTerm(JsonNode json) {
        return new Explained.Term(
                json.get("text").textValue(),
                Numbers.read(json.get("value")),
                json.has("before") ? Numbers.read(json.get("before")) : Double.NaN,
                json.path("unknown").textValue());
    }
}
