package io.candlebus.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static List<Long> waits(double chance) {
        return IntStream.range(1, Retry.ATTEMPTS)
                .mapToObj(attempts -> Retry.waitMs(attempts, chance))
                .toList();
    }

    @Test
    void waitsGrowFromSecondsToADayAndVaryByAFifth() {
        assertEquals(List.of(5_000L, 30_000L, 120_000L, 600_000L, 3_600_000L, 21_600_000L, 86_400_000L), waits(0.5));
        assertEquals(List.of(4_000L, 24_000L, 96_000L, 480_000L, 2_880_000L, 17_280_000L, 69_120_000L), waits(0));
        assertEquals(6_000, Retry.waitMs(1, Math.nextDown(1.0)));
        assertEquals(103_680_000, Retry.waitMs(7, Math.nextDown(1.0)));
    }

    @Test
    void whatAReceiverAsksForIsReadInSecondsOrAsADateAndHasALimit() {
        long nowMs = 1_445_412_480_000L;
        assertEquals(0, Retry.askedMs(null, nowMs));
        assertEquals(120_000, Retry.askedMs(" 120 ", nowMs));
        assertEquals(3_000, Retry.askedMs("Wed, 21 Oct 2015 07:28:03 GMT", nowMs));
        assertEquals(0, Retry.askedMs("Wed, 21 Oct 2015 07:27:00 GMT", nowMs));
        assertEquals(86_400_000, Retry.askedMs("999999999", nowMs));
        for (String nonsense : List.of("", "-5", "1e9", "soon", "99999999999999999999", "٣")) {
            assertEquals(0, Retry.askedMs(nonsense, nowMs), nonsense);
        }
    }
}
