package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/strategy-language.md says is so. */
class StrategyLanguagePageTest {
    private static final Path PAGE = Path.of("docs/strategy-language.md");
    private static final Pattern BLOCK = Pattern.compile("```json (\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    static List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            documents.add(document(matcher.group(1), matcher.group(2)));
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
            default -> "{\"id\": \"a\", \"signals\": [" + signal.formatted(json) + "]}";
        };
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyExampleCanRun(String document) {
        StrategyCheck.Result result =
                StrategyCheck.check(document, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        assertTrue(result.isValid(), () -> ProblemText.of("example", result.problems(), result.source()));
        assertEquals(
                List.of(),
                result.problems().stream()
                        .filter(p -> p.code().equals("unknown-key"))
                        .map(Problem::message)
                        .toList());
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
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    CODE.matcher(Files.readString(file)).results().forEach(m -> told.add(m.group(1)));
                }
            }
        }
        String page = Files.readString(PAGE);
        Set<String> listed = new TreeSet<>();
        ROW.matcher(page.substring(page.indexOf("## Problems"))).results().forEach(m -> listed.add(m.group(1)));
        assertEquals(told, listed);
    }

    @Test
    void everyKeptKeyIsNamed() throws IOException {
        String page = Files.readString(PAGE);
        KeptSections.names().forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    }
}
