package io.candlebus.json;

import io.candlebus.indicator.Catalogue;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Compilation;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.ParameterValues;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Review;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.TestSpec;
import java.util.List;
import java.util.Optional;

/** Everything that can be said about a document before it runs: it is read, compiled and reviewed. */
public final class StrategyCheck {
    private StrategyCheck() {}

    /**
     * What came of it.
     *
     * @param strategy what can run; null when a problem is an error
     * @param tests those that the document carries; what could be read of them when a problem is an error
     * @param problems all of them, in the order in which they stand in the text
     * @param source the text and its places
     */
    public record Result(CompiledStrategy strategy, List<TestSpec> tests, List<Problem> problems, SourceText source) {
        public Result {
            tests = List.copyOf(tests);
            problems = List.copyOf(problems);
        }

        /** Whether it can run. */
        public boolean isValid() {
            return strategy != null;
        }

        /** The strategy as written; only when it is valid. */
        public StrategySpec spec() {
            return strategy.spec();
        }
    }

    /**
     * Checks a document. What can be compiled in spite of errors is compiled, so that all problems are told at once.
     *
     * @param defaultSymbol where it runs when it does not say
     * @param defaultTimeframe likewise
     */
    public static Result check(String text, Catalogue catalogue, Symbol defaultSymbol, Timeframe defaultTimeframe) {
        return check(text, catalogue, defaultSymbol, defaultTimeframe, ParameterValues.NONE);
    }

    /**
     * As {@link #check(String, Catalogue, Symbol, Timeframe)}, with other values for the document's parameters; what is wrong
     * with those is among the problems.
     */
    public static Result check(
            String text,
            Catalogue catalogue,
            Symbol defaultSymbol,
            Timeframe defaultTimeframe,
            ParameterValues values) {
        return check(text, new Surroundings(catalogue, defaultSymbol, defaultTimeframe, Surroundings.UNKNOWN), values);
    }

    /** As {@link #check(String, Catalogue, Symbol, Timeframe)}; a warm-up that the feed's history does not fill is told, too. */
    public static Result check(String text, Surroundings where) {
        return check(text, where, ParameterValues.NONE);
    }

    private static Result check(String text, Surroundings where, ParameterValues values) {
        Catalogue catalogue = where.catalogue();
        StrategyReader.Draft draft = StrategyReader.draft(text, catalogue, where.symbol(), where.timeframe());
        Findings findings = new Findings();
        draft.problems().forEach(findings::add);
        CompiledStrategy strategy = null;
        if (draft.spec() != null) {
            StrategySpec spec = values.in(draft.spec(), findings::add);
            Compilation compilation = Compiler.compile(spec, catalogue);
            compilation.problems().forEach(findings::add);
            if (compilation.problems().stream().noneMatch(StrategyCheck::isLimit)) {
                Review.of(spec, catalogue).forEach(findings::add);
            }
            strategy = compilation.strategy();
            Optional.ofNullable(strategy).flatMap(where::waits).ifPresent(findings::add);
        }
        List<Problem> problems = draft.source().sorted(findings.all());
        return new Result(findings.hasErrors() ? null : strategy, draft.tests(), problems, draft.source());
    }

    /** A strategy that is too large to be compiled is too large to be thought about, too. */
    private static boolean isLimit(Problem problem) {
        return problem.isError() && problem.code().endsWith("-limit");
    }
}
