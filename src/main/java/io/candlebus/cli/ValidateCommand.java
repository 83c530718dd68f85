package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.ProblemJson;
import io.candlebus.json.ProblemText;
import io.candlebus.json.StrategyCheck;
import io.candlebus.json.SummaryJson;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Memory;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Problem.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells every problem of strategy documents, as a compiler does. */
@Command(
        name = "validate",
        description = "Tells every problem of strategy documents, with its place.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    /** Taken for documents that name none; any will do, since nothing runs. */
    private static final Symbol ANY_SYMBOL = new Symbol("BTC", "USD");

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "strategy documents, or folders of them")
    private List<Path> paths;

    @Option(names = "--strict", description = "warnings fail, too")
    private boolean strict;

    @Option(names = "--verbose", description = "what remembers how much, too")
    private boolean verbose;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> files = DocumentFiles.of(paths);
        if (files.isEmpty()) {
            throw new Stopped(Exit.NO_DATA, "there are no documents");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = answer.putArray("files");
        boolean failed = false;
        for (Path file : files) {
            StrategyCheck.Result result =
                    StrategyCheck.check(DocumentFiles.text(file), Indicators.ALL, ANY_SYMBOL, Timeframe.M1);
            boolean passes = result.isValid() && !(strict && has(Severity.WARNING, result));
            failed |= !passes;
            if (json) {
                ObjectNode entry =
                        entries.addObject().put("file", file.toString()).put("valid", passes);
                entry.set("problems", ProblemJson.of(result.problems(), result.source()));
                entry.set("summary", result.isValid() ? summary(result.strategy()) : null);
            } else {
                out.print(ProblemText.of(file.toString(), result.problems(), result.source()));
                out.println(file + ": " + verdict(result));
                out.print(result.isValid() ? summaryText(result.strategy()) : "");
            }
        }
        if (json) {
            out.println(answer.put("valid", !failed).toPrettyString());
        }
        out.flush();
        return failed ? Exit.PROBLEMS : Exit.OK;
    }

    private ObjectNode summary(CompiledStrategy strategy) {
        ObjectNode summary = SummaryJson.of(strategy);
        return verbose ? summary : summary.without("memory");
    }

    private String summaryText(CompiledStrategy strategy) {
        Memory memory = strategy.memory();
        StringBuilder text = new StringBuilder("  ")
                .append(count(strategy.spec().signals().size(), "signal"))
                .append(", ")
                .append(count(SummaryJson.conditions(strategy), "condition"))
                .append("; warm-up of ")
                .append(count(strategy.warmupCandles(), "candle"))
                .append(" of ")
                .append(strategy.spec().timeframe())
                .append("; ")
                .append(count(memory.bytes(), "byte"))
                .append(" of memory\n");
        if (verbose) {
            memory.parts()
                    .forEach(
                            part -> text.append(String.format(Locale.ROOT, "  %10d  %s%n", part.bytes(), part.what())));
        }
        return text.toString();
    }

    private static boolean has(Severity severity, StrategyCheck.Result result) {
        return result.problems().stream().anyMatch(p -> p.severity() == severity);
    }

    private static String verdict(StrategyCheck.Result result) {
        return (result.isValid() ? "valid" : "not valid") + " (" + count(Severity.ERROR, "error", result) + ", "
                + count(Severity.WARNING, "warning", result) + ", " + count(Severity.INFO, "info", result) + ")";
    }

    private static String count(Severity severity, String word, StrategyCheck.Result result) {
        return count(
                result.problems().stream()
                        .map(Problem::severity)
                        .filter(severity::equals)
                        .count(),
                word);
    }

    private static String count(long n, String word) {
        return n + " " + word + (n == 1 ? "" : "s");
    }
}
