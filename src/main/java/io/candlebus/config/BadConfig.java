package io.candlebus.config;

import java.util.List;

/** The configuration cannot be used; says everything that is wrong with it, each with where it was set. */
public final class BadConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> problems;

    public BadConfig(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
