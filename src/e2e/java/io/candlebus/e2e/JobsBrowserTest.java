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

/** Backtests and sweeps on the page: asked for, watched, cancelled, read. */
class JobsBrowserTest {
    private static final double SPEED = 60;
    private static final String API = "/api/v1";

    @TempDir
    static Path home;

    private static Chromium chromium;
    private static Candlebus candlebus;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.launch();
        String varied = Documents.busy("varied", "Varied")
                .replaceFirst(
                        "\"indicators\"",
                        "\"params\": { \"hot\": { \"default\": 70, \"min\": 40, \"max\": 90, \"step\": 10 },"
                                + " \"low\": { \"default\": 1, \"min\": 1, \"max\": 100, \"step\": 1 } },\n  \"indicators\"")
                .replace(
                        "\"operator\": \"lt\", \"value\": 90 }",
                        "\"operator\": \"lt\", \"value\": \"hot\" }, { \"indicator\": \"rsi\", \"operator\": \"gt\", \"value\": \"low\" }");
        candlebus = Candlebus.start(home, SPEED, List.of(Documents.busy("busy", "Busy"), varied));
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

    private static Tab open(Chromium.Look look, String path) {
        Tab tab = chromium.open(look).visit(candlebus.url(path));
        tab.page.waitForSelector("form.job-form");
        return tab;
    }

    /** Chooses a strategy, and waits for what its document says. */
    private static void choose(Tab tab, String id) {
        tab.page.selectOption("[name=strategy]", id);
    }

    private static JsonNode result(Tab tab) {
        String path = (String) tab.page.evaluate("() => location.pathname");
        String id = path.substring(path.lastIndexOf('/') + 1);
        return candlebus.json(API + (path.startsWith("/b") ? "/backtests/" : "/sweeps/") + id);
    }

