package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.fake.Seconds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live feed loses its venue, and finds it again: values that stand still do not look new. */
class StaleBrowserTest {
    private static final String PRICE = "[data-strategy=busy] [data-label='Last price']";

    /** As WCAG 2 computes it, of an element's text on the ground of its row. */
    private static final String CONTRAST = """
            selector => {
              const channel = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
              const luminance = (colour) => {
                const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => channel(part / 255));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const element = document.querySelector(selector);
              const ground = getComputedStyle(element.closest('tr')).backgroundColor;
              const [dark, light] = [getComputedStyle(element).color, ground].map(luminance).sort((x, y) => x - y);
              return (light + 0.05) / (dark + 0.05);
            }
            """;

    @TempDir
    Path home;

    private final Vertx outside = Vertx.vertx();
    private final FakeMarket market = Seconds.market(600, 7);
    private FakeExchange exchange;
    private int port;
    private Chromium chromium;
    private Candlebus candlebus;

    @BeforeEach
    void start() throws Exception {
        chromium = Chromium.launch();
        exchange = new FakeExchange(outside, "binance", market, 100, Map.of());
        port = now(exchange.listen(0));
        candlebus = Candlebus.live(home, port, List.of(Documents.seconds("busy", "Busy")));
        candlebus.until("live", () -> state().equals("live"));
    }

    @AfterEach
    void stop() throws Exception {
        if (candlebus != null) {
            candlebus.close();
        }
        if (chromium != null) {
            chromium.close();
        }
        now(outside.close());
    }

    @Test
    void aFeedThatLosesItsVenueGreysItsValuesAndSaysSinceWhenAndWhy() throws Exception {
        try (Tab tab = chromium.open(Chromium.Look.DARK);
                Tab phone = chromium.open(Chromium.Look.PHONE)) {
            tab.visit(candlebus.url("/"));
            tab.page.waitForSelector("[data-strategy=busy]:not(.stale) [data-state=running]");
            assertEquals(0, tab.page.locator(".banner[data-feed], [data-stale]").count());
            String fresh = colourOf(tab, PRICE);
            now(exchange.close());
            tab.page.waitForSelector("[data-strategy=busy].stale [data-stale]");
            assertNotEquals(fresh, colourOf(tab, PRICE));
            assertSays(tab, "[data-strategy=busy] [data-stale]");
            assertReadsWhenPointedAt(tab);
            assertTrue(tab.text(".banner[data-feed]").contains("no rule is decided and no signal fires"));
            tab.page.click("#feed");
            tab.page.waitForSelector("cb-feed-details dialog[open]");
            assertTrue(tab.text("cb-feed-details").contains("0 of 1"), tab.text("cb-feed-details"));
            tab.page.click("cb-feed-details a[href='/feed']");
            tab.page.waitForSelector("[data-series='BTC/USDT · 1s'].stale .stale-note");
            phone.visit(candlebus.url("/s/busy"));
            phone.page.waitForSelector(".strategy-head.stale [data-stale]");
            assertSays(phone, ".strategy-head [data-stale]");
            exchange = new FakeExchange(outside, "binance", market, 100, Map.of());
            now(exchange.listen(port));
            tab.page.waitForSelector("[data-series='BTC/USDT · 1s']:not(.stale)");
            phone.page.waitForSelector(".strategy-head:not(.stale)");
            assertEquals(
                    0, phone.page.locator(".banner[data-feed], [data-stale]").count());
        }
    }

    private static void assertSays(Tab tab, String selector) {
        String said = tab.text(selector);
        assertTrue(said.matches("(?s)Values are \\d+ ?(s|m|min).* old: .+"), said);
    }

    /** The ground of a row that is pointed at is not that of its panel. */
    private static void assertReadsWhenPointedAt(Tab tab) {
        tab.page.hover(PRICE);
        for (String theme : List.of("light", "dark")) {
            tab.page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme);
            double contrast = ((Number) tab.page.evaluate(CONTRAST, PRICE)).doubleValue();
            assertTrue(contrast >= 4.5, theme + ": " + contrast);
        }
    }

    private static String colourOf(Tab tab, String selector) {
        return (String)
                tab.page.evaluate("selector => getComputedStyle(document.querySelector(selector)).color", selector);
    }

    private String state() {
        return candlebus.json("/api/v1/feed").path("state").asText();
    }

    private static <T> T now(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
