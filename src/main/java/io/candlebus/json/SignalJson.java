package io.candlebus.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.StoredSignal;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.protection.Block;
import io.candlebus.session.Fact.SignalBlocked;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A fired signal. The same signal gives the same text, to the byte, in any process. Any thread. */
public final class SignalJson {
    private SignalJson() {}

    /** What follows from the candles alone: this is what the store keeps and compares. */
    public static ObjectNode of(SignalFired fired) {
        Series series = fired.session().series();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", fired.id())
                .put("strategy_id", fired.session().strategyId())
                .put("revision", fired.session().revision())
                .put("signal", fired.signal())
                .put("name", fired.name())
                .put("type", fired.type().name().toLowerCase(Locale.ROOT))
                .put("side", fired.side() == null ? null : fired.side().name().toLowerCase(Locale.ROOT))
                .put("symbol", series.symbol().toString())
                .put("timeframe", series.timeframe().toString())
                .put("open_time_ms", fired.openTimeMs())
                .put("close_time_ms", fired.closeTimeMs());
        json.set("price", Numbers.of(fired.price()));
        json.set("confidence", Numbers.of(fired.confidence()));
        json.put("status", "fired");
        ObjectNode values = json.putObject("values");
        fired.values().forEach((name, value) -> values.set(name, Numbers.of(value)));
        if (fired.why() != null) {
            json.set("why", ExplainedJson.of(fired.why()));
        }
        return json;
    }

    /** One that a protection kept from acting: what it would have been, and what kept it until when. */
    public static ObjectNode of(SignalBlocked blocked) {
        Block block = blocked.block();
        return of(blocked.signal())
                .put("status", "blocked")
                .put("blocked_by", block.protection())
                .put("blocked_because", block.reason())
                .put("blocked_until_ms", block.untilMs() == Block.OPEN_END ? null : Long.valueOf(block.untilMs()));
    }

    /** The same with its place in the store, and whether it was sent out. */
    public static ObjectNode of(StoredSignal stored) {
        ObjectNode json =
                stored.block() == null ? of(stored.fired()) : of(new SignalBlocked(stored.fired(), stored.block()));
        if (stored.withheld() != null) {
            json.put("status", stored.withheld().name().toLowerCase(Locale.ROOT));
        }
        return json.put("sequence", stored.sequence()).put("stored_ms", stored.storedMs());
    }

    /** The same without the explanation, for lists of other things. */
    public static ObjectNode brief(StoredSignal stored) {
        return of(stored).without("why");
    }

    /** Reads back what {@link #of(SignalFired)} wrote. */
    public static SignalFired read(JsonNode json) {
        Series series = new Series(
                Symbol.parse(json.get("symbol").textValue()),
                Timeframe.parse(json.get("timeframe").textValue()));
        Map<String, Double> values = new LinkedHashMap<>();
        json.get("values").properties().forEach(e -> values.put(e.getKey(), Numbers.read(e.getValue())));
        return new SignalFired(
                new SessionKey(
                        json.get("strategy_id").textValue(),
                        json.get("revision").intValue(),
                        series),
                json.get("close_time_ms").longValue(),
                json.get("id").textValue(),
                json.get("signal").textValue(),
                json.get("name").textValue(),
                SignalSpec.Type.valueOf(upper(json.get("type"))),
                json.get("side").isNull() ? null : Side.valueOf(upper(json.get("side"))),
                json.get("open_time_ms").longValue(),
                Numbers.read(json.get("price")),
                Numbers.read(json.get("confidence")),
                values,
                json.has("why") ? ExplainedJson.read(json.get("why")) : null);
    }

    /** Reads back what was stored of a signal, blocked or not. */
    public static StoredSignal read(long sequence, long storedMs, JsonNode json) {
        return new StoredSignal(sequence, storedMs, read(json), json.has("blocked_by") ? block(json) : null);
    }

    private static Block block(JsonNode json) {
        JsonNode until = json.get("blocked_until_ms");
        return new Block(
                json.get("blocked_by").textValue(),
                until.isNull() ? Block.OPEN_END : until.longValue(),
                json.get("blocked_because").textValue());
    }

    private static String upper(JsonNode word) {
        return word.textValue().toUpperCase(Locale.ROOT);
    }
}
