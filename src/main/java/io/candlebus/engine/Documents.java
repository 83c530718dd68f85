package io.candlebus.engine;

import io.candlebus.api.Refused;
import io.candlebus.json.SourceText;
import io.candlebus.json.StrategyCheck;
import io.candlebus.json.StrategyPrinter;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Problem;
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
     * @param source the text and its places
     */
    record Checked(CompiledStrategy strategy, List<Problem> problems, SourceText source) {
        /** Whether both can run and are the same but for how they are written; what is only kept counts, too. */
        boolean saysTheSameAs(Checked other) {
            return strategy != null
                    && other.strategy != null
                    && StrategyPrinter.document(strategy.spec(), source)
                            .equals(StrategyPrinter.document(other.strategy.spec(), other.source));
        }

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
        StrategyCheck.Result result = StrategyCheck.check(text, options.surroundings());
        return new Checked(result.strategy(), result.problems(), result.source());
    }

    /** @throws Refused when a document is not that of a strategy */
    void refuseOther(String id, CompiledStrategy strategy) {
        String own = strategy.spec().id();
        if (!own.equals(id)) {
            throw new Refused(
                    Refused.Reason.INVALID, "the document's id is " + own + ", and it was sent to replace " + id);
        }
    }

    /** Whether two texts say the same: they are equal, or both can run and differ only in how they are written. */
    boolean same(String one, String other) {
        return one.equals(other) || check(one).saysTheSameAs(check(other));
    }
}
