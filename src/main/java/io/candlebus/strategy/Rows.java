package io.candlebus.strategy;

import java.util.List;

/**
 * The flat part of a stage: one row per comparison, crossing or range, over slots. Evaluating writes, for each row, one bit to
 * the set of true and one to the set of known. Immutable.
 *
 * <p>Rows of a kind stand together, so that each loop does one thing, and what a row makes of how its numbers stand to each
 * other is looked up in a small mask: the processor would mispredict a branch more often than not. A row is twelve bytes, so
 * that many strategies fit into the cache side by side.
 */
final class Rows {
    /** Most slots of a program: a row names four of them in one long. */
    static final int MAX_SLOTS = 1 << 16;

    private static final int SLOT_BITS = 16;
    private static final int SLOT = MAX_SLOTS - 1;

    private final int firstWord;
    private final int comparisons;
    private final int equalities;
    private final int count;
    /** Left, right, third and fourth slot, from the lowest bits up. */
    private final long[] slotsOf;
    /** Accepted relations, and above them the settled ones. */
    private final int[] masks;
    /** Of the equalities. */
    private final double[] epsilon;

    /**
     * @param rows in the order of their kinds
     * @param firstBit of the first row; the first of a word
     */
    Rows(List<Row> rows, int firstBit) {
        firstWord = firstBit / Long.SIZE;
        count = rows.size();
        comparisons = end(rows, Row.Kind.COMPARISON);
        equalities = end(rows, Row.Kind.EQUALITY);
        slotsOf = rows.stream().mapToLong(Rows::packed).toArray();
        masks = rows.stream()
                .mapToInt(r -> r.accepted() | r.settled() << SLOT_BITS)
                .toArray();
        epsilon = rows.subList(comparisons, equalities).stream()
                .mapToDouble(Row::epsilon)
                .toArray();
    }

    int count() {
        return count;
    }

    /** Evaluates every row; of the words that rows share with nodes, the nodes' bits come out clear. */
    void evaluate(double[] slots, long[] truth, long[] known) {
        for (int from = 0, word = firstWord; from < count; from += Long.SIZE, word++) {
            evaluate(from, Math.min(count, from + Long.SIZE), slots, truth, known, word);
        }
    }

    /** Gathers one word in registers; a read and a write of memory for each row would make the rows wait for each other. */
    private void evaluate(int from, int to, double[] slots, long[] truth, long[] known, int word) {
        long holds = 0;
        long isKnown = 0;
        int row = from;
        for (; row < Math.min(to, comparisons); row++) {
            long at = slotsOf[row];
            int mask = masks[row];
            int relation = Relation.of(slots[(int) at & SLOT], slots[(int) at >>> SLOT_BITS]);
            holds |= (mask >>> relation & 1L) << row;
            isKnown |= (mask >>> SLOT_BITS + relation & 1L) << row;
        }
        for (; row < Math.min(to, equalities); row++) {
            long at = slotsOf[row];
            int mask = masks[row];
            int relation =
                    Relation.of(slots[(int) at & SLOT], slots[(int) at >>> SLOT_BITS], epsilon[row - comparisons]);
            holds |= (mask >>> relation & 1L) << row;
            isKnown |= (mask >>> SLOT_BITS + relation & 1L) << row;
        }
        for (; row < to; row++) {
            long at = slotsOf[row];
            int mask = masks[row];
            int other = (int) (at >>> 2 * SLOT_BITS);
            int relation = Relation.pair(
                    Relation.of(slots[(int) at & SLOT], slots[(int) at >>> SLOT_BITS]),
                    Relation.of(slots[other & SLOT], slots[other >>> SLOT_BITS]));
            holds |= (mask >>> relation & 1L) << row;
            isKnown |= (mask >>> SLOT_BITS + relation & 1L) << row;
        }
        truth[word] = holds;
        known[word] = isKnown;
    }

    private static long packed(Row row) {
        return row.left()
                | (long) row.right() << SLOT_BITS
                | (long) row.third() << 2 * SLOT_BITS
                | (long) row.fourth() << 3 * SLOT_BITS;
    }

    /** Where the rows of a kind, and those of the kinds before it, end. */
    private static int end(List<Row> rows, Row.Kind kind) {
        return (int) rows.stream().filter(r -> r.kind().compareTo(kind) <= 0).count();
    }
}
