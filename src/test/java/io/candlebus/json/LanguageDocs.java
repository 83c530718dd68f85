package io.candlebus.json;

import io.candlebus.indicator.CatalogueDocs;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Limits;
import io.candlebus.strategy.Memory;
import io.candlebus.strategy.Word;
import io.candlebus.strategy.expression.ExpressionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the parts of docs/strategy-language.md that the code knows: grammar, words, window functions, memory, limits. */
final class LanguageDocs {
    private static final Pattern PART = Pattern.compile("<!-- generated: (\\w+) -->\n.*?<!-- end -->", Pattern.DOTALL);
    private static final Pattern GRAMMAR = Pattern.compile("<pre>\n(.*?)\n \\* </pre>", Pattern.DOTALL);
    private static final Path PARSER = Path.of("src/main/java/io/candlebus/strategy/expression/ExpressionParser.java");

    /** Names under which the catalogue's window functions stand on the page. */
    static final List<String> WINDOWS =
            List.of("highest", "lowest", "sum", "avg", "stdev", "median", "percent_rank", "slope");

    /**
     * What a construct remembers.
     *
     * @param formula how many numbers, for people
     * @param example one of it, on numbers that remember nothing themselves
     * @param numbers the formula's result for the example
     */
    record Remembered(String construct, String formula, String example, int numbers) {}

    /** Worked out by hand. */
    static final List<Remembered> MEMORY = List.of(
            new Remembered("`x[n]`", "n", "close[50] > 1", 50),
            new Remembered(
                    "`crossover(a, b)` and the other crossings",
                    "1 for each side that is not constant",
                    "crossover(close, open)",
                    2),
            new Remembered("`rising(x, n)`, `falling(x, n)`", "3, n > 1", "rising(close, 50)", 3),
            new Remembered("`within(c, n)`, `held(c, n)`", "2, n > 1", "within(close > 1, 50)", 2),
            new Remembered("`once(c)`", "1", "once(close > 1)", 1),
            new Remembered("`sequence(c1, …, ck, n)`", "2 (k − 1)", "sequence(close > 1, close > 2, close > 3, 50)", 4),
            new Remembered("`count(c, n)`", "n / 64, rounded up, + 3", "count(close > 1, 100) > 1", 5),
            new Remembered("`bars_since(c, max)`", "3", "bars_since(close > 1, 50) > 1", 3),
            new Remembered("`value_when(c, x, k, max)`", "2 (k + 1) + 3", "value_when(close > 1, open, 1, 50) > 1", 7),
            new Remembered("`change(x, n)`, `change_pct(x, n)`", "n", "change(close, 50) > 1", 50),
            new Remembered("`x@4h`", "nothing", "close@4h > 1", 0),
            new Remembered("`(c)@4h`", "4", "(close > 1)@4h", 4));

    private static final String EVERY_DOCUMENT = "what its conditions were on the last 40 candles";

    private LanguageDocs() {}

    /** The page with its generated parts as they should be. */
    static String render(String page) throws IOException {
        Matcher part = PART.matcher(page);
        StringBuilder fresh = new StringBuilder();
        while (part.find()) {
            String content = switch (part.group(1)) {
                case "grammar" -> grammar();
                case "words" -> words();
                case "windows" -> windows();
                case "memory" -> memory();
                case "limits" -> limits();
                default -> throw new IllegalArgumentException("what is " + part.group(1));
            };
            String whole = "<!-- generated: " + part.group(1) + " -->\n" + content + "<!-- end -->";
            part.appendReplacement(fresh, Matcher.quoteReplacement(whole));
        }
        return part.appendTail(fresh).toString();
    }

    private static String grammar() throws IOException {
        Matcher grammar = GRAMMAR.matcher(Files.readString(PARSER));
        if (!grammar.find()) {
            throw new IllegalStateException("no grammar in " + PARSER);
        }
        String text = grammar.group(1)
                .replaceAll("(?m)^ \\* ? ?", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return "\n```\n" + text.stripTrailing() + "\n```\n\n";
    }

    private static String words() {
        StringBuilder table = new StringBuilder("\n| | gives a | |\n|---|---|---|\n");
        for (Word word : Word.values()) {
            table.append("| `%s(%s)` | %s | %s |\n".formatted(word, word.usage(), kind(word), word.meaning()));
        }
        return table.append('\n').toString();
    }

    private static String kind(Word word) {
        String arguments = word.signature()
                .replace("c+", "cc")
                .replace("n+", "nn")
                .chars()
                .mapToObj(c -> c == 'c' ? "close > 1" : "1")
                .collect(Collectors.joining(", "));
        boolean condition = ExpressionParser.condition(word + "(" + arguments + ")", "", problem -> {})
                .isPresent();
        return condition ? "condition" : "number";
    }

    private static String windows() throws IOException {
        StringBuilder table = new StringBuilder("\n| | | |\n|---|---|---|\n");
        for (String name : WINDOWS) {
            IndicatorType type = Indicators.ALL.find(name).orElseThrow();
            table.append("| `%s(x, n)` | %s | %s |\n"
                    .formatted(name, CatalogueDocs.link(type), CatalogueDocs.summary(type)));
        }
        return table.append('\n').toString();
    }

    private static String memory() {
        StringBuilder table = new StringBuilder("\n| | numbers | example | bytes |\n|---|---|---|---|\n");
        for (Remembered row : MEMORY) {
            table.append("| %s | %s | `%s` | %d |\n"
                    .formatted(row.construct(), row.formula(), row.example(), bytes(row.example())));
        }
        return table.append("| %s, once | %s | | %d |\n\n"
                        .formatted(EVERY_DOCUMENT, "40 (2 w + 1)", bytesOfEveryDocument()))
                .toString();
    }

    /** What the engine counts for a condition, beside what every document remembers. */
    static long bytes(String condition) {
        return memory(condition).stream()
                .filter(part -> !part.what().startsWith(EVERY_DOCUMENT))
                .mapToLong(Memory.Part::bytes)
                .sum();
    }

    /** What a document of so few conditions remembers in any case. */
    static long bytesOfEveryDocument() {
        return memory("close > 1").stream().mapToLong(Memory.Part::bytes).sum();
    }

    private static List<Memory.Part> memory(String condition) {
        String document =
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"" + condition + "\"}]}";
        return StrategyCheck.check(document, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1)
                .strategy()
                .memory()
                .parts();
    }

    private static String limits() {
        List<String> rows = List.of(
                row("bytes of a document", DocumentLimits.DOCUMENT_BYTES),
                row("values inside each other", DocumentLimits.NESTING),
                row("symbols", DocumentLimits.SYMBOLS),
                row("parameters", DocumentLimits.PARAMETERS),
                row("indicators, declared and derived", Limits.MAX_INDICATORS),
                row("signals", Limits.MAX_SIGNALS),
                row("protections", DocumentLimits.PROTECTIONS),
                row("conditions and groups", Limits.MAX_CONDITIONS),
                row("numbers, conditions and functions", Limits.MAX_TERMS),
                row("candles to look back", Limits.MAX_LOOKBACK),
                row("bytes of memory of a session", Limits.MAX_MEMORY_BYTES));
        return "\n| | at most |\n|---|---|\n" + String.join("", rows) + "\n";
    }

    private static String row(String what, int most) {
        return "| %s | %s |\n".formatted(what, "%,d".formatted(most).replace(",", " "));
    }
}
