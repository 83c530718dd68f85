package io.candlebus.feed.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.candlebus.market.Symbol;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The symbols that a venue has.
 *
 * @param halted for each of them why nothing of it is traded now, in the venue's words; empty when it is traded
 * @param problem why there is no list, in the venue's words; null when there is one
 */
public record Listing(Map<Symbol, String> halted, String problem) {
    public Listing {
        halted = Map.copyOf(halted);
    }

    /** An entry of the list. */
    record Entry(String base, String quote, String status) {}

    /**
     * What is not spelled as symbols are is left out: nobody can have asked for it.
     *
     * @param traded the status of what is traded
     * @param reader makes an entry of each; null for one that is to be left out
     */
    static Listing of(Iterable<JsonNode> list, String traded, Function<JsonNode, Entry> reader) {
        Map<Symbol, String> halted = new HashMap<>();
        for (JsonNode node : list) {
            Entry entry = reader.apply(node);
            if (entry == null) {
                continue;
            }
            try {
                halted.put(
                        new Symbol(entry.base(), entry.quote()), entry.status().equals(traded) ? "" : entry.status());
            } catch (IllegalArgumentException otherwiseSpelled) {
                continue;
            }
        }
        return halted.isEmpty() ? refused("no symbols") : new Listing(halted, null);
    }

    static Listing refused(String problem) {
        return new Listing(Map.of(), problem);
    }

    /** Reads an answer; what fails in it is a problem. */
    static Listing read(String body, Function<JsonNode, Listing> reader) {
        try {
            return reader.apply(Wire.tree(body));
        } catch (Wire.Malformed | IllegalArgumentException e) {
            return refused(e.getMessage() + " in " + Wire.quoted(body));
        }
    }
}
