package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue's page and its pictures are what the catalogue says. */
class CatalogueDocsTest {
    private static final Path PAGE = Path.of("docs/indicators.md");
    private static final Path PICTURES = Path.of("docs/images/indicators");
    private static final int LARGEST = 8_000;
    private static final Pattern SOURCE = Pattern.compile(
            "\\b[Aa]s (in )?[A-Z]|\\bAfter [A-Z]|TA-Lib|TradingView|Stock\\.Indicators|ta4j|pandas|charting tools");

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = CatalogueDocs.page();
        if (Boolean.getBoolean("candlebus.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertTrue(Files.exists(PAGE), PAGE + " is missing; run this test with -Dcandlebus.regenerate=true");
        assertEquals(page, Files.readString(PAGE), PAGE + " is stale; run this test with -Dcandlebus.regenerate=true");
    }

    /** Of two headings with one title a link finds the first. */
    @Test
    void everyHeadingHasATitleOfItsOwn() throws IOException {
        Set<String> seen = new HashSet<>();
        List<String> again = CatalogueDocs.page()
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .filter(title -> !seen.add(title))
                .toList();
        assertEquals(List.of(), again);
    }

    @Test
    void thePicturesAreUpToDate() throws IOException {
        Map<String, String> pictures = CatalogueImages.draw(Indicators.ALL);
        if (Boolean.getBoolean("candlebus.regenerate")) {
            Files.createDirectories(PICTURES);
            for (var picture : pictures.entrySet()) {
                Files.writeString(PICTURES.resolve(picture.getKey() + ".svg"), picture.getValue());
            }
        }
        for (var picture : pictures.entrySet()) {
            Path file = PICTURES.resolve(picture.getKey() + ".svg");
            assertTrue(Files.exists(file), file + " is missing; run this test with -Dcandlebus.regenerate=true");
            assertEquals(picture.getValue(), Files.readString(file), file + " is stale");
            assertTrue(
                    picture.getValue().length() < LARGEST,
                    file + " has " + picture.getValue().length());
        }
        try (Stream<Path> files = Files.list(PICTURES)) {
            assertEquals(pictures.size(), files.count(), "pictures of what there is no more");
        }
    }

    @EveryIndicator
    void everyEntryStatesWarmupUnitCostAndWhoseItIs(IndicatorType type) throws IOException {
        String page = CatalogueDocs.section(type);
        for (String word : new String[] {"Warm-up:", "Unit:", "Cost:"}) {
            assertTrue(page.contains(word), type + " does not state its " + word);
        }
        assertTrue(SOURCE.matcher(page).find(), type + " does not state whom it follows");
    }
}
