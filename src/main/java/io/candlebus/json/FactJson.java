package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.session.Fact;
import java.util.Locale;

/** Any fact of a session. The same fact gives the same text, to the byte. Any thread. */
public final class FactJson {
    private FactJson() {}

    public static ObjectNode of(Fact fact) {
        if (fact instanceof Fact.SignalFired fired) {
            return SignalJson.of(fired);
        }
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("strategy_id", fact.session().strategyId())
                .put("revision", fact.session().revision())
                .put("symbol", fact.session().series().symbol().toString())
                .put("timeframe", fact.session().series().timeframe().toString())
                .put("close_time_ms", fact.closeTimeMs());
        if (fact instanceof Fact.OrderPlaced placed) {
            return json.put("signal_id", placed.signalId())
                    .put("side", word(placed.side()))
                    .put("opens", placed.opens());
        }
        if (fact instanceof Fact.PositionOpened opened) {
            json.put("signal_id", opened.signalId()).put("side", word(opened.side()));
            json.set("quantity", Numbers.of(opened.quantity()));
            json.set("price", Numbers.of(opened.price()));
            json.set("fee", Numbers.of(opened.fee()));
            return json;
        }
        return closed(json, (Fact.PositionClosed) fact);
    }

    /** The kind's name, snake_case: {@code position_opened}. */
    public static String kind(Fact fact) {
        return fact.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static ObjectNode closed(ObjectNode json, Fact.PositionClosed closed) {
        json.put("signal_id", closed.signalId()).put("side", word(closed.side()));
        json.set("quantity", Numbers.of(closed.quantity()));
        json.set("entry_price", Numbers.of(closed.entryPrice()));
        json.set("exit_price", Numbers.of(closed.exitPrice()));
        json.set("fees", Numbers.of(closed.fees()));
        json.set("profit", Numbers.of(closed.profit()));
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
