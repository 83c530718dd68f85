package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.ProblemJson;
import io.candlebus.json.ProblemText;
import io.candlebus.json.StrategyCheck;
import io.candlebus.json.TestReportJson;
import io.candlebus.json.TestText;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.TestReport;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.TestSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests that strategy documents carry. */
@Command(name = "test", description = "Runs the tests that strategy documents carry.", mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    /** Taken for documents that name none. */
    private static final Symbol SYMBOL = new Symbol("BTC", "USD");

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "strategy documents, or folders of them")
    private List<Path> paths;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    private final ObjectNode answer = JsonNodeFactory.instance.objectNode();
    private final ArrayNode entries = answer.putArray("documents");
    private int invalid;
    private int passed;
    private int failed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> files = DocumentFiles.of(paths);
        for (Path file : files) {
            document(file, out);
        }
        boolean ok = failed == 0 && invalid == 0;
        if (json) {
            answer.put("passed", passed).put("failed", failed).put("invalid", invalid);
            out.println(answer.put("ok", ok && passed > 0).toPrettyString());
        } else if (passed + failed + invalid > 0) {
            out.println(summary(files.size()));
        }
        out.flush();
        if (ok && passed == 0) {
            String where = files.isEmpty() ? "there are no documents" : "no document has tests";
            throw new Stopped(Exit.NO_DATA, "nothing to run: " + where);
        }
        return ok ? Exit.OK : Exit.PROBLEMS;
    }

    private void document(Path file, PrintWriter out) {
        StrategyCheck.Result result =
                StrategyCheck.check(DocumentFiles.text(file), Indicators.ALL, SYMBOL, Timeframe.M1);
        ObjectNode entry = entries.addObject().put("file", file.toString()).put("valid", result.isValid());
        entry.set("problems", ProblemJson.of(result.problems(), result.source()));
        ArrayNode tests = entry.putArray("tests");
        String verdict = !result.isValid() ? ": not valid" : result.tests().isEmpty() ? ": no tests" : "";
        tell(out, ProblemText.of(file.toString(), concerning(result), result.source()) + file + verdict + "\n");
        if (!result.isValid()) {
            invalid++;
            return;
        }
        TestPlay play = new TestPlay(file, result.strategy());
        for (TestSpec test : result.tests()) {
            TestReport report = play.play(test);
            passed += report.passed() ? 1 : 0;
            failed += report.passed() ? 0 : 1;
            tests.add(TestReportJson.of(report, result.source()));
            tell(out, TestText.of(file.toString(), report, result.source()));
        }
    }

    /** What keeps tests from running, or from meaning anything; {@code validate} tells the rest. */
    private static List<Problem> concerning(StrategyCheck.Result result) {
        return result.problems().stream()
                .filter(p -> p.isError()
                        || p.severity() == Problem.Severity.WARNING
                                && p.place().pointer().startsWith("/tests"))
                .toList();
    }

    private void tell(PrintWriter out, String text) {
        if (!json) {
            out.print(text);
        }
    }

    private String summary(int documents) {
        return TestText.counted(documents, "document") + ", " + TestText.counted(passed + failed, "test") + ": "
                + passed
                + " passed, " + failed + " failed"
                + (invalid == 0 ? "" : ", " + TestText.counted(invalid, "document") + " not valid");
    }
}
