package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.TruthTables;
import io.candlebus.strategy.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/strategy-language.md says is so. */
class StrategyLanguagePageTest {
    private static final Path PAGE = Path.of("docs/strategy-language.md");
    private static final Pattern BLOCK = Pattern.compile("```json (\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TRUTH = Pattern.compile("```text truth\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REFUSED =
            Pattern.compile("```json refused\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([a-z.]*)(#[^)]*)?\\)");
    /** They read requests for backtests and sweeps, whose codes are no document's. */
    private static final Set<String> REQUESTS =
            Set.of("JobCheck.java", "JobRequestReader.java", "VariationReader.java");

    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    static List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            if (!matcher.group(1).equals("refused")) {
                documents.add(document(matcher.group(1), matcher.group(2)));
            }
        }
        return documents;
    }

    private static String document(String kind, String json) {
        String signal = "{\"id\": \"s\", \"type\": \"alert\", \"conditions\": [%s]}";
        return switch (kind) {
            case "document" -> json;
            case "indicator" ->
                "{\"id\": \"a\", \"indicators\": [" + json + "], \"signals\": [" + signal.formatted("\"close > 1\"")
                        + "]}";
            case "test" ->
                "{\"id\": \"a\", \"timeframe\": \"5m\", \"signals\": [{\"id\": \"long\", \"type\": \"alert\","
                        + " \"confidence\": 0.7, \"when\": \"close > 102\"}], \"tests\": [" + json + "]}";
            case "risk", "protections" ->
                "{\"id\": \"a\", \"symbol\": \"BTC/USD\", \"timeframe\": \"1m\", \"" + kind + "\": " + json
                        + ", \"signals\": [{\"id\": \"in\", \"type\": \"entry\", \"side\": \"long\", \"confidence\":"
                        + " \"rsi(14) / 100\", \"when\": \"close > open\"},"
                        + " {\"id\": \"out\", \"type\": \"exit\", \"side\": \"long\", \"when\": \"close < open\"}]}";
            case "condition" -> "{\"id\": \"a\", \"signals\": [" + signal.formatted(json) + "]}";
            default -> throw new IllegalArgumentException("what is a " + kind);
        };
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyExampleCanRun(String document) {
        StrategyCheck.Result result =
                StrategyCheck.check(document, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        assertTrue(result.isValid(), () -> ProblemText.of("example", result.problems(), result.source()));
        boolean whole = document.contains("\"symbol");
        assertEquals(
                List.of(),
                result.problems().stream()
                        .filter(p ->
                                p.code().equals("unknown-key") || whole && p.severity() == Problem.Severity.WARNING)
                        .map(Problem::message)
                        .toList());
    }

    static List<TruthTables.Row> rows() throws IOException {
        List<TruthTables.Row> rows = new ArrayList<>();
        Matcher matcher = TRUTH.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            rows.addAll(TruthTables.rows("the page", matcher.group(1)));
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyTableIsTrue(TruthTables.Row row) {
        row.check();
    }

    @Test
    void everyBlockIsRun() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> kinds = Set.of(
                "json document",
                "json indicator",
                "json condition",
                "json test",
                "json risk",
                "json protections",
                "json refused",
                "text truth",
                // As TestCommandTest runs it.
                "text failure");
        List<String> other = Pattern.compile("^```(.+)$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(m -> m.group(1))
                .filter(kind -> !kinds.contains(kind))
                .toList();
        assertEquals(List.of("text"), other, "what is refused");
        assertEquals(1, REFUSED.matcher(page).results().count());
        assertTrue(documents().size() >= 14 && rows().size() >= 50);
    }

    @Test
    void everyWordIsShownInATable() throws IOException {
        Set<String> missing = new TreeSet<>(Word.names());
        missing.addAll(LanguageDocs.WINDOWS);
        for (TruthTables.Row row : rows()) {
            missing.removeIf(word -> row.expression().contains(word + "("));
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void whatIsRefusedIsToldAsShown() throws IOException {
        Matcher refused = REFUSED.matcher(Files.readString(PAGE));
        assertTrue(refused.find());
        StrategyCheck.Result result =
                StrategyCheck.check(refused.group(1), Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        assertEquals(ProblemText.of("typo.json", result.problems(), result.source()), refused.group(2));
    }

    @Test
    void whatTheCodeKnowsIsUpToDate() throws IOException {
        String fresh = LanguageDocs.render(Files.readString(PAGE));
        if (Boolean.getBoolean("candlebus.regenerate")) {
            Files.writeString(PAGE, fresh);
        }
        assertEquals(fresh, Files.readString(PAGE), PAGE + " is stale; run this test with -Dcandlebus.regenerate=true");
    }

    @Test
    void everyConstructRemembersWhatItsFormulaSays() {
        LanguageDocs.MEMORY.forEach(
                row -> assertEquals(8L * row.numbers(), LanguageDocs.bytes(row.example()), row.example()));
        assertEquals(8L * 40 * (2 + 1), LanguageDocs.bytesOfEveryDocument());
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path from : List.of(PAGE, Path.of("docs/recipes.md"))) {
            Matcher links = LINK.matcher(Files.readString(from));
            while (links.find()) {
                Path to = links.group(1).isEmpty() ? from : Path.of("docs", links.group(1));
                assertTrue(Files.exists(to), to + " in " + from);
                Set<String> anchors = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE)
                        .matcher(Files.readString(to))
                        .results()
                        .map(m -> "#"
                                + m.group(1)
                                        .toLowerCase()
                                        .replaceAll("[^a-z0-9 -]", "")
                                        .replace(' ', '-'))
                        .collect(Collectors.toSet());
                assertTrue(links.group(2) == null || anchors.contains(links.group(2)), links.group() + " in " + from);
            }
        }
    }

    @Test
    void everyOperatorIsListed() throws IOException {
        String page = Files.readString(PAGE);
        for (Operators operator : Operators.values()) {
            List<String> others = operator.words().subList(1, operator.words().size());
            String row = "| `" + operator.canonical() + "` | "
                    + String.join(
                            " ", others.stream().map(word -> "`" + word + "`").toList()) + " |";
            assertTrue(page.contains(row), row);
        }
    }

    @Test
    void everyCodeIsListed() throws IOException {
        Set<String> told = new TreeSet<>();
        for (String folder : List.of("json", "strategy", "strategy/expression")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/io/candlebus", folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java"))
                        .filter(f -> !REQUESTS.contains(f.getFileName().toString()))
                        .toList()) {
                    CODE.matcher(Files.readString(file)).results().forEach(m -> told.add(m.group(1)));
                }
            }
        }
        String page = Files.readString(PAGE);
        Set<String> listed = new TreeSet<>();
        ROW.matcher(page.substring(page.indexOf("## Problems"))).results().forEach(m -> listed.add(m.group(1)));
        assertEquals(told, listed);
    }

