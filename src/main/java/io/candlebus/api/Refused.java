package io.candlebus.api;

import io.candlebus.strategy.Problem;
import java.util.List;

/** Why the engine does not do what it was asked. Not a bug: the asker's mistake, or a state that forbids it. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of no. */
    public enum Reason {
        /** There is no such thing. */
        NOT_FOUND,
        /** Not in this state, or it exists already. */
        CONFLICT,
        /** The input is wrong; see the problems. */
        INVALID,
        /** Not now; try again. */
        UNAVAILABLE,
        /** Too much is asked for at once; try again later. */
        BUSY
    }

    private final Reason reason;
    private final transient List<Problem> problems;

    public Refused(Reason reason, String message) {
        this(reason, message, List.of());
    }

    public Refused(Reason reason, String message, List<Problem> problems) {
        super(message, null, false, false);
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    public Reason reason() {
        return reason;
    }

    public List<Problem> problems() {
        return problems;
    }
}
