package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue's page is what the catalogue says. */
class CatalogueDocsTest {
    private static final Path PAGE = Path.of("docs/indicators.md");

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

    @EveryIndicator
    void everyEntryStatesWarmupUnitAndCost(IndicatorType type) throws IOException {
        String page = CatalogueDocs.render(new Catalogue(List.of(type)));
        for (String word : new String[] {"Warm-up:", "Unit:", "Cost:"}) {
            assertTrue(page.contains(word), type + " does not state its " + word);
        }
    }
}
