package io.candlebus.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers problems; the same one is reported once. */
final class Reports {
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Known> known = new HashSet<>();
    private final boolean heard;
    private int errors;

    Reports() {
        this(true);
    }

    private Reports(boolean heard) {
        this.heard = heard;
    }

    /** Of what was told before: errors are counted, and nothing is kept. */
    static Reports unheard() {
        return new Reports(false);
    }

    /** Whether somebody will see what is reported. */
    boolean isHeard() {
        return heard;
    }

    /** A problem where it stands: all places are equal to each other. */
    private record Known(Problem problem, String pointer, int offset) {}

    void error(String code, Place place, String message) {
        add(Problem.error(code, place, message));
    }

    void warning(String code, Place place, String message) {
        add(Problem.warning(code, place, message));
    }

    void info(String code, Place place, String message) {
        add(Problem.info(code, place, message));
    }

    /** Something that is called wrongly, with what was probably meant. */
    void unknown(String code, Place place, String message, Optional<String> meant) {
        Problem problem = Problem.error(code, place, message);
        add(meant.map(name -> problem.suggesting("did you mean \"" + name + "\"?"))
                .orElse(problem));
    }

    boolean hasErrors() {
        return errors > 0;
    }

    /** How many there are; grows even when one is reported a second time. */
    int errors() {
        return errors;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void add(Problem problem) {
        errors += problem.isError() ? 1 : 0;
        if (!heard) {
            return;
        }
        Place place = problem.place();
        if (known.add(new Known(problem, place.pointer(), place.offset()))) {
            problems.add(problem);
        }
    }
}
