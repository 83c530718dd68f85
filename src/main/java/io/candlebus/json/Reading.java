package io.candlebus.json;

import io.candlebus.strategy.Problem;
import io.candlebus.strategy.StrategySpec;
import java.util.List;

/**
 * What became of a document's text.
 *
 * @param spec the strategy; null when a problem is an error
 * @param problems everything worth telling, in the order in which it stands in the text
 * @param source the text and its places
 */
public record Reading(StrategySpec spec, List<Problem> problems, SourceText source) {
    public Reading {
        problems = List.copyOf(problems);
    }

    /** Whether the document can be compiled. */
    public boolean isReadable() {
        return spec != null;
    }
}
