package io.candlebus.e2e;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One page on the screen, and everything the browser complained about while it was there. */
final class Tab implements AutoCloseable {
    private static final int DEADLINE_MS = 30_000;
    private static final Set<String> COMPLAINTS = Set.of("error", "warning");
    private static final String REPORT_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation', (event) =>
              console.error('policy violation', event.violatedDirective, event.blockedURI));
            """;

    final Page page;
    private final List<String> complaints = new ArrayList<>();

    Tab(Page page) {
        this.page = page;
        page.setDefaultTimeout(DEADLINE_MS);
        page.addInitScript(REPORT_VIOLATIONS);
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("exception: " + error));
    }

    Tab visit(String url) {
        page.navigate(url);
        return this;
    }

    /** Waits until a JavaScript expression is true of the page. */
    void until(String expression) {
        page.waitForFunction("() => Boolean(" + expression + ")");
    }

    void untilChartIsDrawn() {
        page.waitForSelector("cb-chart[data-bars]");
    }

    void untilLive() {
        page.waitForSelector("#connection[data-connection=live]");
    }

    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    long number(String expression) {
        return ((Number) page.evaluate("() => Number(" + expression + ")")).longValue();
    }

    /** Open times of the candles on the chart, in its order. */
    List<Long> chartTimes() {
        List<Long> times = new ArrayList<>();
        for (Object time : (List<?>) page.evaluate("() => document.querySelector('cb-chart').openTimes")) {
            times.add(((Number) time).longValue());
        }
        return times;
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void heard(ConsoleMessage message) {
        if (COMPLAINTS.contains(message.type())) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    @Override
    public void close() {
        page.context().close();
    }
}
