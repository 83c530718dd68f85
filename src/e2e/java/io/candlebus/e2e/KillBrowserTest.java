package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thrown kill switch is said on every page, until it is lifted. */
class KillBrowserTest {
    @TempDir
    Path home;

    @Test
    void theBannerComesWithTheSwitchAndGoesWithIt() throws IOException {
        try (Chromium chromium = Chromium.launch();
                Candlebus candlebus = Candlebus.start(home, 60, List.of(Documents.busy("busy", "Busy")));
                Tab tab = chromium.open(Chromium.Look.LIGHT)) {
            tab.visit(candlebus.url("/"));
            tab.untilLive();
            assertEquals(0, tab.page.locator("[data-kill]").count());
            candlebus.post("/api/v1/kill", "{\"reason\": \"<b>wrong</b> prices\"}");
            tab.page.waitForSelector(".banner[data-kill=thrown]");
            assertTrue(tab.text("[data-kill]").contains("<b>wrong</b> prices"), tab.text("[data-kill]"));
            for (String route : List.of("/s/busy", "/events", "/settings")) {
                tab.visit(candlebus.url(route));
                tab.page.waitForSelector(".banner[data-kill=thrown]");
            }
            candlebus.post("/api/v1/unkill", "{\"reason\": \"prices are right\"}");
            tab.until("!document.querySelector('[data-kill]')");
            assertEquals(List.of(), tab.complaints());
        }
    }
}
