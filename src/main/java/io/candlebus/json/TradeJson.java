package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.portfolio.Trade;
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

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
