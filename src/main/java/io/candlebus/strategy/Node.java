package io.candlebus.strategy;

import java.util.List;

/** What combines claims. */
sealed interface Node {
    /** At least {@code needed} of the parts are true: with all of them "and", with 1 "or". */
    record Count(int needed, List<Ref> parts) implements Node {}

    /** True on at least one of the last {@code candles} candles, this one included. */
    record Within(Ref part, int candles) implements Node {}

    /** What the part was on the candle before. */
    record Before(Ref part) implements Node {}

    /** The last part is true now, the others were before it, in order, within {@code candles} candles, this one included. */
    record Sequence(List<Ref> parts, int candles) implements Node {}

    /** The claims it is made of. */
    default List<Ref> refs() {
        if (this instanceof Count count) {
            return count.parts();
        }
        if (this instanceof Sequence sequence) {
            return sequence.parts();
        }
        return List.of(this instanceof Within within ? within.part() : ((Before) this).part());
    }

    /** A claim: a row or a node of one lane, in order of drafting, perhaps negated. */
    record Ref(boolean isNode, int index, boolean negated) {
        Ref not() {
            return new Ref(isNode, index, !negated);
        }
    }
}
