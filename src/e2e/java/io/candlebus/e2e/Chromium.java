package io.candlebus.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine, headless. One per test class; close it when done. */
final class Chromium implements AutoCloseable {
    /** Names a browser that is somewhere else. */
    private static final String PATH_VARIABLE = "CHROMIUM";

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    /** How a page is looked at. */
    record Look(ColorScheme scheme, int width, int height) {
        static final Look DARK = new Look(ColorScheme.DARK, 1440, 900);
        static final Look LIGHT = new Look(ColorScheme.LIGHT, 1440, 900);
        static final Look PHONE = new Look(ColorScheme.DARK, 390, 844);
    }

    private Chromium(Path executable) {
        // No download: the driver speaks to the browser that is installed.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    /** Starts it; without one the calling test is skipped, and says what it lacked. */
    static Chromium launch() {
        String named = System.getenv(PATH_VARIABLE);
        Path found = Stream.concat(Stream.ofNullable(named), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(
                found != null, "no Chromium at " + String.join(", ", PLACES) + " nor in $" + PATH_VARIABLE);
        return new Chromium(found);
    }

    /** A tab with a profile of its own. */
    Tab open(Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme()));
        return new Tab(context.newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
