package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.portfolio.Position;
import io.candlebus.session.Fact;
import java.util.Locale;

/** Any fact of a session. The same fact gives the same text, to the byte. Any thread. */
public final class FactJson {
    private FactJson() {}

    public static ObjectNode of(Fact fact) {
        if (fact instanceof Fact.SignalFired fired) {
            return SignalJson.of(fired);
        } else if (fact instanceof Fact.SignalBlocked blocked) {
            return SignalJson.of(blocked);
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
                    .put("opens", placed.opens())
                    .put("reason", word(placed.reason()));
        } else if (fact instanceof Fact.OrderDropped dropped) {
            return json.put("signal_id", dropped.signalId())
                    .put("side", word(dropped.side()))
                    .put("reason", word(dropped.reason()));
        } else if (fact instanceof Fact.OrderFilled filled) {
            return filled(json, filled);
        } else if (fact instanceof Fact.PositionOpened opened) {
            return opened(json, opened.position());
        } else if (fact instanceof Fact.PositionClosed closed) {
            return json.setAll(TradeJson.of(closed.trade()));
        } else if (fact instanceof Fact.ShadowClosed shadow) {
            return json.put("protection", shadow.protection()).setAll(TradeJson.of(shadow.trade()));
        }
        Fact.StateChanged changed = (Fact.StateChanged) fact;
        return json.put("from", word(changed.from()))
                .put("to", word(changed.to()))
                .put("reason", changed.reason());
    }

    /** The kind's name, snake_case: {@code position_opened}. */
    public static String kind(Fact fact) {
        return fact.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static ObjectNode filled(ObjectNode json, Fact.OrderFilled filled) {
        json.put("signal_id", filled.signalId())
                .put("side", word(filled.side()))
                .put("opens", filled.opens());
        json.set("quantity", Numbers.of(filled.quantity()));
        json.set("price", Numbers.of(filled.price()));
        json.set("fee", Numbers.of(filled.fee()));
        json.set("slippage", Numbers.of(filled.slippage()));
        return json;
    }

    private static ObjectNode opened(ObjectNode json, Position position) {
        json.put("signal_id", position.signalId()).put("side", word(position.side()));
        json.set("quantity", Numbers.of(position.quantity()));
        json.set("price", Numbers.of(position.entryPrice()));
        json.set("fee", Numbers.of(position.entryFee()));
        json.set("stop", Numbers.of(position.stop()));
        json.set("target", Numbers.of(position.target()));
        json.set("liquidation", Numbers.of(position.liquidation()));
        return json.put("entry_time_ms", position.entryMs());
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