    @Test
    void aBacktestIsRunAndReadOnThePage() {
        try (Tab tab = open(Chromium.Look.DARK, "/b")) {
            choose(tab, "varied");
            tab.page.waitForSelector("[data-param=hot]");
            tab.page.fill("[data-param=hot]", "90");
            tab.page.fill("[name=fee_bps]", "0");
            tab.page.click("form.job-form .primary");
            tab.page.waitForSelector("[data-card=total_return]");
            JsonNode job = result(tab);
            assertEquals(90, job.at("/report/params/hot").intValue());
            assertEquals(0, job.at("/report/semantics/fee_bps").intValue());
            assertEquals(7, tab.number("document.querySelectorAll('.cards > div').length"));
            int trades = job.at("/report/trades").size();
            assertTrue(trades > 10, job.at("/report/metrics").toString());
            assertEquals(Math.min(200, trades), tab.number("document.querySelectorAll('.trades tbody tr').length"));
            assertEquals(3, tab.number("document.querySelectorAll('.funnel tbody tr').length"));
            assertEquals(
                    job.at("/report/warnings").size(),
                    tab.number("document.querySelectorAll('[data-warning]').length"));
            assertTrue(
                    (boolean) tab.page.evaluate("() => { const warned = document.querySelector('[data-warning]');"
                            + " return warned.compareDocumentPosition(document.querySelector('.cards')) === 4; }"),
                    "warnings stand before figures");
            assertEquals(
                    job.at("/report/equity").size(),
                    tab.number("document.querySelector('.equity .worth').getAttribute('points').split(' ').length"));
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void itsPageShowsTheSameAndRunsUnderItsOwnPolicy() {
        try (Tab tab = open(Chromium.Look.LIGHT, "/b")) {
            choose(tab, "busy");
            tab.page.click("form.job-form .primary");
            tab.page.waitForSelector("[data-card=total_return]");
            String href = tab.page.getAttribute("a[target=_blank]", "href");
            tab.visit(candlebus.url(href));
            tab.until("document.querySelectorAll('.card').length >= 7");
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void whatIsWrongIsToldBesideTheForm() {
        try (Tab tab = open(Chromium.Look.DARK, "/b")) {
            choose(tab, "varied");
            tab.page.waitForSelector("[data-param=hot]");
            tab.page.fill("[data-param=hot]", "91");
            tab.page.fill("[name=cash]", "-1");
            tab.page.click("form.job-form .primary");
            tab.page.waitForSelector(".refusals li");
            String said = tab.text(".refusals");
            assertTrue(said.contains("/cash") && said.contains("hot must be from 40 to 90, not 91"), said);
            assertEquals("/b", tab.page.evaluate("() => location.pathname"));
        }
    }

    @Test
    void aSweepIsReadAsAMapWithTheKeyboard() {
        try (Tab tab = open(Chromium.Look.DARK, "/w")) {
            choose(tab, "varied");
            tab.page.waitForSelector(
                    "#axis-names option[value=hot]",
                    new com.microsoft.playwright.Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
            tab.page.locator("[name=axis]").nth(0).fill("hot");
            tab.page.locator("[name=axis]").nth(1).fill("low");
            tab.page.locator("[name=values]").nth(1).fill("1:41:20");
            tab.page.selectOption("[name=rank]", "total_return");
            tab.page.fill("[name=walk_forward]", "2");
            tab.page.click("form.job-form .primary");
            tab.page.waitForSelector(".heat td");
            JsonNode report = result(tab).path("report");
            assertEquals(18, tab.number("document.querySelectorAll('.heat td').length"));
            assertEquals(18, report.path("results").size());
            assertEquals(
                    1,
                    tab.number(
                            "[...document.querySelectorAll('.heat td')].filter((cell) => cell.textContent.includes('★')).length"));
            assertEquals(
                    "70",
                    tab.page.evaluate(
                            "() => [...document.querySelectorAll('.heat td')]"
                                    + ".find((cell) => cell.textContent.includes('◆')).parentElement.querySelector('th').textContent"));
            tab.page.focus(".heat td[data-x='0'][data-y='0']");
            tab.page.keyboard().press("ArrowDown");
            tab.until("document.activeElement.dataset.y === '1'");
            tab.page.keyboard().press("ArrowRight");
            tab.until("document.activeElement.dataset.x === '1' && document.activeElement.dataset.y === '1'");
            JsonNode set = report.path("results").get(4);
            assertEquals("{\"hot\":50.0,\"low\":21.0}", set.path("params").toString());
            String told = tab.text("[aria-live=polite].body");
            assertTrue(told.startsWith("hot = 50, low = 21: return "), told);
            assertEquals(2, tab.number("document.querySelectorAll('.walk tbody tr').length"));
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void aLongSweepShowsItsProgressAndIsCancelled() {
        try (Tab tab = open(Chromium.Look.DARK, "/w")) {
            choose(tab, "varied");
            tab.page.locator("[name=axis]").nth(0).fill("low");
            tab.page.locator("[name=values]").nth(0).fill("1:100:1");
            tab.page.locator("[name=axis]").nth(1).fill("/indicators/2/params/period");
            tab.page.locator("[name=values]").nth(1).fill("2:101:1");
            tab.page.click("form.job-form .primary");
            tab.page.click("#cancel");
            tab.page.waitForSelector(".chip[data-state=cancelled]");
            JsonNode job = result(tab);
            assertEquals("cancelled", job.path("state").asText());
            assertTrue(
                    job.path("progress").doubleValue() < 1, job.path("progress").toString());
            tab.page.click("a.button[href='/w']");
            tab.page.waitForSelector(".jobs tr[data-job] .chip[data-state=cancelled]");
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void theyFitAPhone() {
        for (String path : List.of("/b", "/w")) {
            try (Tab tab = open(Chromium.Look.PHONE, path)) {
                assertTrue(tab.number("document.documentElement.scrollWidth") <= 390, path + " scrolls sideways");
                choose(tab, "varied");
                if (path.equals("/w")) {
                    tab.page.locator("[name=axis]").nth(0).fill("hot");
                }
                tab.page.click("form.job-form .primary");
                tab.page.waitForSelector(".cards > div");
                assertTrue(tab.number("document.documentElement.scrollWidth") <= 390, path + " scrolls sideways");
            }
        }
    }
}