    /** In tables of the sections that are about them. */
    @Test
    void everyKeyOfRiskAndProtectionsIsNamed() throws IOException {
        String page = Files.readString(PAGE);
        String sections = page.substring(page.indexOf("\n## Risk"), page.indexOf("\n## Several symbols"));
        Set<String> keys = new TreeSet<>();
        JsonNode schema = StrategySchema.of(Indicators.ALL).get("properties");
        collectKeys(schema.get("risk"), keys);
        collectKeys(schema.get("protections"), keys);
        keys.remove("description");
        assertTrue(keys.containsAll(Set.of("position_size", "activate_percent", "per", "reward", "flatten")));
        Set<String> missing = new TreeSet<>(keys);
        missing.removeIf(key -> sections.contains("`" + key + "`") || SessionReader.DAYS.contains(key));
        assertEquals(Set.of(), missing);
    }

    private static void collectKeys(JsonNode schema, Set<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.path("enum").forEach(word -> keys.add(word.asText()));
        if (schema.has("const")) {
            keys.add(schema.get("const").asText());
        }
        schema.forEach(inner -> collectKeys(inner, keys));
    }

    @Test
    void everyKeptKeyIsNamed() throws IOException {
        String page = Files.readString(PAGE);
        KeptSections.names().forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    }
}
