package io.candlebus.web;

import io.candlebus.strategy.Problem;
import java.util.List;

/** A request that is not served because of what it says: the asker's mistake, not a bug. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Problem> problems;

    Rejection(int status, String detail) {
        this(status, detail, List.of());
    }

    Rejection(int status, String detail, List<Problem> problems) {
        super(detail, null, false, false);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    static Rejection badRequest(String detail) {
        return new Rejection(400, detail);
    }

    int status() {
        return status;
    }

    List<Problem> problems() {
        return problems;
    }
}
