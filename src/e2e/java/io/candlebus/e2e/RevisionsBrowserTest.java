package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The revisions of a strategy on its page. */
class RevisionsBrowserTest {
    private static final double SPEED = 600;
    private static final String API = "/api/v1/strategies/";

    @TempDir
    static Path home;

    private static Chromium chromium;
    private static Candlebus candlebus;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.launch();
        candlebus = Candlebus.start(
                home, SPEED, List.of(Documents.busy("busy", "Busy"), Documents.holding("holding", "Holding")));
        candlebus.put(API + "busy", Documents.busy("busy", "Busy").replace("\"period\": 8", "\"period\": 12"));
        candlebus.put(
                API + "holding", Documents.holding("holding", "Holding").replace("\"period\": 3", "\"period\": 4"));
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

    private static Tab open(Chromium.Look look, String id) {
        Tab tab = chromium.open(look).visit(candlebus.url("/s/" + id));
        tab.untilChartIsDrawn();
        tab.page.click("#tab-revisions");
        tab.page.waitForSelector("tr[data-revision]");
        return tab;
    }

    @Test
    void theyAreListedWithWhatRunsAndWhatIsDifferent() {
        try (Tab tab = open(Chromium.Look.LIGHT, "busy")) {
            assertEquals("Revision 2", tab.text("tr[data-revision] b"));
            assertEquals(2, tab.number("document.querySelectorAll('tr[data-revision]').length"));
            assertTrue(tab.text("tr[data-revision='2']").contains("since "), tab.text("tr[data-revision='2']"));
            assertTrue(
                    tab.text("tr[data-revision='1']").contains("strategy-0.json"), tab.text("tr[data-revision='1']"));
            assertEquals(
                    0,
                    tab.page
                            .locator("[data-difference='1'], [data-restore='2']")
                            .count());
            tab.page.click("[data-difference='2']");
            tab.page.waitForSelector(".difference[data-before='1'][data-after='2']");
            String shown = tab.text(".difference");
            assertTrue(shown.contains("Only revision 1") && shown.contains("Only revision 2"), shown);
            long rows = tab.number("document.querySelectorAll('.difference tr[data-only]').length");
            JsonNode difference = candlebus.json(API + "busy/revisions/2/difference");
            assertTrue(rows > 10, shown);
            assertTrue(difference.at("/only_after/count").asInt() > 0, difference.toString());
            tab.page.click("[data-difference='2']");
            tab.until("document.querySelector('.difference') === null");
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void oneIsBroughtBackAfterAQuestionThatNamesWhatIsLeftBehind() {
        try (Tab tab = open(Chromium.Look.DARK, "holding")) {
            tab.page.waitForSelector(".chip[data-position=long]");
            tab.page.click("[data-restore='1']");
            String question = tab.text("dialog[open]");
            assertTrue(question.contains("begins flat") && question.contains("left behind: long"), question);
            tab.page.keyboard().press("Escape");
            tab.until("document.querySelector('dialog[open]') === null");
            assertEquals(2, candlebus.json(API + "holding").path("revision").asInt());
            tab.page.click("[data-restore='1']");
            tab.page.click("dialog[open] button[value=yes]");
            tab.page.waitForSelector(".said[data-tone=good]");
            String said = tab.text(".said");
            assertTrue(said.startsWith("Revision 3 took over from revision 2 on BTC/USD"), said);
            assertTrue(said.contains("is left behind"), said);
            tab.page.waitForSelector("tr[data-revision='3'][aria-current=true]");
            assertTrue(
                    tab.text("tr[data-revision='3']").contains("restored from 1"), tab.text("tr[data-revision='3']"));
            tab.until("document.querySelector('.strategy-head').innerText.includes('revision 3')");
            tab.untilChartIsDrawn();
            assertEquals(
                    1, candlebus.json(API + "holding/revisions").at("/runs").size());
            assertEquals(
                    3, candlebus.json(API + "holding/status").path("revision").asInt());
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void theyFitAPhone() {
        try (Tab tab = open(Chromium.Look.PHONE, "busy")) {
            tab.page.click("[data-difference='2']");
            tab.page.waitForSelector(".difference");
            assertTrue(tab.number("document.documentElement.scrollWidth") <= 390, "it scrolls sideways");
        }
    }
}
