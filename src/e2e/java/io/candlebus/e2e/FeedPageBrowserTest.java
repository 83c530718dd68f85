package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing and what was corrected is listed by series; what came out otherwise than it is stored is said everywhere. */
class FeedPageBrowserTest {
    private static final int ROWS = 700;
    private static final long FIRST_MS = 1_704_067_200_000L;
    private static final long CORRECTED_MS = FIRST_MS + 690 * 60_000L;

    @TempDir
    Path home;

    private Chromium chromium;
    private Candlebus candlebus;

    /** Two series; from one of them three candles are missing. */
    @BeforeEach
    void play() throws IOException {
        chromium = Chromium.launch();
        Path source = Files.createDirectories(home.resolve("candles"));
        Files.writeString(source.resolve("BTC-USD-1m.csv"), csv(100, 650));
        Files.writeString(source.resolve("LTC-USD-1m.csv"), csv(10, ROWS));
        candlebus = Candlebus.playing(home, source, List.of(Documents.busy("busy", "Busy")));
        untilEnded();
    }

    @AfterEach
    void stop() {
        if (candlebus != null) {
            candlebus.close();
        }
        chromium.close();
    }

    private static String csv(double level, int hole) {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < ROWS; i++) {
            double price = level * (1 + Math.sin(i / 7.0) / 20);
            if (i < hole || i >= hole + 3) {
                csv.append(FIRST_MS + i * 60_000L)
                        .append(",%1$.2f,%2$.2f,%3$.2f,%1$.2f,1%n".formatted(price, price + 1, price - 1));
            }
        }
        return csv.toString();
    }

    private void untilEnded() {
        candlebus.until(
                "ended",
                () -> candlebus.json("/api/v1/feed").path("state").asText().equals("ended"));
    }

    /** Has each statement change one row of the store. */
    private void whileStopped(String... statements) throws Exception {
        candlebus.stop();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + candlebus.store());
                Statement statement = store.createStatement()) {
            for (String text : statements) {
                assertEquals(1, statement.executeUpdate(text), text);
            }
        }
        candlebus.startAgain();
        untilEnded();
    }

    @Test
    void gapsAndCorrectionsAreCountedBySeriesAndLeadToWhatIsKnownOfThem() throws Exception {
        whileStopped("INSERT INTO correction (series, open_ms, revision, open, high, low, close, volume, provenance,"
                + " received_ms) SELECT series, open_ms, 2, open, 151, low, 150, volume, provenance, received_ms FROM candle"
                + " WHERE open > 50 AND open_ms = " + CORRECTED_MS);
        try (Tab tab = chromium.open(Chromium.Look.LIGHT)) {
            tab.visit(candlebus.url("/feed"));
            tab.page.waitForSelector("[data-gap]");
            assertEquals(1, tab.page.locator("[data-gap]").count());
            String gap = tab.text("[data-gap=source_had_none]");
            assertTrue(gap.contains("BTC/USD · 1m") && gap.contains("01/01/2024, 10:50"), gap);
            assertEquals("3", tab.text("[data-gap] [data-label=Missing]"));
            assertEquals("1", tab.text("[data-series='BTC/USD · 1m'] [data-label=Gaps]"));
            assertEquals("0", tab.text("[data-series='LTC/USD · 1m'] [data-label=Gaps]"));
            assertEquals(1, follow(tab, "[data-gap] a").path("gaps").size());
            assertEquals(
                    1,
                    follow(tab, "[data-series='BTC/USD · 1m'] [data-label=Gaps] a")
                            .path("gaps")
                            .size());

            tab.page.waitForSelector("[data-correction='" + CORRECTED_MS + "']");
            assertEquals("150.00", tab.text("[data-correction] [data-label='Close now']"));
            assertEquals(2, follow(tab, "[data-correction] a").path("revisions").size());

            tab.page.selectOption("select[name=series]", "LTC/USD · 1m");
            tab.until("!document.querySelector('[data-gap], [data-correction]')");
            assertEquals(1, tab.page.locator("[data-series]").count());
            assertEquals(List.of(), tab.complaints());
        }
    }

    private JsonNode follow(Tab tab, String link) {
        return candlebus.json(tab.page.getAttribute(link, "href"));
    }

    /** The newest signal reads otherwise than it came out, and is decided once more, as after a kill before its session's place was stored. */
    @Test
    void anotherSignalFromTheSameCandlesIsSaidOnEveryPage() throws Exception {
        try (Tab tab = chromium.open(Chromium.Look.DARK)) {
            tab.visit(candlebus.url("/"));
            tab.untilLive();
            tab.page.waitForSelector("[data-strategy=busy]");
            assertEquals(0, tab.page.locator("[data-store]").count());
            whileStopped(
                    "UPDATE signal SET payload_hash = 'another' WHERE sequence = (SELECT max(sequence) FROM signal)",
                    "UPDATE session SET seen_ms = live_from_ms");
            tab.page.waitForSelector(".banner[data-store=alarm]");
            assertTrue(
                    tab.text("[data-store=alarm]").contains("1 signal came out otherwise"), tab.text("[data-store]"));
            for (String route : List.of("/s/busy", "/events", "/feed", "/settings")) {
                tab.visit(candlebus.url(route));
                tab.page.waitForSelector(".banner[data-store=alarm]");
            }
        }
    }
}
