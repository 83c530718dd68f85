package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a strategy's trading has come to, on its page: the same as by REST, once the candles have ended. */
class AccountBrowserTest {
    private static final int ROWS = 1_400;
    private static final long FIRST_MS = 1_704_067_200_000L;
    private static final String API = "/api/v1/strategies/";
    private static final String CANVAS = "document.querySelector('cb-chart .canvas')";

    @TempDir
    static Path home;

    private static Chromium chromium;
    private static Candlebus candlebus;

    @BeforeAll
    static void play() throws IOException {
        chromium = Chromium.launch();
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < ROWS; i++) {
            double price = 100 + 5 * Math.sin(i / 7.0) + 3 * Math.sin(i / 61.0);
            csv.append(FIRST_MS + i * 60_000L)
                    .append(",%1$.2f,%2$.2f,%3$.2f,%1$.2f,1%n".formatted(price, price + 0.2, price - 0.2));
        }
        Path source = Files.createDirectories(home.resolve("candles"));
        Files.writeString(source.resolve("BTC-USD-1m.csv"), csv);
        candlebus = Candlebus.playing(
                home,
                source,
                List.of(
                        Documents.guarded("guarded", "Guarded"),
                        Documents.breaking("breaking", "Breaking"),
                        Documents.thorough("quiet", "Quiet").replace("rsi_14 < 40", "rsi_14 < 0")));
        candlebus.until(
                "ended",
                () -> candlebus.json("/api/v1/feed").path("state").asText().equals("ended")
                        && candlebus
                                        .json(API + "guarded/status")
                                        .at("/last_candle/open_time_ms")
                                        .asLong()
                                == FIRST_MS + (ROWS - 1) * 60_000L);
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

    private static Tab open(String id, Chromium.Look look, String tabName) {
        Tab tab = chromium.open(look).visit(candlebus.url("/s/" + id));
        tab.untilChartIsDrawn();
        tab.untilLive();
        tab.page.click("#tab-" + tabName);
        return tab;
    }

    @Test
    void everyTradeIsInTheTableAndAClickShowsItOnTheChart() {
        JsonNode trades = candlebus.json(API + "guarded/trades").path("trades");
        assertTrue(trades.size() > 8, trades.toString());
        for (Chromium.Look look : List.of(Chromium.Look.DARK, Chromium.Look.LIGHT, Chromium.Look.PHONE)) {
            try (Tab tab = open("guarded", look, "trades")) {
                tab.page.waitForSelector("tr[data-trade]");
                Locator rows = tab.page.locator("tr[data-trade]");
                List<String> shown = new ArrayList<>();
                for (int i = 0; i < rows.count(); i++) {
                    shown.add(rows.nth(i).getAttribute("data-trade"));
                }
                assertEquals(trades.findValuesAsText("sequence"), shown);
                JsonNode oldest = trades.get(trades.size() - 1);
                tab.page.click("tr[data-trade='" + oldest.path("sequence").asText() + "'] button");
                long exitOpenMs = oldest.path("close_time_ms").asLong() - 60_000;
                tab.until(CANVAS + ".dataset.trade === '"
                        + oldest.path("entry_time_ms").asLong() + " " + exitOpenMs + "'");
                tab.page.click("tr[data-trade='" + oldest.path("sequence").asText() + "'] button");
                tab.until(CANVAS + ".dataset.trade === ''");
                assertEquals(List.of(), tab.complaints(), look.toString());
            }
        }
    }

