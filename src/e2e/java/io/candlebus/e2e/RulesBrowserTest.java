package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth table and the explanations on the page say what the server says. */
class RulesBrowserTest {
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
                home,
                SPEED,
                List.of(
                        Documents.thorough("thorough", "Thorough"),
                        Documents.thorough("still", "Still"),
                        Documents.busy("busy", "Busy")));
        candlebus.until(
                "having fired",
                () -> !signals("busy").isEmpty() && !signals("still").isEmpty());
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

    private static JsonNode signals(String id) {
        return candlebus.json(API + id + "/signals").path("signals");
    }

    @Test
    void theTableIsTheServersTreeRowByRow() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/still"))) {
            tab.page.waitForSelector(".truth-table");
            tab.page.click("button[data-command=stop]");
            tab.page.waitForSelector("dialog[open] button[value=yes], .chip[data-state=stopped]");
            if (tab.page.locator("dialog[open] button[value=yes]").count() > 0) {
                tab.page.click("dialog[open] button[value=yes]");
            }
            tab.page.waitForSelector(".chip[data-state=stopped]");
            tab.page.reload();
            tab.page.waitForSelector(".truth-table");
            JsonNode asked = candlebus.json(API + "still/conditions");
            tab.until("document.querySelector('.rules .quiet').textContent.startsWith('candle closed')");
            // Taken again when a candle closed in between: the feed goes on.
            while (!shownCloses(tab, asked)) {
                asked = candlebus.json(API + "still/conditions");
                tab.page.reload();
                tab.page.waitForSelector(".truth-table");
            }
            for (JsonNode rule : asked.path("rules")) {
                assertEquals(
                        truths(rule.path("condition")),
                        shown(tab, rule.path("signal").asText(), "row.dataset.truth"),
                        rule.path("signal").asText());
            }
            assertEquals(
                    List.of(
                            "within 10 candles",
                            "rsi_14 < 40",
                            "none of",
                            "close > bb_20_2.upper",
                            "close rising for 3 candles",
                            "close > fast"),
                    shown(tab, "in", "(row.querySelector('button') ?? row.children[1]).textContent.trim()"));
            assertEquals(asked.at("/rules/0/condition/parts/2/past").asText(), strip(tab));
            assertEquals(List.of(), tab.complaints());
        }
    }

    private static boolean shownCloses(Tab tab, JsonNode asked) {
        return tab.number("document.querySelector('.truth-table').dataset.closedMs")
                == asked.at("/candle/close_time_ms").asLong();
    }

    /** One per row of the table: what stands for several nodes has the truth of the outermost; a group on top has no row. */
    private static List<String> truths(JsonNode condition) {
        List<String> truths = new ArrayList<>();
        List<String> groups = List.of("all", "any");
        if (groups.contains(condition.path("kind").asText())) {
            condition.path("parts").forEach(part -> collect(part, truths));
        } else {
            collect(condition, truths);
        }
        return truths;
    }

    private static void collect(JsonNode condition, List<String> into) {
        String truth = condition.path("truth").asText();
        into.add(truth.equals("true") ? "T" : truth.equals("false") ? "F" : "?");
        JsonNode inner = condition.path("kind").asText().equals("not") ? condition.at("/parts/0") : condition;
        inner.path("parts").forEach(part -> collect(part, into));
    }

    private static List<String> shown(Tab tab, String rule, String what) {
        List<String> rows = new ArrayList<>();
        Object found = tab.page.evaluate("() => [...document.querySelectorAll('tbody[data-rule=" + rule
                + "] tr[data-truth]')].map((row) => " + what + ")");
        for (Object row : (List<?>) found) {
            rows.add((String) row);
        }
        return rows;
    }

    /** The strip of the condition on the average, read off its cells from left to right. */
    private static String strip(Tab tab) {
        return (String) tab.page.evaluate("""
                () => {
                  const svg = document.querySelectorAll('tbody[data-rule=in] tr.leaf')[4].querySelector('svg.strip-cells');
                  const cells = new Array(40).fill('');
                  for (const [look, letter] of [['yes', 'T'], ['no', 'F'], ['unsure', '?']]) {
                    for (const [, x] of svg.querySelector(`path.${look}`).getAttribute('d').matchAll(/M(\\d+) /g)) cells[x / 4] = letter;
                  }
                  return cells.join('');
                }
                """);
    }

    @Test
    void whatIsFormingIsDashedAndWhatIsUnknownNamesWhatItLacks() {
        try (Tab tab = chromium.open(Chromium.Look.LIGHT).visit(candlebus.url("/s/thorough"))) {
            tab.until("document.querySelector('tbody[data-rule=steady] .verdict.forming[data-verdict=fired]')"
                    + "?.textContent === 'would fire at close'");
            assertTrue(tab.text("tbody[data-rule=steady] th").contains("1 of 1 true"));
            tab.page.waitForSelector("tbody[data-rule=steady] svg rect.forming.yes");
            String reason = tab.text("tbody[data-rule=late] .reason");
            assertTrue(reason.matches("sma\\(90000\\): warming up: \\d+ of 90000 candles"), reason);
            assertEquals("?", tab.page.getAttribute("tbody[data-rule=late] tr.leaf", "data-truth"));
        }
    }

    @Test
    void aClickOnACandleTellsWhyAndCopiesIt() throws IOException {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            tab.untilChartIsDrawn();
            tab.untilLive();
            tab.page.locator("cb-chart .canvas").click();
            tab.page.waitForSelector(".why [data-explained]");
            assertEquals("Why here?", tab.text("#why"));
            long openMs = tab.number("document.querySelector('.why [data-explained]').dataset.explained");
            JsonNode explained = candlebus.json(API + "busy/explain?at=" + (openMs + 60_000));
            assertEquals(openMs, explained.at("/candle/open_time_ms").asLong());
            for (JsonNode rule : explained.path("rules")) {
                String card = ".why [data-rule=" + rule.path("signal").asText() + "]";
                assertEquals(rule.path("reason").asText(), tab.text(card + " .blocker"));
                assertEquals(rule.path("verdict").asText(), tab.page.getAttribute(card, "data-verdict"));
            }
            tab.page.click(".why button:has-text('Copy as JSON')");
            tab.until("document.getElementById('announcements').textContent === 'Copied'");
            JsonNode copied =
                    new ObjectMapper().readTree((String) tab.page.evaluate("() => navigator.clipboard.readText()"));
            // A browser writes 1.0 as 1.
            assertTrue(
                    explained.equals(
                            (a, b) -> a.isNumber() && b.isNumber()
                                    ? Double.compare(a.asDouble(), b.asDouble())
                                    : a.equals(b) ? 0 : 1,
                            copied),
                    copied.toString());
            tab.page.keyboard().press("Escape");
            tab.until("document.getElementById('why').textContent === 'Why it fired'");
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void aSignalShowsTheTreeThatWasStoredWithIt() {
        JsonNode signal = signals("busy").get(0);
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.page.click("tr[data-signal='" + signal.path("id").asText() + "'] button");
            tab.until("document.querySelector('.why .mono').textContent === '"
                    + signal.path("id").asText().substring(0, 8) + "'");
            assertTrue(tab.page.locator(".why .tree li[data-truth=T]").count() > 0);
            assertTrue(tab.text(".why .tree").contains("crosses"), tab.text(".why .tree"));
            tab.page.click(".why button:has-text('All rules here')");
            tab.page.waitForSelector(".why [data-rule=" + signal.path("signal").asText() + "][data-verdict=fired]");
        }
    }

    @Test
    void aKeyAsksWhyAndAnotherWalksThere() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.untilChartIsDrawn();
            tab.page.focus("cb-chart [role=img]");
            tab.page.keyboard().press("Shift+ArrowLeft");
            tab.page.keyboard().press("Shift+ArrowLeft");
            tab.page.keyboard().press("Enter");
            tab.page.waitForSelector(".why [data-explained]");
            long asked = tab.number("document.querySelector('.why [data-explained]').dataset.explained");
            assertTrue(tab.chartTimes().contains(asked));
        }
    }

    @Test
    void updatesMoveNothing() {
        for (Chromium.Look look : List.of(Chromium.Look.DARK, Chromium.Look.PHONE)) {
            try (Tab tab = chromium.open(look).visit(candlebus.url("/s/thorough"))) {
                tab.page.waitForSelector(".verdict.forming");
                tab.page.evaluate("""
                        () => {
                          window.moved = [];
                          new PerformanceObserver((list) => {
                            for (const entry of list.getEntries()) {
                              for (const { node } of entry.sources) {
                                const at = node?.nodeType === 1 ? node : node?.parentElement;
                                if (at?.closest('.side')) window.moved.push(at.outerHTML.slice(0, 200));
                              }
                            }
                          }).observe({ type: 'layout-shift' });
                        }
                        """);
                long bars = tab.number("document.querySelector('cb-chart').dataset.bars");
                tab.until("document.querySelector('cb-chart').dataset.bars > " + (bars + 30));
                Object heights = tab.page.evaluate(
                        "() => window.moved.filter((html) => html.includes('tbody') || html.includes('tr '))");
                assertEquals(List.of(), heights, look.toString());
            }
        }
    }
}
