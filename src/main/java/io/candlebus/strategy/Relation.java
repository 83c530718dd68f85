package io.candlebus.strategy;

/** How two numbers stand to each other: 0 to 3, so that four bits say what to make of each case, and sixteen of a pair. */
final class Relation {
    static final int LESS = 0;
    static final int EQUAL = 1;
    static final int GREATER = 2;
    /** One of them is not known. */
    static final int UNKNOWN = 3;

    private static final int PAIR_SHIFT = 2;

    private Relation() {}

    /** Exact. The sign bit of the difference spares a branch that no processor foresees. */
    static int of(double a, double b) {
        double difference = a - b;
        if (difference != difference) {
            return ofUnusual(a, b);
        }
        return difference == 0 ? EQUAL : GREATER - ((int) (Double.doubleToRawLongBits(difference) >>> 62) & 2);
    }

    /** Within a relative tolerance. */
    static int of(double a, double b, double epsilon) {
        boolean near = Math.abs(a - b) <= epsilon * Math.max(Math.abs(a), Math.abs(b));
        return near ? EQUAL : of(a, b);
    }

    /** Two relations as one number, 0 to 15. */
    static int pair(int first, int second) {
        return first | second << PAIR_SHIFT;
    }

    /** The mask of one case, or of one pair. */
    static int bit(int relation) {
        return 1 << relation;
    }

    /** Unknown, or two equal infinities. */
    private static int ofUnusual(double a, double b) {
        return a == b ? EQUAL : UNKNOWN;
    }
}
