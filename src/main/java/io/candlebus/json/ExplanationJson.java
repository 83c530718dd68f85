package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.session.Explanation;
import java.util.Locale;

/** Why a rule did or did not fire at a candle. Any thread. */
public final class ExplanationJson {
    private ExplanationJson() {}

    public static ObjectNode of(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("signal", explanation.signal())
                .put("name", explanation.name())
                .put("type", word(explanation.type()))
                .put("side", explanation.side() == null ? null : word(explanation.side()))
                .put("verdict", word(explanation.verdict()))
                .put("reason", explanation.reason());
        json.set("confidence", Numbers.of(explanation.confidence()));
        json.set("condition", ExplainedJson.of(explanation.condition()));
        return json;
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
