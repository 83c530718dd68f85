package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of screens, a keyboard and weak eyes need. Every check lists what violates it. */
class AccessibilityBrowserTest {
    private static final double SPEED = 600;

    private static final String NAMELESS = """
            () => [...document.querySelectorAll('button, a[href], input, select, [role=img], [role=region], dialog')]
              .filter((node) => {
                const labelled = document.getElementById(node.getAttribute('aria-labelledby') ?? '');
                const name = node.getAttribute('aria-label') || labelled?.textContent || node.textContent.trim()
                  || node.labels?.[0]?.textContent || '';
                return name.trim() === '';
              })
              .map((node) => node.outerHTML.slice(0, 120))
            """;
    private static final String BARE_TABLE_HEADS = """
            () => [...document.querySelectorAll('table.data th:not([scope])')].map((node) => node.outerHTML)
            """;
    private static final String DANGLING = """
            () => ['aria-labelledby', 'aria-controls'].flatMap((attribute) =>
              [...document.querySelectorAll(`[${attribute}]`)]
                .filter((node) => !document.getElementById(node.getAttribute(attribute)))
                .map((node) => `${attribute}=${node.getAttribute(attribute)}`))
            """;
    /** Contrast as WCAG 2 computes it: text 4.5 to 1, borders of controls 3 to 1, on every ground it is used on. */
    private static final String LOW_CONTRAST = """
            () => {
              const root = document.documentElement;
              const channel = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
              const luminance = (name) => {
                const hex = getComputedStyle(root).getPropertyValue(name).trim();
                const [r, g, b] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ratio = (a, b) => {
                const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
                return (light + 0.05) / (dark + 0.05);
              };
              const texts = ['--text', '--text-2', '--text-3', '--accent', '--up', '--down', '--warn', '--error'];
              const pairs = [
                ...texts.map((text) => [text, '--surface', 4.5]),
                ...texts.filter((text) => text !== '--text-3').map((text) => [text, '--bg', 4.5]),
                ...['--text', '--text-2', '--accent', '--warn', '--error'].map((text) => [text, '--surface-2', 4.5]),
                ...['--plot-1', '--plot-2', '--plot-3', '--plot-4', '--plot-5'].map((plot) => [plot, '--surface', 3]),
                ['--on-accent', '--accent', 4.5],
                ['--control', '--surface', 2.8],
              ];
              const found = [];
              for (const theme of ['light', 'dark']) {
                for (const palette of ['blue-orange', 'classic', 'mono']) {
                  root.dataset.theme = theme;
                  root.dataset.palette = palette;
                  for (const [a, b, least] of pairs) {
                    if (!(ratio(a, b) >= least)) found.push(`${theme} ${palette} ${a} on ${b}: ${ratio(a, b).toFixed(2)}`);
                  }
                }
              }
              return found;
            }
            """;

    @TempDir
    static Path home;

    private static Chromium chromium;
    private static Candlebus candlebus;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.launch();
        candlebus = Candlebus.start(home, SPEED, List.of(Documents.busy("busy", "Busy")));
        candlebus.until(
                "having fired",
                () -> candlebus
                                .json("/api/v1/strategies/busy/signals")
                                .path("signals")
                                .size()
                        > 0);
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
    @ValueSource(strings = {"/", "/s/busy", "/b", "/w", "/events", "/feed", "/settings"})
    void everythingHasItsNameAndItsPlace(String route) {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url(route))) {
            tab.untilLive();
            tab.page.waitForSelector(List.of("/settings", "/b", "/w").contains(route) ? "select" : "table.data");
            assertEquals(List.of(), tab.page.evaluate(NAMELESS));
            assertEquals(List.of(), tab.page.evaluate(BARE_TABLE_HEADS));
            assertEquals(List.of(), tab.page.evaluate(DANGLING));
            assertEquals(1, tab.number("document.querySelectorAll('h1').length"), "headings of the first rank");
            assertEquals(1, tab.number("document.querySelectorAll('main').length"), "main landmarks");
            assertEquals("en", tab.page.evaluate("() => document.documentElement.lang"));
        }
    }

    @Test
    void revisionsHaveTheirNamesAndTheirPlaces() {
        candlebus.put(
                "/api/v1/strategies/busy", Documents.busy("busy", "Busy").replace("\"period\": 8", "\"period\": 12"));
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.untilLive();
            tab.page.click("#tab-revisions");
            tab.page.click("tr[data-revision] [data-difference]");
            tab.page.waitForSelector(".difference");
            assertEquals(List.of(), tab.page.evaluate(NAMELESS));
            assertEquals(List.of(), tab.page.evaluate(BARE_TABLE_HEADS));
            assertEquals(List.of(), tab.page.evaluate(DANGLING));
        }
    }

    @Test
    void figuresAndTradesHaveTheirNamesAndTheirPlaces() {
        try (Tab tab = chromium.open(Chromium.Look.LIGHT).visit(candlebus.url("/s/busy"))) {
            tab.untilLive();
            for (String name : List.of("trades", "blocked", "performance")) {
                tab.page.click("#tab-" + name);
                tab.page.waitForSelector("#history[aria-labelledby=tab-" + name + "]");
                tab.page.waitForSelector("#history table, #history .placeholder");
                assertEquals(List.of(), tab.page.evaluate(NAMELESS), name);
                assertEquals(List.of(), tab.page.evaluate(BARE_TABLE_HEADS), name);
                assertEquals(List.of(), tab.page.evaluate(DANGLING), name);
            }
        }
    }

    @Test
    void everyColourOfEveryPaletteHasItsContrast() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/settings"))) {
            tab.page.waitForSelector("h1");
            assertEquals(List.of(), tab.page.evaluate(LOW_CONTRAST));
        }
    }

    @Test
    void arrowKeysReadTheChartAloud() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.untilChartIsDrawn();
            tab.page.focus("cb-chart [role=img]");
            tab.page.keyboard().press("ArrowLeft");
            tab.until("/close [\\d,.]+/.test(document.querySelector('cb-chart [aria-live]').textContent)");
        }
    }

    @Test
    void candlesAreNeverAnnounced() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.untilChartIsDrawn();
            tab.page.evaluate(
                    "() => { window.heard = []; new MutationObserver(() =>"
                            + " window.heard.push(document.getElementById('announcements').textContent))"
                            + ".observe(document.getElementById('announcements'), { childList: true, characterData: true, subtree: true }); }");
            long bars = tab.number("document.querySelector('cb-chart').dataset.bars");
            tab.until("document.querySelector('cb-chart').dataset.bars > " + (bars + 20));
            assertEquals(
                    List.of(),
                    tab.page.evaluate("() => window.heard.filter((text) => !/^(BUY|SELL|EXIT|ALERT)/.test(text))"));
        }
    }

    @Test
    void theKeyboardReachesTheContentFirst() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/"))) {
            tab.page.waitForSelector("table.data");
            tab.page.keyboard().press("Tab");
            assertEquals("Skip to content", tab.page.evaluate("() => document.activeElement.textContent"));
            tab.page.keyboard().press("Enter");
            tab.until("document.activeElement.id === 'main'");
        }
    }
}
