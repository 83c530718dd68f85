package io.candlebus.strategy;

import java.util.List;

/**
 * The flat part of a program: one row per comparison, crossing or range, over slots. Evaluating writes, for each row, one
 * bit to the set of true and one to the set of known. Immutable.
 *
 * <p>Rows of a kind stand together, so that each loop does one thing: a choice per row would be mispredicted by the
 * processor more often than not.
 */
final class Rows {
    /** How two numbers can stand to each other; 0 when one of them is unknown. */
    static final int LESS = 1;

    static final int EQUAL = 2;
    static final int GREATER = 4;

    private final int comparisons;
    private final int equalities;
    private final int crossings;
    private final int count;
    private final int[] left;
    private final int[] right;
    private final int[] third;
    private final int[] fourth;
    private final int[] accepted;
    private final double[] epsilon;

    /** The rows in the order of their kinds. */
    Rows(List<Row> rows) {
        count = rows.size();
        comparisons = end(rows, Row.Kind.COMPARISON);
        equalities = end(rows, Row.Kind.EQUALITY);
        crossings = end(rows, Row.Kind.CROSSING);
        left = rows.stream().mapToInt(Row::left).toArray();
        right = rows.stream().mapToInt(Row::right).toArray();
        third = rows.stream().mapToInt(Row::third).toArray();
        fourth = rows.stream().mapToInt(Row::fourth).toArray();
        accepted = rows.stream().mapToInt(Row::accepted).toArray();
        epsilon = rows.stream().mapToDouble(Row::epsilon).toArray();
    }

    int count() {
        return count;
    }

    /** Evaluates every row; the bits must be clear. */
    void evaluate(double[] slots, long[] truth, long[] known) {
        compare(slots, truth, known);
        for (int i = comparisons; i < equalities; i++) {
            set(i, accepted[i], relation(slots[left[i]], slots[right[i]], epsilon[i]), truth, known);
        }
        for (int i = equalities; i < crossings; i++) {
            cross(i, slots, truth, known);
        }
        for (int i = crossings; i < count; i++) {
            between(i, slots, truth, known);
        }
    }

    private void compare(double[] slots, long[] truth, long[] known) {
        for (int i = 0; i < comparisons; i++) {
            set(i, accepted[i], relation(slots[left[i]], slots[right[i]]), truth, known);
        }
    }

    private void cross(int row, double[] slots, long[] truth, long[] known) {
        int before = relation(slots[third[row]], slots[fourth[row]]);
        int now = relation(slots[left[row]], slots[right[row]]);
        int ways = accepted[row];
        boolean above = (ways & GREATER) != 0 && (before & (LESS | EQUAL)) != 0 && now == GREATER;
        boolean below = (ways & LESS) != 0 && (before & (GREATER | EQUAL)) != 0 && now == LESS;
        boolean notAbove = (ways & GREATER) == 0 || before == GREATER || (now & (LESS | EQUAL)) != 0;
        boolean notBelow = (ways & LESS) == 0 || before == LESS || (now & (GREATER | EQUAL)) != 0;
        set(row, above || below, notAbove && notBelow, truth, known);
    }

    private void between(int row, double[] slots, long[] truth, long[] known) {
        double x = slots[left[row]];
        int low = relation(x, slots[right[row]]);
        int high = relation(x, slots[third[row]]);
        boolean inside = (low & (GREATER | EQUAL)) != 0 && (high & (LESS | EQUAL)) != 0;
        set(row, inside, low == LESS || high == GREATER, truth, known);
    }

    private static int relation(double a, double b) {
        return (a < b ? LESS : 0) | (a == b ? EQUAL : 0) | (a > b ? GREATER : 0);
    }

    private static int relation(double a, double b, double epsilon) {
        boolean near = Math.abs(a - b) <= epsilon * Math.max(Math.abs(a), Math.abs(b));
        return near ? EQUAL : relation(a, b);
    }

    private static void set(int row, int accepted, int relation, long[] truth, long[] known) {
        long bit = 1L << row;
        truth[row >> 6] |= (accepted & relation) != 0 ? bit : 0;
        known[row >> 6] |= relation != 0 ? bit : 0;
    }

    private static void set(int row, boolean yes, boolean no, long[] truth, long[] known) {
        long bit = 1L << row;
        truth[row >> 6] |= yes ? bit : 0;
        known[row >> 6] |= yes || no ? bit : 0;
    }

    /** Where the rows of a kind, and those of the kinds before it, end. */
    private static int end(List<Row> rows, Row.Kind kind) {
        return (int) rows.stream().filter(r -> r.kind().compareTo(kind) <= 0).count();
    }
}