    @Test
    void everyFigureIsTheServersAndSaysHowItIsComputed() {
        JsonNode metrics = candlebus.json(API + "guarded/performance").path("metrics");
        try (Tab tab = open("guarded", Chromium.Look.DARK, "performance")) {
            tab.page.waitForSelector(".card");
            assertEquals(metrics.size(), tab.page.locator(".card").count());
            for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
                String card = ".card[data-metric=" + metric.getKey() + "]";
                tab.page.focus(card);
                tab.until("document.querySelector('#about-metric code')?.textContent === "
                        + metric.getValue().path("formula"));
                assertTrue(tab.text("#about-metric").contains("n = "), tab.text("#about-metric"));
                String reason = metric.getValue().path("reason").asText("");
                assertEquals(
                        metric.getValue().path("value").isNull(),
                        tab.text(card + " b").equals("–"),
                        card);
                assertTrue(tab.text(card).contains(reason), tab.text(card));
            }
            double profit = metrics.at("/net_profit/value").asDouble();
            String shown = tab.text(".card[data-metric=net_profit] b")
                    .replace("−", "-")
                    .replaceAll("[+,]", "");
            assertEquals(profit, Double.parseDouble(shown), 0.005);
            assertEquals(Long.toString(metrics.at("/trades/value").asLong()), tab.text(".card[data-metric=trades] b"));
            JsonNode up = candlebus.json(API + "guarded/performance").at("/funnel/up");
            assertTrue(tab.text("tr[data-funnel=up]")
                    .contains(up.path("blocked").path("cooldown").asText()));
            assertTrue(tab.text("tr[data-shadow=cooldown]").matches("(?s).*(saved|cost) [\\d.,]+.*"));
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void theKeyboardWalksAlongEquity() {
        JsonNode points = candlebus.json(API + "guarded/equity").path("points").path("equity");
        try (Tab tab = open("guarded", Chromium.Look.LIGHT, "performance")) {
            tab.page.focus(".equity");
            tab.page.keyboard().press("ArrowLeft");
            String before = "%,.2f".formatted(points.get(points.size() - 2).asDouble());
            tab.until("document.querySelector('.equity .read b').textContent === '" + before + "'");
            tab.page.keyboard().press("Shift+ArrowLeft");
            String leap = "%,.2f".formatted(points.get(points.size() - 12).asDouble());
            tab.until("document.querySelector('.equity .read b').textContent === '" + leap + "'");
            tab.page.keyboard().press("Enter");
            assertTrue(tab.page.getAttribute(".equity", "aria-label").startsWith("Equity from 10,000.00 to "));
        }
    }

    @Test
    void aBlockedSignalSaysFirstWhatKeptItAndUntilWhen() {
        JsonNode blocked = candlebus
                .json(API + "guarded/signals?status=blocked")
                .path("signals")
                .get(0);
        try (Tab tab = open("guarded", Chromium.Look.DARK, "blocked")) {
            tab.page.click("tr[data-blocked='" + blocked.path("id").asText() + "'] button");
            tab.page.waitForSelector(".why .blocked-by");
            assertEquals("Why it was blocked", tab.text("#why"));
            String first = tab.text(".why .body > p");
            assertTrue(first.startsWith("Blocked by cooldown until "), first);
            assertTrue(first.contains(blocked.path("blocked_because").asText()), first);
            String count = Long.toString(
                    candlebus.json(API + "guarded/status").path("blocked").asLong());
            assertEquals("Blocked " + count, tab.text("#tab-blocked"));
        }
    }

    @Test
    void aPositionsStopsAndTargetAreLinesAndItsPauseHasAReason() {
        JsonNode status = candlebus.json(API + "breaking/status");
        assertEquals("paused", status.path("state").asText());
        assertTrue(status.at("/position/stop").asDouble() > 0, status.toString());
        try (Tab tab = open("breaking", Chromium.Look.DARK, "trades")) {
            tab.until(CANVAS + ".dataset.levels === 'entry stop target trailing stop'");
            assertEquals("Paused itself", tab.text(".chip[data-state=paused]"));
            assertTrue(tab.text("[data-paused]")
                    .contains(status.path("paused_because").asText()));
            assertTrue(tab.text("#history").contains("No trade yet."), tab.text("#history"));
            tab.page.waitForSelector(".chip[data-parity=in_parity]");
            tab.page.click("button[data-command=resume]");
            tab.page.waitForSelector(".chip[data-state=running]");
            assertEquals(0, tab.page.locator("[data-paused]").count());
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void withoutTradesTheTabsSayWhatIsMissing() {
        try (Tab tab = open("quiet", Chromium.Look.PHONE, "trades")) {
            tab.until("document.getElementById('history').textContent.includes('No trade yet.')");
            tab.page.click("#tab-blocked");
            tab.until("document.getElementById('history').textContent.includes('No signal was blocked.')");
            tab.page.click("#tab-performance");
            tab.page.waitForSelector(".card[data-metric=win_rate]");
            assertEquals("–", tab.text(".card[data-metric=win_rate] b"));
            assertTrue(tab.number("document.documentElement.scrollWidth") <= 390, "wider than the phone");
        }
    }
}
