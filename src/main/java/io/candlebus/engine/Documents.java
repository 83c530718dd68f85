package io.candlebus.engine;

import io.candlebus.api.Refused;
import io.candlebus.json.Reading;
import io.candlebus.json.StrategyReader;
import io.candlebus.strategy.Compilation;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.Problem;
import java.util.ArrayList;
import java.util.List;

/** Makes runnable strategies of documents. Any thread. */
final class Documents {
    private final EngineOptions options;

    Documents(EngineOptions options) {
        this.options = options;
    }

    /**
     * What a document is.
     *
     * @param strategy null when a problem is an error
     */
    record Checked(CompiledStrategy strategy, List<Problem> problems) {
        /** Every error in a line, for people. */
        String errors() {
            return problems.stream()
                    .filter(Problem::isError)
                    .map(p -> (p.place().pointer().isEmpty() ? "" : p.place().pointer() + ": ") + p.message())
                    .reduce((a, b) -> a + "; " + b)
                    .orElse("");
        }

        /** @throws Refused when it cannot run */
        CompiledStrategy orRefuse() {
            if (strategy == null) {
                throw new Refused(Refused.Reason.INVALID, "the document cannot run: " + errors(), problems);
            }
            return strategy;
        }
    }

    Checked check(String text) {
        Reading reading = StrategyReader.read(text, options.catalogue(), options.symbol(), options.timeframe());
        List<Problem> problems = new ArrayList<>(reading.problems());
        if (!reading.isReadable()) {
            return new Checked(null, problems);
        }
        Compilation compilation = Compiler.compile(reading.spec(), options.catalogue());
        problems.addAll(compilation.problems());
        return new Checked(compilation.strategy(), problems);
    }
}
