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

/** A strategy on two symbols has a page for each: bitcoin costs about 100 there, litecoin about 10. */
class SymbolsBrowserTest {
    private static final int ROWS = 3_000;
    private static final double SPEED = 600;
    private static final long FIRST_MS = 1_704_067_200_000L;
    private static final String CLOSES = """
            (([low, high]) => { const { frames } = document.querySelector('cb-chart').replica;
              return frames.times.every((time) => frames.of(time).close > low && frames.of(time).close < high); })""";

    @TempDir
    Path home;

    private Chromium chromium;
    private Candlebus candlebus;

    @BeforeEach
    void play() throws IOException {
        chromium = Chromium.launch();
        Path source = Files.createDirectories(home.resolve("candles"));
        Files.writeString(source.resolve("BTC-USD-1m.csv"), csv(100));
        Files.writeString(source.resolve("LTC-USD-1m.csv"), csv(10));
        candlebus = Candlebus.playing(home, source, SPEED, List.of(Documents.twice("busy", "Busy")));
    }

    @AfterEach
    void stop() {
        if (candlebus != null) {
            candlebus.close();
        }
        chromium.close();
    }

    private static String csv(double level) {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < ROWS; i++) {
            double price = level * (1 + Math.sin(i / 7.0) / 20);
            csv.append(FIRST_MS + i * 60_000L)
                    .append(",%1$.2f,%2$.2f,%3$.2f,%1$.2f,1%n".formatted(price, price + 0.1, price - 0.1));
        }
        return csv.toString();
    }

    @Test
    void eachSymbolHasItsChartItsAccountAndItsAddress() {
        try (Tab tab = chromium.open(Chromium.Look.DARK)) {
            tab.visit(candlebus.url("/"));
            tab.page.click("a[href='/s/busy?symbol=LTC-USD']");
            assertShows(tab, "LTC/USD", 5, 15);
            tab.page.selectOption("#symbol", "BTC/USD");
            tab.until("location.search === '?symbol=BTC-USD'");
            assertShows(tab, "BTC/USD", 90, 110);
            assertEquals(
                    "symbol", tab.page.evaluate("() => document.activeElement.id"), "who chose has lost their place");
            tab.page.goBack();
            assertShows(tab, "LTC/USD", 5, 15);
            tab.page.reload();
            assertShows(tab, "LTC/USD", 5, 15);
            tab.page.goForward();
            assertShows(tab, "BTC/USD", 90, 110);
            tab.page.click("nav a[aria-current=page]");
            assertEquals("?symbol=BTC-USD", tab.page.evaluate("() => location.search"));
            tab.visit(candlebus.url("/s/busy"));
            assertShows(tab, "BTC/USD", 90, 110);
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void aSymbolThatIsNotOfTheStrategyLeadsBack() {
        try (Tab tab = chromium.open(Chromium.Look.LIGHT)) {
            tab.visit(candlebus.url("/s/busy?symbol=ETH-USD"));
            tab.page.waitForSelector(".placeholder");
            assertTrue(tab.text(".placeholder").contains("no strategy “busy” on ETH-USD"), tab.text(".placeholder"));
            tab.page.click(".placeholder a[href='/s/busy']");
            assertShows(tab, "BTC/USD", 90, 110);
        }
    }

    /** Live candles of the other symbol come on the same address; none of them may get in. */
    private static void assertShows(Tab tab, String symbol, double low, double high) {
        tab.untilLive();
        tab.untilChartIsDrawn();
        tab.until("document.querySelector('#symbol')?.value === '" + symbol + "'");
        long bars = tab.number("document.querySelector('cb-chart').dataset.bars");
        tab.until("document.querySelector('cb-chart').dataset.bars > " + (bars + 15));
        assertEquals(true, tab.page.evaluate(CLOSES, List.of(low, high)), "candles of another symbol");
        tab.until("/^[\\d.]+$/.test(document.querySelector('.stats dd').textContent)");
        double price = Double.parseDouble(tab.text(".stats dd"));
        assertTrue(price > low && price < high, symbol + " at " + price);
        tab.page.waitForSelector("tr[data-signal]");
        for (String signal :
                tab.page.locator("tr[data-signal] [data-label=Price]").allInnerTexts()) {
            double fired = Double.parseDouble(signal);
            assertTrue(fired > low && fired < high, symbol + " fired at " + fired);
        }
    }
}
