package io.candlebus.fuzz;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.expression.ExpressionParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Takes into the kept corpus what fuzzers left in {@code target/fuzz} and what says something new: a problem at a kind of place, a kind
 * of condition. Of all that say it, the smallest.
 */
public final class Keep {
    /** Files of a kind beyond which none is added. */
    private static final Map<FuzzTarget, Integer> MOST =
            Map.of(FuzzTarget.DOCUMENT_TEXT, 150, FuzzTarget.EXPRESSION_TEXT, 90, FuzzTarget.CANDLE_FILE, 30);

    private static final int LARGEST = 6_000;

    private final Set<String> said = new HashSet<>();

    private Keep() {}

    /** Adds files, and prints their names; with a target and a file, prints what the target makes of it. */
    public static void main(String[] args) throws IOException {
        if (args.length == 2) {
            System.out.write(FuzzTarget.valueOf(args[0]).made(Files.readAllBytes(Path.of(args[1]))));
            System.out.println();
            return;
        }
        for (List<FuzzTarget> same : List.of(
                List.of(FuzzTarget.DOCUMENT_TEXT, FuzzTarget.DOCUMENT_TREE),
                List.of(FuzzTarget.EXPRESSION_TEXT, FuzzTarget.EXPRESSION_WORDS),
                List.of(FuzzTarget.CANDLE_FILE))) {
            new Keep().keep(same);
        }
    }

    private void keep(List<FuzzTarget> targets) throws IOException {
        Files.createDirectories(targets.get(0).kept());
        List<byte[]> found = new ArrayList<>();
        for (FuzzTarget target : targets) {
            found.addAll(made(target));
        }
        found.sort(Comparator.comparingInt(made -> made.length));
        // What it is that is said comes before where and how it is said.
        keep(targets.get(0), found, said -> said.replaceAll(" .*", ""));
        keep(targets.get(0), found, said -> said);
    }

    private void keep(FuzzTarget target, List<byte[]> found, UnaryOperator<String> asFarAs) throws IOException {
        for (Path example : target.examples()) {
            says(target, Files.readAllBytes(example)).forEach(one -> said.add(asFarAs.apply(one)));
        }
        int count = FuzzTarget.files(target.kept(), "").size();
        for (byte[] made : found) {
            boolean fits = count < MOST.get(target) && made.length <= LARGEST;
            if (fits && said.addAll(says(target, made).stream().map(asFarAs).toList())) {
                Path file = target.kept().resolve(String.format("%08x", Arrays.hashCode(made)));
                Files.write(file, made);
                System.out.println(file);
                count++;
            }
        }
    }

    private static List<byte[]> made(FuzzTarget target) throws IOException {
        List<byte[]> all = new ArrayList<>();
        if (Files.isDirectory(Fuzzed.corpus(target))) {
            for (Path file : FuzzTarget.files(Fuzzed.corpus(target), "")) {
                all.add(target.made(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    private static Set<String> says(FuzzTarget target, byte[] made) {
        String text = new String(made, StandardCharsets.UTF_8);
        return switch (target) {
            case DOCUMENT_TEXT -> ofDocument(text);
            case EXPRESSION_TEXT -> ofExpression(text);
            default -> ofCandles(made);
        };
    }

    private static Set<String> ofDocument(String text) {
        Set<String> says = new HashSet<>();
        StrategyCheck.Result result = StrategyCheck.check(text, Indicators.ALL, new Symbol("BTC", "USD"), Timeframe.M1);
        for (Problem problem : result.problems()) {
            String place = problem.place().pointer().replaceAll("\\d+", "#");
            String[] steps = place.split("/", -1);
            says.add(problem.code() + " " + steps.length + " " + (steps.length > 1 ? steps[1] : "")
                    + (problem.suggestion() == null ? "" : " suggesting"));
        }
        if (result.isValid()) {
            says.add("valid, tests " + result.tests().size());
            result.spec().signals().forEach(signal -> says.addAll(kinds(signal.when())));
        }
        return says;
    }

    private static Set<String> ofExpression(String text) {
        Set<String> says = new HashSet<>();
        Optional<Condition> condition = ExpressionParser.condition(text, "", problem -> says.add(plain(problem)));
        condition.ifPresent(c -> says.addAll(kinds(c)));
        ExpressionParser.operand(text, "", problem -> says.add("as a number " + plain(problem)));
        return says;
    }

    private static String plain(Problem problem) {
        return problem.code() + " "
                + problem.message().replaceAll("found \".*|\\d+", "").replaceAll("\"\\w{2,}", "\"x");
    }

    private static Set<String> kinds(Condition condition) {
        Set<String> kinds = new HashSet<>();
        kinds.add(condition.getClass().getSimpleName());
        for (Condition part : condition.parts()) {
            kinds.add(condition.getClass().getSimpleName() + " of "
                    + part.getClass().getSimpleName());
            kinds.addAll(kinds(part));
        }
        return kinds;
    }

    private static Set<String> ofCandles(byte[] bytes) {
        List<Candle> candles = new ArrayList<>();
        CandleCsv.Fault fault = CandleFileOracle.read(bytes, BadRows.REFUSE, candles);
        Set<String> says = new HashSet<>();
        says.add("candles " + Math.min(3, candles.size()));
        if (fault != null) {
            says.add(fault.reason().replaceAll("\".*\"|[\\d.:TZ-]+", ""));
        }
        return says;
    }
}
