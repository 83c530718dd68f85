package io.candlebus.strategy;

import java.util.Locale;

/** The functions that give a number from numbers. */
public enum Function {
    ABS(Operation.ABS, 1, 1),
    MIN(Operation.MIN, 2, Function.MANY),
    MAX(Operation.MAX, 2, Function.MANY),
    SQRT(Operation.SQRT, 1, 1),
    LOG(Operation.LOG, 1, 1),
    EXP(Operation.EXP, 1, 1),
    POW(Operation.POW, 2, 2),
    ROUND(Operation.ROUND, 1, 1),
    FLOOR(Operation.FLOOR, 1, 1),
    CEIL(Operation.CEIL, 1, 1),
    CLAMP(Operation.CLAMP, 3, 3),
    COALESCE(Operation.COALESCE, 2, Function.MANY),
    /** {@code x - x[n]}. */
    CHANGE(null, 2, 2),
    /** {@code 100 * (x / x[n] - 1)}. */
    CHANGE_PCT(null, 2, 2);

    /** Most arguments of a function that takes any number of them. */
    private static final int MANY = 20;

    private final Operation operation;
    private final int least;
    private final int most;

    Function(Operation operation, int least, int most) {
        this.operation = operation;
        this.least = least;
        this.most = most;
    }

    /** What it does with the numbers of one candle, two at a time when it takes any number of them; null for changes over time. */
    Operation operation() {
        return operation;
    }

    /** Fewest arguments. */
    public int least() {
        return least;
    }

    /** Most arguments. */
    public int most() {
        return most;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
