package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import java.util.Locale;

/** A candle, alone or with what is known about it. Any thread. */
public final class CandleJson {
    private CandleJson() {}

    /** The six numbers. */
    public static ObjectNode of(Candle candle) {
        return put(JsonNodeFactory.instance.objectNode(), candle);
    }

    /** The six numbers, the provenance and the revision, as the ledger's route gives them. */
    public static ObjectNode of(FinalCandle candle) {
        return of(candle.candle())
                .put("provenance", candle.provenance().name().toLowerCase(Locale.ROOT))
                .put("revision", candle.revision());
    }

    /** The same with the wall clock of its arrival. */
    public static ObjectNode revision(FinalCandle candle) {
        return of(candle).put("received_ms", candle.receivedMs());
    }

    /** Adds the six numbers to an object and returns it. */
    public static ObjectNode put(ObjectNode into, Candle candle) {
        return into.put("open_time_ms", candle.openTimeMs())
                .put("open", candle.open())
                .put("high", candle.high())
                .put("low", candle.low())
                .put("close", candle.close())
                .put("volume", candle.volume());
    }
}
