package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/data.md to what is so. */
class DataPageTest {
    @Test
    void theExampleIsReadAndIsHowTheDemoBegins() throws Exception {
        String page = page();
        String example = page.substring(page.indexOf("```csv\n") + 7, page.indexOf("```\n", page.indexOf("```csv\n")));
        byte[] bytes = example.getBytes(StandardCharsets.UTF_8);
        List<Candle> week = ReplayFeedTest.week();
        try (CandleCsv csv = CandleCsv.of("example", new ByteArrayInputStream(bytes), Timeframe.M1, BadRows.REFUSE)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(week.get(i), csv.next());
            }
        }
    }

    @Test
    void theDemoIsDescribedAsItIs() throws Exception {
        List<Candle> week = ReplayFeedTest.week();
        String last =
                Instant.ofEpochMilli(week.get(week.size() - 1).openTimeMs()).toString();
        assertEquals("2013-12-01T16:02:00Z", last);
        long minutes = (week.get(week.size() - 1).openTimeMs() - week.get(0).openTimeMs()) / 60_000 + 1;
        assertTrue(page().contains("2013-11-25 00:00 to 2013-12-01 16:02 UTC"));
        assertTrue(page().contains(week.size() + " candles of " + minutes + " minutes"));
        assertTrue(page().contains("the other " + (minutes - week.size()) + " nobody"));
        assertTrue(Files.readString(Path.of("NOTICE")).contains("ta4j-examples"));
    }

    @Test
    void timeframesAndLimitsAreThoseOfTheProgram() throws Exception {
        String timeframes =
                Arrays.stream(Timeframe.values()).map(Timeframe::toString).collect(Collectors.joining(" "));
        assertTrue(page().contains("`" + timeframes + "`"));
        assertTrue(page().contains("at most " + ByteLines.LONGEST_LINE + " bytes"));
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("docs/data.md"));
    }
}
