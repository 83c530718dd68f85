package io.candlebus.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeframeTest {
    /** Some 300 years around the epoch. */
    private static final long FAR_MS = 150L * 365 * 86_400_000;

    @ParameterizedTest
    @EnumSource
    void candlesTileTheTimeBeforeAndAfterTheEpoch(Timeframe timeframe) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            long timeMs = random.nextLong(-FAR_MS, FAR_MS);
            long openMs = timeframe.openOf(timeMs);
            long closeMs = timeframe.closeOf(openMs);
            assertTrue(openMs <= timeMs && timeMs < closeMs, "time " + timeMs);
            assertEquals(openMs, timeframe.openOf(openMs));
            assertEquals(openMs, timeframe.openOf(closeMs - 1));
            assertEquals(closeMs, timeframe.openOf(closeMs));
            assertTrue(closeMs - openMs <= timeframe.longestMs());
        }
    }

    @Test
    void weeksOpenOnMondayAndMonthsOnTheirFirst() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 5_000; i++) {
            long timeMs = random.nextLong(-FAR_MS, FAR_MS);
            ZonedDateTime week = utc(Timeframe.W1.openOf(timeMs));
            assertEquals(DayOfWeek.MONDAY, week.getDayOfWeek());
            assertEquals(0, week.toLocalTime().toSecondOfDay());
            ZonedDateTime month = utc(Timeframe.MO1.openOf(timeMs));
            assertEquals(1, month.getDayOfMonth());
            assertEquals(
                    month.plusMonths(1),
                    utc(Timeframe.MO1.closeOf(month.toInstant().toEpochMilli())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1M, 2024-02-29T12:00:00Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "1M, 2023-02-28T23:59:59Z, 2023-02-01T00:00:00Z, 2023-03-01T00:00:00Z",
        "1M, 1900-02-28T00:00:00Z, 1900-02-01T00:00:00Z, 1900-03-01T00:00:00Z",
        "1M, 1969-12-31T23:59:59Z, 1969-12-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1w, 1970-01-01T00:00:00Z, 1969-12-29T00:00:00Z, 1970-01-05T00:00:00Z",
        "1w, 2013-12-01T16:02:00Z, 2013-11-25T00:00:00Z, 2013-12-02T00:00:00Z",
        "3d, 1969-12-31T00:00:00Z, 1969-12-29T00:00:00Z, 1970-01-01T00:00:00Z",
        "4h, 2013-11-25T07:59:59Z, 2013-11-25T04:00:00Z, 2013-11-25T08:00:00Z",
        "1m, 1969-12-31T23:59:59.999Z, 1969-12-31T23:59:00Z, 1970-01-01T00:00:00Z",
    })
    void aTimeBelongsToTheCandleAroundIt(String token, Instant time, Instant opens, Instant closes) {
        Timeframe timeframe = Timeframe.parse(token);
        assertEquals(opens.toEpochMilli(), timeframe.openOf(time.toEpochMilli()));
        assertEquals(closes.toEpochMilli(), timeframe.closeOf(opens.toEpochMilli()));
    }

    /** But for the month, which nobody puts together from months. */
    @ParameterizedTest
    @EnumSource
    void whatConsistsOfAnotherNeverSplitsIt(Timeframe shorter) {
        SplittableRandom random = new SplittableRandom(3);
        for (Timeframe longer : Timeframe.values()) {
            boolean splits = longer == shorter && longer == Timeframe.MO1;
            for (int i = 0; i < 2_000 && !splits; i++) {
                long openMs = shorter.openOf(random.nextLong(-FAR_MS, FAR_MS));
                splits = shorter.closeOf(openMs) > longer.closeOf(longer.openOf(openMs));
            }
            assertEquals(!splits, longer.consistsOf(shorter), longer + " of " + shorter);
        }
    }

    @Test
    void tokensTellMinutesFromMonths() {
        assertEquals(Optional.of(Timeframe.M1), Timeframe.of("1m"));
        assertEquals(Optional.of(Timeframe.MO1), Timeframe.of("1M"));
        assertEquals(Optional.empty(), Timeframe.of("1H"));
        for (Timeframe timeframe : Timeframe.values()) {
            assertEquals(timeframe, Timeframe.parse(timeframe.toString()));
        }
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Timeframe.parse("7m"));
        assertTrue(e.getMessage().contains("1s 1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w 1M"), e.getMessage());
        assertFalse(Timeframe.W1.consistsOf(Timeframe.D3));
    }

    private static ZonedDateTime utc(long ms) {
        return Instant.ofEpochMilli(ms).atZone(ZoneOffset.UTC);
    }
}
