package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, served by the real server. */
class PageBrowserTest {
    private static final String HOSTILE = "<script>window.owned = 1</script><img src=x onerror='window.owned = 2'>";
    /** Ten candles a second: fast enough for a test, slow enough to watch. */
    private static final double SPEED = 600;

    @TempDir
    static Path home;

    private static Chromium chromium;
    private static Candlebus candlebus;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.launch();
        candlebus = Candlebus.start(
                home,
                SPEED,
                List.of(
                        Documents.busy("busy", "Busy"),
                        Documents.busy("obedient", "Obedient"),
                        Documents.busy("hostile", HOSTILE),
                        Documents.holding("holding", "Holding")));
        candlebus.until(
                "listing four strategies",
                () -> candlebus.json("/api/v1/strategies").path("strategies").size() == 4);
    }

    @AfterAll
    static void stop() {
        if (candlebus != null) {
            candlebus.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/s/busy", "/events", "/webhooks", "/settings"})
    void everyRouteLoadsWithoutComplaint(String route) {
        for (Chromium.Look look : List.of(Chromium.Look.DARK, Chromium.Look.LIGHT, Chromium.Look.PHONE)) {
            try (Tab tab = chromium.open(look).visit(candlebus.url(route))) {
                tab.untilLive();
                tab.page.waitForSelector("h1");
                if (route.startsWith("/s/")) {
                    tab.untilChartIsDrawn();
                    long bars = tab.number("document.querySelector('cb-chart').dataset.bars");
                    tab.until("document.querySelector('cb-chart').dataset.bars > " + bars);
                }
                assertEquals(List.of(), tab.complaints(), route + " " + look);
            }
        }
    }

    @Test
    void thePageNeverScrollsSidewaysOnAPhone() {
        try (Tab tab = chromium.open(Chromium.Look.PHONE)) {
            for (String route : List.of("/", "/s/busy", "/events", "/webhooks", "/settings")) {
                tab.visit(candlebus.url(route)).untilLive();
                tab.page.waitForSelector("h1");
                assertTrue(tab.number("document.documentElement.scrollWidth") <= 390, route);
            }
        }
    }

    @Test
    void aDarkScreenGetsADarkPageAndTheToggleIsRemembered() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/"))) {
            tab.until("document.documentElement.dataset.theme === 'dark'");
            tab.page.keyboard().press("t");
            tab.until("document.documentElement.dataset.theme === 'light'");
            tab.page.reload();
            tab.until("document.documentElement.dataset.theme === 'light'");
        }
    }

    @Test
    void aNameWithMarkupIsShownAsText() {
        try (Tab tab = chromium.open(Chromium.Look.DARK)) {
            for (String route : List.of("/", "/s/hostile", "/events")) {
                tab.visit(candlebus.url(route)).untilLive();
                tab.page.waitForSelector("h1");
                if (!route.equals("/events")) {
                    tab.until("document.getElementById('main').textContent.includes(\""
                            + HOSTILE.replace("\"", "\\\"").replace("</script>", "<\\/script>") + "\")");
                }
                assertEquals(0, tab.number("window.owned ?? 0"), route);
                assertEquals(List.of(), tab.complaints(), route);
            }
        }
    }

    @Test
    void theKeyboardAndTheButtonsRuleAStrategy() {
        try (Tab tab = chromium.open(Chromium.Look.LIGHT).visit(candlebus.url("/s/obedient"))) {
            tab.untilChartIsDrawn();
            tab.page.waitForSelector(".chip[data-state=running]");
            tab.page.keyboard().press("p");
            tab.page.waitForSelector(".chip[data-state=paused]");
            assertEquals("paused", state("obedient"));
            tab.page.click("button[data-command=resume]");
            tab.page.waitForSelector(".chip[data-state=running]");
            tab.page.click("button[data-command=stop]");
            tab.page.waitForSelector("dialog[open] button[value=yes], .chip[data-state=stopped]");
            if (tab.page.locator("dialog[open] button[value=yes]").count() > 0) {
                tab.page.click("dialog[open] button[value=yes]");
            }
            tab.page.waitForSelector(".chip[data-state=stopped]");
            tab.page.click("button[data-command=start]");
            tab.page.waitForSelector(".chip[data-state=running]");
            assertEquals("running", state("obedient"));
        }
    }

    @Test
    void stoppingWithAPositionNamesWhatIsLost() {
        try (Tab tab = chromium.open(Chromium.Look.LIGHT).visit(candlebus.url("/s/holding"))) {
            tab.page.waitForSelector(".chip[data-position=long]");
            tab.page.click("button[data-command=stop]");
            String question = tab.text("dialog[open]");
            assertTrue(question.contains("begins again with fresh cash"), question);
            tab.page.keyboard().press("Escape");
            tab.until("document.querySelector('dialog[open]') === null");
            assertEquals("running", state("holding"));
            tab.page.click("button[data-command=stop]");
            tab.page.click("dialog[open] button[value=yes]");
            tab.page.waitForSelector(".chip[data-state=stopped]");
            assertEquals("stopped", state("holding"));
            tab.page.reload();
            tab.untilChartIsDrawn();
            tab.until("/^Last price\\s*\\d/.test(document.querySelector('.stats').innerText)");
            assertFalse(tab.text(".stats").contains("Candles\n0"), "a full chart of no candle");
            assertTrue(tab.text(".side .quiet").startsWith("candle closed "), tab.text(".side .quiet"));
            tab.page.click("button[data-command=start]");
            tab.page.waitForSelector(".chip[data-state=running]");
        }
    }

    @Test
    void aFileThatIsNotTakenUpIsSaidToBeSo() throws IOException {
        Path file = home.resolve("strategies").resolve("strategy-3.json");
        String valid = Files.readString(file);
        String mended = valid + "\n";
        try (Tab tab = chromium.open(Chromium.Look.DARK)) {
            Files.writeString(file, valid.replace("\"ema\"", "\"emu\""));
            tab.visit(candlebus.url("/s/holding"));
            tab.page.waitForSelector(".strip[data-problem=file-not-taken-up]");
            assertTrue(tab.text(".strip").contains("not taken up; revision 1 goes on"), tab.text(".strip"));
            assertTrue(tab.text(".strip").contains("emu"), tab.text(".strip"));
            Files.writeString(file, mended);
            tab.until("document.querySelector('.strip') === null");
        } finally {
            Files.writeString(file, mended);
        }
    }

    @Test
    void eventsAreFilteredByStrategyAndType() {
        try (Tab tab = chromium.open(Chromium.Look.LIGHT).visit(candlebus.url("/events"))) {
            tab.page.waitForSelector("tr[data-signal] a");
            tab.page.selectOption("select[name=strategy]", "busy");
            tab.page.selectOption("select[name=type]", "alert");
            tab.page.waitForSelector("tr[data-signal]");
            tab.until("[...document.querySelectorAll('tr[data-signal]')].every((row) =>"
                    + " row.querySelector('a').textContent === 'Busy' && row.innerText.includes('ALERT'))");
        }
    }

    @Test
    void aReplaySaysThatItIsOneAndHowFarItIs() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/"))) {
            tab.page.waitForSelector("#feed");
            String pill = tab.text("#feed");
            assertTrue(pill.matches("Replay ×600 · \\d\\d/\\d\\d/20\\d\\d \\d\\d:\\d\\d · \\d+ %"), pill);
            assertFalse(tab.text("#connection").contains("Live"), tab.text("#connection"));
            tab.page.click("#feed");
            String details = tab.text("dialog[open]");
            for (String counter : List.of("Lap", "Missing", "Duplicates", "Corrections", "Late", "Jumps")) {
                assertTrue(details.contains(counter), details);
            }
        }
    }

    @Test
    void theTableFindsAStrategyFromTheKeyboard() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.untilChartIsDrawn();
            tab.page.keyboard().press("/");
            tab.until("document.activeElement.id === 'find'");
            tab.page.waitForSelector("tr[data-strategy=busy]");
            tab.page.keyboard().type("obed");
            tab.until("document.querySelectorAll('tr[data-strategy]').length === 1");
            tab.page.click("tr[data-strategy=obedient] a");
            tab.until("location.pathname === '/s/obedient'");
            tab.untilChartIsDrawn();
        }
    }

    @Test
    void anUnknownStrategyIsSaidToBeUnknown() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/nobody"))) {
            tab.until("document.getElementById('main').textContent.includes('There is no strategy')");
        }
    }

    private static String state(String id) {
        return candlebus
                .json("/api/v1/strategies/" + id + "/status")
                .path("state")
                .asText();
    }
}
