package io.candlebus.strategy;

import java.util.List;

/**
 * What came of compiling a document.
 *
 * @param strategy what can run; null when a problem is an error
 * @param problems all of them, in the order of their finding
 */
public record Compilation(CompiledStrategy strategy, List<Problem> problems) {
    public Compilation {
        problems = List.copyOf(problems);
    }
}
