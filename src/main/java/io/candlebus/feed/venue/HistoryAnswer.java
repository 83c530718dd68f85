package io.candlebus.feed.venue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a venue answered when it was asked for history.
 *
 * @param rows ascending, each open time once; the newest may be forming still, marked or not
 * @param rejected rows that make no candle
 * @param problem in the venue's words; null when there is none
 * @param tooMany whether the problem is that it was asked too often
 */
public record HistoryAnswer(List<CandleUpdate> rows, int rejected, String problem, boolean tooMany) {
    /**
     * Rows in whatever order they came; of two with one open time, the later one in the answer counts. When none of them
     * makes a candle, that is a problem: it is not that there were none.
     *
     * @param reader makes a row of each; null for one that is to be left out
     */
    static HistoryAnswer of(JsonNode list, Function<JsonNode, CandleUpdate> reader) {
        TreeMap<Long, CandleUpdate> ascending = new TreeMap<>();
        int rejected = 0;
        String why = null;
        for (JsonNode node : list) {
            try {
                CandleUpdate row = reader.apply(node);
                if (row != null) {
                    ascending.put(row.candle().openTimeMs(), row);
                }
            } catch (Wire.Malformed | IllegalArgumentException | ArithmeticException e) {
                rejected++;
                why = e.getMessage() + " in " + Wire.quoted(node.toString());
            }
        }
        boolean nothing = ascending.isEmpty() && rejected > 0;
        return new HistoryAnswer(List.copyOf(ascending.values()), rejected, nothing ? why : null, false);
    }

    static HistoryAnswer refused(String problem) {
        return new HistoryAnswer(List.of(), 0, problem, false);
    }

    static HistoryAnswer tooMany(String problem) {
        return new HistoryAnswer(List.of(), 0, problem, true);
    }
}
