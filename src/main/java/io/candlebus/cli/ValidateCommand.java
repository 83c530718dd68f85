package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.ProblemJson;
import io.candlebus.json.ProblemText;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Problem.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
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

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "strategy documents")
    private List<Path> files;

    @Option(names = "--strict", description = "warnings fail, too")
    private boolean strict;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = answer.putArray("files");
        boolean failed = false;
        for (Path file : files) {
            StrategyCheck.Result result = StrategyCheck.check(text(file), Indicators.ALL, ANY_SYMBOL, Timeframe.M1);
            boolean passes = result.isValid() && !(strict && has(Severity.WARNING, result));
            failed |= !passes;
            if (json) {
                entries.addObject()
                        .put("file", file.toString())
                        .put("valid", passes)
                        .set("problems", ProblemJson.of(result.problems(), result.source()));
            } else {
                out.print(ProblemText.of(file.toString(), result.problems(), result.source()));
                out.println(file + ": " + verdict(result));
            }
        }
        if (json) {
            out.println(answer.put("valid", !failed).toPrettyString());
        }
        out.flush();
        return failed ? Exit.PROBLEMS : Exit.OK;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new Stopped(Exit.PROBLEMS, file + ": no such file");
        } catch (MalformedInputException notText) {
            throw new Stopped(Exit.PROBLEMS, file + ": not UTF-8 text");
        } catch (IOException unreadable) {
            throw new Stopped(Exit.PROBLEMS, file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static boolean has(Severity severity, StrategyCheck.Result result) {
        return result.problems().stream().anyMatch(p -> p.severity() == severity);
    }

    private static String verdict(StrategyCheck.Result result) {
        return (result.isValid() ? "valid" : "not valid") + " (" + count(Severity.ERROR, "error", result) + ", "
                + count(Severity.WARNING, "warning", result) + ", " + count(Severity.INFO, "info", result) + ")";
    }

    private static String count(Severity severity, String word, StrategyCheck.Result result) {
        long n = result.problems().stream()
                .map(Problem::severity)
                .filter(severity::equals)
                .count();
        return n + " " + word + (n == 1 ? "" : "s");
    }
}
