package io.candlebus.strategy;

import java.util.List;

/** What combines claims. Parts are signed bits: {@code b} for the claim itself, {@code ~b} for its negation. */
sealed interface Node {
    /** At least {@code needed} of the parts are true: with all of them "and", with 1 "or". */
    record Count(int needed, List<Ref> parts) implements Node {}

    /** True on at least one of the last {@code candles} candles, this one included. */
    record Within(Ref part, int candles) implements Node {}

    /** A claim: a row or a node, in order of drafting, perhaps negated. */
    record Ref(boolean isNode, int index, boolean negated) {
        Ref not() {
            return new Ref(isNode, index, !negated);
        }
    }
}
