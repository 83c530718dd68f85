package io.candlebus.cli;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.ProblemText;
import io.candlebus.json.StrategyCheck;
import io.candlebus.json.Surroundings;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.ParameterValues;
import io.candlebus.strategy.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The strategy that a command runs: a document, and what the command line adds to it. For mixing into commands. */
final class StrategyOptions {
    private static final Symbol UNNAMED = new Symbol("BTC", "USD");

    @Parameters(paramLabel = "FILE", description = "a strategy document")
    private Path file;

    @Option(
            names = "--symbol",
            paramLabel = "S",
            description = "what the candles are of; by default the document's first symbol")
    private Symbol symbol;

    @Option(names = "--timeframe", paramLabel = "T", description = "of a document that names none; by default 1m")
    private Timeframe timeframe;

    @Option(
            names = "--param",
            paramLabel = "k=v",
            description = "another value for a parameter of the document; may be given several times")
    private List<String> params = new ArrayList<>();

    private String text;

    /** Values given for parameters. */
    Map<String, Double> params() {
        return Pairs.numbers("--param", params);
    }

    Path file() {
        return file;
    }

    /** What the document says; after {@link #read}. */
    String text() {
        return text;
    }

    /**
     * The strategy, ready to run.
     *
     * @param err is told what is wrong with it, if anything, errors alone
     * @throws Stopped when it cannot run
     */
    CompiledStrategy read(PrintWriter err) {
        return check(err).strategy();
    }

    /** As {@link #read}, with all that there is to say about the document; it is valid. */
    StrategyCheck.Result check(PrintWriter err) {
        text = DocumentFiles.text(file);
        Surroundings where = where();
        StrategyCheck.Result result = StrategyCheck.check(
                text, where.catalogue(), where.symbol(), where.timeframe(), new ParameterValues(params()));
        if (!result.isValid()) {
            List<Problem> errors =
                    result.problems().stream().filter(Problem::isError).toList();
            err.print(ProblemText.of(file.toString(), errors, result.source()));
            throw new Stopped(Exit.PROBLEMS, file + ": not valid, see above");
        }
        Timeframe own = result.strategy().spec().timeframe();
        if (timeframe != null && timeframe != own) {
            throw new Stopped(
                    Exit.PROBLEMS,
                    file + " names the timeframe " + own + "; --timeframe is for documents that name none");
        }
        return result;
    }

    /** Where a document runs that does not say it itself. */
    Surroundings where() {
        return new Surroundings(
                Indicators.ALL,
                symbol == null ? UNNAMED : symbol,
                timeframe == null ? Timeframe.M1 : timeframe,
                Surroundings.UNKNOWN);
    }

    /** What the candles are of. */
    Symbol symbol(CompiledStrategy strategy) {
        return symbol == null ? strategy.spec().symbols().get(0) : symbol;
    }
}
