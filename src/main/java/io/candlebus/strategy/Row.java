package io.candlebus.strategy;

/**
 * One elementary claim over slots.
 *
 * @param kind which of the others mean something
 * @param left slot of the left side; of x in a range
 * @param right slot of the right side; of the lower end of a range
 * @param third slot of the left side's previous value; of the upper end of a range
 * @param fourth slot of the right side's previous value
 * @param accepted for comparisons, which relations make it true; for crossings, which way ({@link Rows#GREATER} = above)
 * @param epsilon relative tolerance of equality
 */
record Row(Kind kind, int left, int right, int third, int fourth, int accepted, double epsilon) {
    /** In the order in which rows stand. */
    enum Kind {
        COMPARISON,
        EQUALITY,
        CROSSING,
        RANGE
    }

    static Row comparison(int left, int accepted, int right) {
        return new Row(Kind.COMPARISON, left, right, 0, 0, accepted, 0);
    }

    static Row equality(int left, int accepted, int right, double epsilon) {
        return new Row(Kind.EQUALITY, left, right, 0, 0, accepted, epsilon);
    }

    static Row range(int x, int low, int high) {
        return new Row(Kind.RANGE, x, low, high, 0, 0, 0);
    }
}
