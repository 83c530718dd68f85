package io.candlebus.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers problems; the same one is reported once. */
final class Reports {
    private final List<Problem> problems = new ArrayList<>();
    private int errors;

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
        boolean known = problems.stream()
                .anyMatch(p -> p.equals(problem)
                        && p.place().pointer().equals(problem.place().pointer())
                        && p.place().offset() == problem.place().offset());
        if (!known) {
            problems.add(problem);
        }
    }
}
