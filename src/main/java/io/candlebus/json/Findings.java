package io.candlebus.json;

import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Problems while they are being found: at most {@link DocumentLimits#PROBLEMS}, then one that says so. An error that is cut leaves an error. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private int errors;
    private boolean errorsCut;
    private boolean othersCut;

    void add(Problem problem) {
        errors += problem.isError() ? 1 : 0;
        if (problems.size() < DocumentLimits.PROBLEMS) {
            problems.add(problem);
        } else if (problem.isError() ? !errorsCut : !othersCut) {
            String message = "only the first " + DocumentLimits.PROBLEMS + " problems are listed";
            problems.add(new Problem(problem.severity(), "problem-limit", problem.place(), message, null));
            errorsCut |= problem.isError();
            othersCut |= !problem.isError();
        }
    }

    void error(String code, Node at, String message) {
        add(Problem.error(code, at.place(), message));
    }

    void error(String code, Node at, String message, String suggestion) {
        add(Problem.error(code, at.place(), message).suggesting(suggestion));
    }

    void warning(String code, Node at, String message) {
        add(Problem.warning(code, at.place(), message));
    }

    void warning(String code, Node at, String message, String suggestion) {
        add(Problem.warning(code, at.place(), message).suggesting(suggestion));
    }

    void info(String code, Node at, String message) {
        add(Problem.info(code, at.place(), message));
    }

    /**
     * What was probably meant, as a phrase; null when nothing is near, and once the list is full: looking for it costs, and nobody
     * would see it.
     */
    String question(String written, Supplier<? extends Collection<String>> known) {
        return problems.size() < DocumentLimits.PROBLEMS ? Spelling.question(written, known.get()) : null;
    }

    boolean hasErrors() {
        return errors > 0;
    }

    /** How many errors there are, those that are not listed included. */
    int errors() {
        return errors;
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
