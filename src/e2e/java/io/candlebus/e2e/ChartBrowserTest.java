package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart follows the engine, whatever happens to the connection. */
class ChartBrowserTest {
    private static final double SPEED = 600;
    private static final String CHART = "document.querySelector('cb-chart')";

    @TempDir
    Path home;

    private Chromium chromium;
    private Candlebus candlebus;

    @BeforeEach
    void start() throws IOException {
        chromium = Chromium.launch();
        candlebus = Candlebus.start(home, SPEED, List.of(Documents.busy("busy", "Busy")));
        candlebus.until(
                "listing the strategy",
                () -> candlebus.json("/api/v1/strategies").path("strategies").size() == 1);
    }

    @AfterEach
    void stop() {
        if (candlebus != null) {
            candlebus.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aFiredSignalIsOnTheChartWithinASecond() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.untilChartIsDrawn();
            tab.untilLive();
            // The page measures from the moment the signal was stored until its mark was drawn. A machine that is busy
            // with something else may be late once; it is not late every time.
            tab.until(CHART + ".dataset.lastSignalDelayMs !== undefined && " + CHART
                    + ".dataset.lastSignalDelayMs <= 1000");
            String id = (String) tab.page.evaluate("() => " + CHART + ".dataset.lastSignalId");
            JsonNode stored =
                    candlebus.json("/api/v1/strategies/busy/signals?limit=200").path("signals");
            assertTrue(stored.findValuesAsText("id").contains(id), "the chart shows a signal that was never stored");
        }
    }

    @Test
    void aRestartLeavesNoHoleAndNoDuplicate() {
        try (Tab tab = chromium.open(Chromium.Look.DARK).visit(candlebus.url("/s/busy"))) {
            tab.untilChartIsDrawn();
            long before = tab.number(CHART + ".dataset.lastMs");
            tab.until(CHART + ".dataset.lastMs > " + before);
            candlebus.stop();
            tab.page.waitForSelector("#connection[data-connection=offline]");
            long atOutage = tab.number(CHART + ".dataset.lastMs");
            candlebus.startAgain();
            tab.untilLive();
            tab.until(CHART + ".dataset.lastMs > " + (atOutage + 20 * 60_000));
            assertChartEqualsLedger(tab);
        }
    }

    @Test
    void olderCandlesJoinAtTheLeftWithoutHoleOrDuplicate() {
        candlebus.until("holding some history", () -> ledger(0, Long.MAX_VALUE).size() > 500);
        try (Tab tab = chromium.open(Chromium.Look.LIGHT).visit(candlebus.url("/s/busy"))) {
            tab.untilChartIsDrawn();
            tab.page.keyboard().press("f");
            tab.until(CHART + ".querySelector('.canvas').dataset.marks > 0");
            assertChartEqualsLedger(tab);
        }
    }

    private void assertChartEqualsLedger(Tab tab) {
        List<Long> shown = tab.chartTimes();
        assertEquals(shown.size(), new HashSet<>(shown).size(), "a candle is drawn twice");
        long first = shown.get(0);
        long last = shown.get(shown.size() - 1);
        assertEquals(ledger(first, last + 1), shown);
    }

    private List<Long> ledger(long fromMs, long toMs) {
        String range = toMs == Long.MAX_VALUE ? "" : "&from=" + fromMs + "&to=" + toMs;
        JsonNode candles = candlebus
                .json("/api/v1/candles?symbol=BTC/USD&timeframe=1m&limit=5000" + range)
                .path("candles");
        List<Long> times = new ArrayList<>();
        candles.forEach(candle -> times.add(candle.path("open_time_ms").asLong()));
        return times;
    }
}
