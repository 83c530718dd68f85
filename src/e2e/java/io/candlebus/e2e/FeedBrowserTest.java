package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that brings no more candles is said to do so on every page. */
class FeedBrowserTest {
    private static final int ROWS = 700;
    private static final long FIRST_MS = 1_704_067_200_000L;
    private static final List<String> ROUTES = List.of("/", "/s/busy", "/events", "/settings");

    @TempDir
    Path home;

    private Chromium chromium;
    private Candlebus candlebus;

    @BeforeEach
    void launch() {
        chromium = Chromium.launch();
    }

    @AfterEach
    void stop() {
        if (candlebus != null) {
            candlebus.close();
        }
        chromium.close();
    }

    @Test
    void aFailedFeedShowsItsReasonOnEveryPage() throws IOException {
        play("1704109200000,dear,100,100,100,1\n", "failed");
        try (Tab tab = chromium.open(Chromium.Look.LIGHT)) {
            for (String route : ROUTES) {
                tab.visit(candlebus.url(route));
                tab.page.waitForSelector(".banner[data-feed=failed]");
                String banner = tab.text(".banner");
                assertTrue(banner.contains("\"dear\" is no number"), banner);
            }
        }
    }

    @Test
    void anEndedFeedLeavesNoStrategyLookingHappy() throws IOException {
        play("", "ended");
        try (Tab tab = chromium.open(Chromium.Look.DARK)) {
            for (String route : ROUTES) {
                tab.visit(candlebus.url(route));
                tab.page.waitForSelector(".banner[data-feed=ended]");
            }
            for (String route : List.of("/", "/s/busy")) {
                tab.visit(candlebus.url(route));
                tab.page.waitForSelector(".chip[data-state=running].starved");
                assertEquals("Running, but the feed has ended", tab.text(".chip[data-state=running]"));
            }
        }
    }

    /** Plays a wave of candles, then whatever else the file says, until the feed is in a state. */
    private void play(String lastRow, String state) throws IOException {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < ROWS; i++) {
            double price = 100 + 5 * Math.sin(i / 7.0);
            csv.append(FIRST_MS + i * 60_000L)
                    .append(",%1$.2f,%2$.2f,%3$.2f,%1$.2f,1%n".formatted(price, price + 1, price - 1));
        }
        Path source = Files.createDirectories(home.resolve("candles"));
        Files.writeString(source.resolve("BTC-USD-1m.csv"), csv + lastRow);
        candlebus = Candlebus.playing(home, source, List.of(Documents.busy("busy", "Busy")));
        candlebus.until(
                state,
                () -> candlebus.json("/api/v1/feed").path("state").asText().equals(state));
    }
}
