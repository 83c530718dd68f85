package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.CandleExplained;
import io.candlebus.api.Conditions;
import io.candlebus.session.Explanation;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A strategy's rules at a candle, and now. Any thread. */
public final class ConditionsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConditionsJson() {}

    /** One candle, as its route gives it. */
    public static ObjectNode of(CandleExplained explained) {
        ObjectNode json = NODES.objectNode()
                .put("strategy_id", explained.strategyId())
                .put("revision", explained.revision())
                .put("symbol", explained.series().symbol().toString())
                .put("timeframe", explained.series().timeframe().toString())
                .put("live", explained.live());
        json.setAll(candle(explained));
        return json;
    }

    /** All of them now, as their route gives them. */
    public static ObjectNode of(Conditions conditions) {
        ObjectNode json = of(conditions.closed());
        boolean forming = conditions.forming() != null;
        json.set("forming", forming ? CandleJson.of(conditions.forming()) : null);
        json.set("if_closed", forming ? ifClosed(conditions.ifClosed()) : null);
        return json;
    }

    /** One candle, without saying whose. */
    public static ObjectNode candle(CandleExplained explained) {
        ObjectNode json = NODES.objectNode();
        json.set("candle", explained.candle() == null ? null : closed(explained));
        json.put("candles", explained.candles()).put("warmup_candles", explained.warmupCandles());
        ArrayNode rules = json.putArray("rules");
        explained.rules().forEach(rule -> rules.add(ExplanationJson.of(rule)));
        return json;
    }

    private static ObjectNode closed(CandleExplained explained) {
        long openMs = explained.candle().openTimeMs();
        return CandleJson.of(explained.candle())
                .put("close_time_ms", explained.series().timeframe().closeOf(openMs));
    }

    /**
     * What each rule would do, in short: of every condition of its tree, one that contains others before those, the truth, the
     * first number that it compares, the gap, and the note, or why it is unknown.
     */
    public static ArrayNode ifClosed(List<Explanation> rules) {
        ArrayNode json = NODES.arrayNode();
        for (Explanation rule : rules) {
            StringBuilder truths = new StringBuilder();
            ObjectNode brief = json.addObject()
                    .put("signal", rule.signal())
                    .put("verdict", rule.verdict().name().toLowerCase(Locale.ROOT));
            ArrayNode values = brief.putArray("values");
            ArrayNode gaps = brief.putArray("gaps");
            ArrayNode notes = brief.putArray("notes");
            for (Explained condition : inOrder(rule.condition())) {
                truths.append(ExplainedJson.letter(condition.truth()));
                values.add(Numbers.of(first(condition)));
                gaps.add(Numbers.of(gap(condition)));
                notes.add(note(condition));
            }
            brief.put("truths", truths.toString());
        }
        return json;
    }

    private static List<Explained> inOrder(Explained condition) {
        List<Explained> all = new ArrayList<>(List.of(condition));
        condition.parts().forEach(part -> all.addAll(inOrder(part)));
        return all;
    }

    private static double first(Explained condition) {
        return condition.terms().isEmpty()
                ? Double.NaN
                : condition.terms().get(0).value();
    }

    private static double gap(Explained condition) {
        return condition.distance() == null ? Double.NaN : condition.distance().gap();
    }

    private static String note(Explained condition) {
        if (condition.truth() != Truth.UNKNOWN) {
            return condition.note();
        }
        return condition.terms().stream()
                .filter(term -> term.unknown() != null)
                .map(term -> term.text() + ": " + term.unknown())
                .findFirst()
                .orElse(condition.note());
    }
}
