package io.candlebus.strategy.expression;

import io.candlebus.strategy.Problem;

/** Ends the reading of one expression; carries what is wrong with it. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Unreadable(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
