package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.StrategyStatus;
import java.util.Collection;
import java.util.Locale;

/** What a strategy is doing now. Any thread. */
public final class StrategyStatusJson {
    private StrategyStatusJson() {}

    public static ObjectNode of(StrategyStatus status) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", status.id())
                .put("name", status.name())
                .put("description", status.description())
                .put("symbol", status.series().symbol().toString());
        status.symbols().forEach(json.putArray("symbols")::add);
        json.put("timeframe", status.series().timeframe().toString())
                .put("revision", status.revision())
                .put("live_from_ms", Numbers.time(status.liveFromMs()))
                .put("state", status.state().name().toLowerCase(Locale.ROOT))
                .put("since_ms", status.sinceMs());
        json.putObject("warmup").put("have", status.warmupHave()).put("need", status.warmupNeed());
        json.put("candles", status.candles());
        json.set("last_candle", status.lastCandle() == null ? null : CandleJson.of(status.lastCandle()));
        json.set("last_signal", status.lastSignal() == null ? null : SignalJson.brief(status.lastSignal()));
        json.put("signals", status.signals()).put("blocked", status.blocked());
        json.set("position", status.position() == null ? null : position(status.position()));
        json.set("equity", Numbers.of(status.equity()));
        json.put("paused_because", status.pausedBecause()).put("failure", status.failure());
        status.tags().forEach(json.putArray("tags")::add);
        return json;
    }

    /** {@code {"strategies":[…]}}, as the list's route and its bus address give it. */
    public static ObjectNode list(Collection<StrategyStatus> strategies) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("strategies");
        strategies.forEach(status -> array.add(of(status)));
        return json;
    }

    static ObjectNode position(StrategyStatus.Holding held) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("side", held.side().name().toLowerCase(Locale.ROOT));
        json.set("quantity", Numbers.of(held.quantity()));
        json.set("entry_price", Numbers.of(held.entryPrice()));
        json.put("since_ms", held.sinceMs());
        json.set("unrealised", Numbers.of(held.unrealised()));
        json.set("stop", Numbers.of(held.stop()));
        json.set("target", Numbers.of(held.target()));
        json.set("trailing_stop", Numbers.of(held.trailingStop()));
        return json;
    }
}
