package io.candlebus.strategy;

import java.util.List;

/**
 * The flat part of a program: one row per comparison, crossing or range, over slots. Evaluating writes, for each row, one
 * bit to the set of true and one to the set of known. Immutable.
 *
 * <p>Rows of a kind stand together, so that each loop does one thing, and what a row makes of how its numbers stand to each
 * other is looked up in a small mask: the processor would mispredict a branch more often than not.
 */
final class Rows {
    private final int comparisons;
    private final int equalities;
    private final int count;
    private final int[] left;
    private final int[] right;
    private final int[] third;
    private final int[] fourth;
    private final int[] accepted;
    private final int[] settled;
    private final double[] epsilon;

    /** The rows in the order of their kinds. */
    Rows(List<Row> rows) {
        count = rows.size();
        comparisons = end(rows, Row.Kind.COMPARISON);
        equalities = end(rows, Row.Kind.EQUALITY);
        left = rows.stream().mapToInt(Row::left).toArray();
        right = rows.stream().mapToInt(Row::right).toArray();
        third = rows.stream().mapToInt(Row::third).toArray();
        fourth = rows.stream().mapToInt(Row::fourth).toArray();
        accepted = rows.stream().mapToInt(Row::accepted).toArray();
        settled = rows.stream().mapToInt(Row::settled).toArray();
        epsilon = rows.stream().mapToDouble(Row::epsilon).toArray();
    }

    int count() {
        return count;
    }

    /** Evaluates every row; of the words that rows share with nodes, the nodes' bits come out clear. */
    void evaluate(double[] slots, long[] truth, long[] known) {
        for (int from = 0, word = 0; from < count; from += Long.SIZE, word++) {
            evaluate(from, Math.min(count, from + Long.SIZE), slots, truth, known, word);
        }
    }

    /** Gathers one word in registers; a read and a write of memory for each row would make the rows wait for each other. */
    private void evaluate(int from, int to, double[] slots, long[] truth, long[] known, int word) {
        long holds = 0;
        long isKnown = 0;
        int row = from;
        for (; row < Math.min(to, comparisons); row++) {
            int relation = Relation.of(slots[left[row]], slots[right[row]]);
            holds |= (accepted[row] >>> relation & 1L) << row;
            isKnown |= (settled[row] >>> relation & 1L) << row;
        }
        for (; row < Math.min(to, equalities); row++) {
            int relation = Relation.of(slots[left[row]], slots[right[row]], epsilon[row]);
            holds |= (accepted[row] >>> relation & 1L) << row;
            isKnown |= (settled[row] >>> relation & 1L) << row;
        }
        for (; row < to; row++) {
            int relation = Relation.pair(
                    Relation.of(slots[left[row]], slots[right[row]]),
                    Relation.of(slots[third[row]], slots[fourth[row]]));
            holds |= (accepted[row] >>> relation & 1L) << row;
            isKnown |= (settled[row] >>> relation & 1L) << row;
        }
        truth[word] = holds;
        known[word] = isKnown;
    }

    /** Where the rows of a kind, and those of the kinds before it, end. */
    private static int end(List<Row> rows, Row.Kind kind) {
        return (int) rows.stream().filter(r -> r.kind().compareTo(kind) <= 0).count();
    }
}
