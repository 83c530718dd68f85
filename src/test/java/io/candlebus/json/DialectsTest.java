package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents as other programs write them. {@code expectations.txt} says of each which points of the format it covers,
 * which codes it must bring, and how its signals, its risk and its protections read in our own words.
 */
class DialectsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dialects");
    private static final String NONE = "none";

    /** What the seed's files do and ours need not; every point has a document at least. */
    private static final Set<String> POINTS =
            Set.of(("keyed-by-type several-in-one-object params-list type-case declared parameters price-is-source "
                            + "price-in-parameters family-name family-id output-fields lag disabled color "
                            + "logic-case logic-absent operator-group value-number numeric-text value-name compare-to "
                            + "compare-to-dotted field-output field-derived field-undeclared band-own-line own-output "
                            + "expression when default-names lookback-crossing lookback-comparison inverted "
                            + "risk-fractions risk-percents risk-either-key unit-smell trailing-true overtrading-top "
                            + "overtrading-in-risk overtrading-off said-twice risk protections weights confidence-calculation kept-keys models-empty models-needed "
                            + "no-symbol no-timeframe safe-id nested at-least text-in-conditions params symbols timeframe "
                            + "source-indicator epsilon weights-by-name")
                    .split(" "));

    record Expected(String name, Map<String, String> lines) {
        List<String> words(String key) {
            String line = lines.getOrDefault(key, "");
            return line.isEmpty() ? List.of() : List.of(line.split(" "));
        }

        Map<String, String> signals() {
            Map<String, String> signals = new LinkedHashMap<>(lines);
            signals.keySet().removeAll(Set.of("covers", "tells", "fails", "risk", "protections"));
            return signals;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Expected> documents() throws IOException {
        List<Expected> all = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("expectations.txt"))) {
            if (!line.startsWith(" ")) {
                all.add(new Expected(line, new LinkedHashMap<>()));
                continue;
            }
            String[] parts = line.strip().split(":? ", 2);
            all.get(all.size() - 1).lines.put(parts[0], parts[1]);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsAsExpected(Expected expected) throws IOException {
        String text = Files.readString(FOLDER.resolve(expected.name() + ".json"));
        StrategyReader.Draft draft = StrategyReader.draft(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        StrategyCheck.Result checked = StrategyCheck.check(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        String shown = ProblemText.of(expected.name(), checked.problems(), checked.source());
        assertEquals(Set.copyOf(expected.words("fails")), codes(checked, true), shown);
        assertEquals(expected.words("fails").isEmpty(), checked.isValid(), shown);
        assertTrue(codes(checked, false).containsAll(expected.words("tells")), shown);
        Map<String, String> signals = new LinkedHashMap<>();
        draft.spec().signals().forEach(s -> signals.put(s.id(), s.when().text()));
        assertEquals(expected.signals(), signals, shown);
        JsonNode printed = StrategyPrinter.document(draft.spec());
        for (String section : List.of("risk", "protections")) {
            String actual = printed.has(section) ? printed.get(section).toString() : NONE;
            assertEquals(expected.lines().getOrDefault(section, NONE), actual, shown);
        }
    }

    @Test
    void everyPointOfTheFormatIsCovered() throws IOException {
        Set<String> points = new TreeSet<>(POINTS);
        Operators.allWords().forEach(word -> points.add("operator-" + word));
        points.removeAll(Set.of("operator-cross", "operator-crosses"));
        Set<String> covered = documents().stream()
                .flatMap(d -> d.words("covers").stream())
                .collect(Collectors.toCollection(TreeSet::new));
        points.removeAll(covered);
        assertEquals(Set.of(), points, "no document covers these");
    }

    @Test
    void everyDocumentIsExpected() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> names = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".json"))
                    .map(f -> f.replace(".json", ""))
                    .collect(Collectors.toSet());
            assertEquals(names, documents().stream().map(Expected::name).collect(Collectors.toSet()));
            assertTrue(names.size() >= 40, names.size() + " documents");
        }
    }

    private static Set<String> codes(StrategyCheck.Result checked, boolean errors) {
        return checked.problems().stream()
                .filter(p -> p.isError() == errors)
                .map(Problem::code)
                .collect(Collectors.toSet());
    }
}
