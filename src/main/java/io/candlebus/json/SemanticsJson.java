package io.candlebus.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.PaperTerms;
import java.util.Locale;

/** Everything that a paper account takes to be so: the settings, and the rules that have none. */
public final class SemanticsJson {
    private SemanticsJson() {}

    public static ObjectNode of(PaperTerms terms) {
        boolean isOptimistic = terms.fillAt() == FillAt.CLOSE;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("cash", Numbers.of(terms.cash()));
        json.set("fee_bps", Numbers.of(terms.feeBps()));
        json.set("slippage_bps", Numbers.of(terms.slippageBps()));
        json.put("fill", terms.fillAt().name().toLowerCase(Locale.ROOT))
                .put("optimistic", isOptimistic)
                .put("intrabar", terms.intrabar().name().toLowerCase(Locale.ROOT));
        json.set("tick", step(terms.instrument().tick()));
        json.set("lot", step(terms.instrument().lot()));
        return json.put(
                        "market_order",
                        isOptimistic
                                ? "at the close of the candle that gave it, worse by the slippage"
                                : "at the next candle's open, worse by the slippage")
                .put("stop", "at its price, or at an open beyond it, worse by the slippage")
                .put("target", "at its price, or at a better open")
                .put("trailing_stop", "tested with the best price known before the candle, then moved")
                .put("entry_and_exit", "the exit first; a reverse fills both at one price")
                .put("end", "an open position is marked to market, and no trade")
                .put("gaps", "left as they are")
                .put("returns", "by UTC day, idle days included, 365 a year");
    }

    private static JsonNode step(double size) {
        return Numbers.of(size == 0 ? Double.NaN : size);
    }
}
