package io.candlebus.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Gap;
import java.util.Locale;

/** A stretch without candles. Any thread. */
public final class GapJson {
    private GapJson() {}

    public static ObjectNode of(Gap gap) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("symbol", gap.series().symbol().toString())
                .put("timeframe", gap.series().timeframe().toString())
                .put("from_ms", gap.fromMs())
                .put("to_ms", gap.toMs())
                .put("missing", gap.missing())
                .put("repaired", gap.repaired())
                .put("kind", gap.kind().name().toLowerCase(Locale.ROOT))
                .put("filled", gap.filled());
    }
}
