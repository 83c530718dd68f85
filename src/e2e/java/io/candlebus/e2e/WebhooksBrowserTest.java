package io.candlebus.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of signals, and what became of it, on the page. */
class WebhooksBrowserTest {
    private final AtomicInteger status = new AtomicInteger(204);
    private final AtomicInteger heard = new AtomicInteger();

    @TempDir
    Path home;

    private HttpServer receiver() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            heard.incrementAndGet();
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    @Test
    void targetsAndDeliveriesAreShownTriedAndToldAgain() throws IOException {
        HttpServer receiver = receiver();
        TargetUrl url =
                TargetUrl.parse("http://127.0.0.1:" + receiver.getAddress().getPort() + "/token");
        Target bot = new Target("bot", url, Template.SLACK, List.of(), null, List.of(), true, true);
        try (Chromium chromium = Chromium.launch();
                Candlebus candlebus = Candlebus.telling(home, 300, List.of(Documents.busy("busy", "Busy")), bot)) {
            for (Chromium.Look look : List.of(Chromium.Look.LIGHT, Chromium.Look.DARK, Chromium.Look.PHONE)) {
                status.set(204);
                try (Tab tab = chromium.open(look).visit(candlebus.url("/webhooks"))) {
                    tab.page.waitForSelector("[data-webhook=bot] .chip[data-state=done]");
                    tab.page.waitForSelector("[data-delivery] .chip[data-state=done]");
                    assertFalse(tab.text("main").contains("token"), tab.text("main"));
                    assertTrue(tab.number("document.documentElement.scrollWidth - innerWidth") <= 0, look + " scrolls");
                    tab.page.click("[data-webhook=bot] button:text('Test')");
                    tab.until("document.querySelector('[role=status]').textContent.includes('took the test (204)')");
                    status.set(500);
                    tab.page.click("[data-webhook=bot] button:text('Test')");
                    tab.until("document.querySelector('[role=status]').textContent.includes('answered 500')");
                    int before = heard.get();
                    tab.page.click("[data-delivery] button >> nth=0");
                    candlebus.until("having told it again", () -> heard.get() > before);
                    tab.page.selectOption("select[name=state]", "dead");
                    tab.until("document.querySelector('main').textContent.includes('None is dead.')");
                    assertEquals(List.of(), tab.complaints(), look.toString());
                }
            }
        } finally {
            receiver.stop(0);
        }
    }
}
