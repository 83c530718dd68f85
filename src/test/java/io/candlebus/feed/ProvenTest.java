package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says is proven of venues: every row is there, and every test that it names is one. */
class ProvenTest {
    private static final Path DOCS = Path.of("docs/venues.md");
    private static final Path TESTS = Path.of("src/test/java/io/candlebus/feed");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (Q?\\d+) \\|(.*)$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.([cq]\\d\\d)`");
    private static final String CONTRACT = "VenueConformance";

    /** The tests that each row names, by the row's number. */
    private static Map<String, List<MatchResult>> rows() throws IOException {
        Map<String, List<MatchResult>> rows = new LinkedHashMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(DOCS)).results().toList()) {
            rows.put(row.group(1), NAMED.matcher(row.group(2)).results().toList());
        }
        return rows;
    }

    @Test
    void everyNumberHasItsRow() throws IOException {
        List<String> numbers = new ArrayList<>();
        IntStream.rangeClosed(1, 24).forEach(n -> numbers.add(String.valueOf(n)));
        IntStream.rangeClosed(1, 25).forEach(n -> numbers.add("Q" + n));
        assertEquals(numbers, List.copyOf(rows().keySet()));
        rows().forEach((number, tests) -> assertTrue(!tests.isEmpty(), "nothing proves " + number));
    }

    /** A conformance test proves its own number; a quirk is proven by its own at least. */
    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> sources = sources();
        for (Map.Entry<String, List<MatchResult>> row : rows().entrySet()) {
            boolean quirk = row.getKey().startsWith("Q");
            String own = String.format(
                    "%s%02d", quirk ? "q" : "c", Integer.parseInt(row.getKey().replace("Q", "")));
            assertTrue(row.getValue().stream().anyMatch(t -> t.group(2).equals(own)), "no " + own + " in its row");
            for (MatchResult test : row.getValue()) {
                assertTrue(quirk || test.group(2).equals(own), test.group() + " is in the row of " + row.getKey());
                String source = sources.getOrDefault(test.group(1), "");
                assertTrue(
                        declares(source, test.group(2)) || inEveryVenuesOwn(sources, test),
                        "there is no " + test.group());
            }
        }
    }

    private static boolean declares(String source, String number) {
        return Pattern.compile("@Test(Factory)?\\s+(void|Stream<DynamicTest>) " + number + "[A-Z]\\w+\\(")
                .matcher(source)
                .find();
    }

    /** What differs altogether from venue to venue is not in what they share. */
    private static boolean inEveryVenuesOwn(Map<String, String> sources, MatchResult test) {
        return test.group(1).equals(CONTRACT)
                && Venues.ALL.stream()
                        .allMatch(venue -> declares(sources.getOrDefault(ownClass(venue), ""), test.group(2))
                                || venue.name().startsWith("binance")
                                        && declares(sources.get("BinanceConformance"), test.group(2)));
    }

    private static String ownClass(Venue venue) {
        StringBuilder name = new StringBuilder();
        for (String part : venue.name().split("-")) {
            name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return name + "ConformanceTest";
    }

    /** No venue is left out: each has a class of its own that keeps to the contract, and sockets run for all. */
    @Test
    void everyVenuePassesAllOfThem() throws IOException {
        Map<String, String> sources = sources();
        for (Venue venue : Venues.ALL) {
            String own = sources.getOrDefault(ownClass(venue), "");
            assertTrue(
                    own.contains(" extends " + CONTRACT) || own.contains(" extends BinanceConformance "),
                    "no " + ownClass(venue));
        }
        for (String shared : List.of("SessionConformanceTest", "RepairConformanceTest", "SequenceConformanceTest")) {
            String source = sources.get(shared);
            assertEquals(
                    Arrays.stream(source.split("@TestFactory", -1)).skip(1).count(),
                    Pattern.compile("return Rig\\.everywhere\\(")
                            .matcher(source)
                            .results()
                            .count(),
                    shared);
        }
        assertTrue(sources.get("Rig").contains("for (Venue venue : Venues.ALL)"));
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            files.filter(f -> f.toString().endsWith(".java")).forEach(f -> {
                try {
                    sources.put(f.getFileName().toString().replace(".java", ""), Files.readString(f));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return sources;
    }
}
