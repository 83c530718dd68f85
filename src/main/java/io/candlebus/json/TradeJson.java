package io.candlebus.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.StoredTrade;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.Trade;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.Side;
import java.util.Locale;

/** A trade. The same trade gives the same text, to the byte. Any thread. */
public final class TradeJson {
    private TradeJson() {}

    public static ObjectNode of(Trade trade) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("side", word(trade.side()))
                .put("entry_signal", trade.entrySignal())
                .put("exit_signal", trade.exitSignal())
                .put("exit_reason", word(trade.reason()))
                .put("entry_time_ms", trade.entryMs())
                .put("exit_time_ms", trade.exitMs());
        json.set("quantity", Numbers.of(trade.quantity()));
        json.set("entry_price", Numbers.of(trade.entryPrice()));
        json.set("exit_price", Numbers.of(trade.exitPrice()));
        json.set("fees", Numbers.of(trade.fees()));
        json.set("slippage", Numbers.of(trade.slippage()));
        json.set("pnl", Numbers.of(trade.profit()));
        json.set("return_percent", Numbers.of(trade.returnPercent()));
        json.set("mae_percent", Numbers.of(trade.maePercent()));
        json.set("mfe_percent", Numbers.of(trade.mfePercent()));
        return json.put("candles_held", trade.candlesHeld()).put("ambiguous", trade.ambiguous());
    }

    /** The same with its place in the store. */
    public static ObjectNode of(StoredTrade stored) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("revision", stored.session().revision())
                .put("symbol", stored.session().series().symbol().toString())
                .put("timeframe", stored.session().series().timeframe().toString())
                .put("close_time_ms", stored.closeTimeMs());
        json.setAll(of(stored.trade()));
        return json.put("sequence", stored.sequence()).put("stored_ms", stored.storedMs());
    }

    /** Reads back what was stored of a closed position. */
    public static StoredTrade read(long sequence, long storedMs, JsonNode json) {
        Series series = new Series(
                Symbol.parse(json.get("symbol").textValue()),
                Timeframe.parse(json.get("timeframe").textValue()));
        SessionKey session = new SessionKey(
                json.get("strategy_id").textValue(), json.get("revision").intValue(), series);
        return new StoredTrade(
                sequence, storedMs, session, json.get("close_time_ms").longValue(), read(json));
    }

    private static Trade read(JsonNode json) {
        return new Trade(
                Side.valueOf(upper(json.get("side"))),
                json.get("entry_signal").textValue(),
                json.get("exit_signal").textValue(),
                ExitReason.valueOf(upper(json.get("exit_reason"))),
                json.get("entry_time_ms").longValue(),
                json.get("exit_time_ms").longValue(),
                Numbers.read(json.get("quantity")),
                Numbers.read(json.get("entry_price")),
                Numbers.read(json.get("exit_price")),
                Numbers.read(json.get("fees")),
                Numbers.read(json.get("slippage")),
                Numbers.read(json.get("pnl")),
                Numbers.read(json.get("return_percent")),
                Numbers.read(json.get("mae_percent")),
                Numbers.read(json.get("mfe_percent")),
                json.get("candles_held").intValue(),
                json.get("ambiguous").booleanValue());
    }

    private static String upper(JsonNode word) {
        return word.textValue().toUpperCase(Locale.ROOT);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
