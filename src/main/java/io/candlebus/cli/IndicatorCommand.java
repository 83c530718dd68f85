package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.Param;
import io.candlebus.json.Numbers;
import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.ProgramRun;
import io.candlebus.strategy.expression.ExpressionParser;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes one indicator over a file: a row per candle, empty where it is not yet known. */
@Command(
        name = "indicator",
        description = "Computes one indicator over a candle file, as CSV with a row per candle.",
        mixinStandardHelpOptions = true)
final class IndicatorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "an indicator's name or alias")
    private String name;

    @Option(
            names = "--candles",
            required = true,
            paramLabel = "F.csv",
            description = "candle file; .gz is read as it is")
    private Path candles;

    @Option(names = "--param", paramLabel = "k=v", description = "a parameter or a source; may be given several times")
    private List<String> given = new ArrayList<>();

    private Map<String, String> params;

    @Option(
            names = "--source",
            paramLabel = "EXPR",
            description = "what it is computed from: a candle field, an indicator or an expression")
    private String source;

    @Option(names = "--timeframe", description = "of the file; by default its smallest step")
    private String timeframe;

    @Option(names = "--skip-bad-rows", description = "count rows that make no candle, and go on")
    private boolean skipBadRows;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        IndicatorType type = IndicatorsCommand.named(Indicators.ALL, name);
        params = Pairs.of("--param", given);
        try (CandleCsv csv = CandleCsv.open(candles, null, skipBadRows ? BadRows.SKIP : BadRows.REFUSE)) {
            CompiledStrategy compiled = SingleIndicator.compile(type, args(type), sources(type), timeframe());
            Rows rows = json
                    ? new JsonRows(type)
                    : new CsvRows(type, spec.commandLine().getOut());
            int seen =
                    compute(csv, compiled.start(), new double[compiled.plots().size()], rows);
            rows.end(spec.commandLine().getOut());
            told(csv.rejected());
            if (seen == 0) {
                throw new Stopped(Exit.NO_DATA, candles + " holds no candle");
            }
            return Exit.OK;
        } catch (CandleCsv.Fault fault) {
            throw new Stopped(fault.line() == 0 ? Exit.NO_DATA : Exit.PROBLEMS, fault.getMessage());
        }
    }

    private static int compute(CandleCsv csv, ProgramRun run, double[] values, Rows rows) throws CandleCsv.Fault {
        int seen = 0;
        for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
            run.update(candle, SingleIndicator.FLAT);
            run.plots(values);
            rows.add(candle.openTimeMs(), values);
            seen++;
        }
        return seen;
    }

    private Args args(IndicatorType type) {
        Map<String, Object> values = new LinkedHashMap<>();
        params.forEach((key, text) -> values.put(key, numberOrWord(text)));
        sourcesOf(type).forEach(values::remove);
        try {
            return type.args(values);
        } catch (IllegalArgumentException wrong) {
            throw new Stopped(Exit.PROBLEMS, wrong.getMessage());
        }
    }

    private static Object numberOrWord(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException aWord) {
            return text;
        }
    }

    private static List<String> sourcesOf(IndicatorType type) {
        return type.params().stream()
                .filter(Param.OfSource.class::isInstance)
                .map(Param::name)
                .toList();
    }

    /** One for each that the type has, null where nothing is said. */
    private List<Operand> sources(IndicatorType type) {
        List<Operand> sources = new ArrayList<>();
        sourcesOf(type).forEach(param -> sources.add(operand(params.get(param))));
        if (source != null && sources.isEmpty()) {
            throw new Stopped(Exit.PROBLEMS, type + " is computed from whole candles, and has no source");
        }
        if (source != null) {
            if (sources.get(0) != null) {
                throw new Stopped(Exit.PROBLEMS, "the source is given twice");
            }
            sources.set(0, operand(source));
        }
        return sources;
    }

    private static Operand operand(String text) {
        if (text == null) {
            return null;
        }
        List<Problem> problems = new ArrayList<>();
        return ExpressionParser.operand(text, "", problems::add)
                .orElseThrow(() -> new Stopped(
                        Exit.PROBLEMS, problems.stream().map(Problem::message).collect(Collectors.joining("\n"))));
    }

    private Timeframe timeframe() throws CandleCsv.Fault {
        if (timeframe == null) {
            return CandleCsv.timeframeOf(candles);
        }
        return Timeframe.of(timeframe)
                .orElseThrow(() -> new Stopped(Exit.PROBLEMS, "there is no timeframe \"" + timeframe + "\""));
    }

    private void told(long rejected) {
        if (rejected > 0) {
            spec.commandLine().getErr().println("candlebus: " + candles + ": " + rejected + " bad rows skipped");
        }
    }

    /** Where the values go. */
    private interface Rows {
        void add(long openTimeMs, double[] values);

        void end(PrintWriter out);
    }

    private record CsvRows(IndicatorType type, PrintWriter out) implements Rows {
        private CsvRows {
            out.println("time," + type.outputs().stream().map(o -> o.name()).collect(Collectors.joining(",")));
        }

        @Override
        public void add(long openTimeMs, double[] values) {
            StringBuilder row =
                    new StringBuilder(Instant.ofEpochMilli(openTimeMs).toString());
            for (int i = 0; i < type.outputs().size(); i++) {
                row.append(',').append(plain(values[i]));
            }
            out.println(row);
        }

        @Override
        public void end(PrintWriter into) {
            into.flush();
        }

        /** Every digit that the number has, never in scientific notation; empty while unknown. */
        private static String plain(double value) {
            return Double.isNaN(value) ? "" : new BigDecimal(Double.toString(value)).toPlainString();
        }
    }

    private static final class JsonRows implements Rows {
        private final ObjectNode answer = JsonNodeFactory.instance.objectNode();
        private final ArrayNode times;
        private final List<ArrayNode> columns = new ArrayList<>();

        private JsonRows(IndicatorType type) {
            answer.put("indicator", type.name());
            times = answer.putArray("time");
            type.outputs().forEach(output -> columns.add(answer.putArray(output.name())));
        }

        @Override
        public void add(long openTimeMs, double[] values) {
            times.add(Instant.ofEpochMilli(openTimeMs).toString());
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(Numbers.of(values[i]));
            }
        }

        @Override
        public void end(PrintWriter out) {
            out.println(answer);
            out.flush();
        }
    }
}
