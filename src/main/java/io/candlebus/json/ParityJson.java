package io.candlebus.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Parity;
import java.time.Instant;
import java.util.Locale;

/** Whether a session did what a replay does. Any thread. */
public final class ParityJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ParityJson() {}

    public static ObjectNode of(Parity parity) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("strategy_id", parity.session().strategyId())
                .put("revision", parity.session().revision())
                .put("symbol", parity.session().series().symbol().toString())
                .put("timeframe", parity.session().series().timeframe().toString())
                .put("status", parity.status().name().toLowerCase(Locale.ROOT))
                .put("message", message(parity))
                .put("through_ms", Numbers.time(parity.throughMs()))
                .put("candles", parity.candles())
                .put("facts", parity.facts());
        json.set("difference", parity.mismatch() == null ? null : mismatch(parity.mismatch()));
        return json;
    }

    private static String message(Parity parity) {
        return switch (parity.status()) {
            case CHECKING -> "the candles are being replayed";
            case IN_PARITY ->
                parity.candles() == 0
                        ? "in parity: no candle was judged yet"
                        : "in parity through candle " + parity.candles() + ", closed "
                                + Instant.ofEpochMilli(parity.throughMs());
            case DIFFERENT ->
                "the first difference is " + parity.mismatch().kind() + " at "
                        + Instant.ofEpochMilli(parity.mismatch().closeTimeMs());
            case UNKNOWN -> parity.reason();
        };
    }

    private static ObjectNode mismatch(Parity.Mismatch mismatch) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("close_time_ms", mismatch.closeTimeMs())
                .put("kind", mismatch.kind());
        json.set("live", tree(mismatch.live()));
        json.set("replay", tree(mismatch.replay()));
        return json;
    }

    private static JsonNode tree(String text) {
        try {
            return text == null ? JsonNodeFactory.instance.nullNode() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fact was not written as JSON", e);
        }
    }
}
