package io.candlebus.api;

import io.candlebus.strategy.Problem;
import java.util.List;

/**
 * What a document would do in the place of the newest revision.
 *
 * @param valid whether it could run
 * @param changes whether it would make a new revision, which it does not when it says the same
 * @param problems of the document
 * @param swaps what would take over where, if it were now; empty while the strategy does not run
 * @param difference to the newest revision; null when either cannot run
 */
public record Preview(boolean valid, boolean changes, List<Problem> problems, List<Swap> swaps, Difference difference) {
    public Preview {
        problems = List.copyOf(problems);
        swaps = List.copyOf(swaps);
    }
}
