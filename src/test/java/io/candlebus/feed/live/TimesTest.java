package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Waiting, and what time it is at the venue. */
class TimesTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void waitsGrowToABoundAndAreAnythingBelowIt() {
        Backoff backoff = new Backoff(new SplittableRandom(7));
        long longest = 0;
        for (int i = 0; i < 1_000; i++) {
            long waitMs = backoff.nextMs();
            long boundMs = Math.min(Backoff.LONGEST_MS, Backoff.FIRST_MS << Math.min(i, 10));
            assertTrue(waitMs >= 1 && waitMs <= boundMs, i + ": " + waitMs);
            longest = Math.max(longest, waitMs);
        }
        assertTrue(longest > Backoff.LONGEST_MS * 0.9, "" + longest);
        backoff.reset();
        assertTrue(backoff.nextMs() <= Backoff.FIRST_MS);
    }

    /** A clock that is wrong by any amount shows the venue's time, and never more, once the venue has spoken. */
    @Test
    void theVenuesTimeIsNeverOvertaken() {
        for (long skewMs : new long[] {-5_000, 0, 5_000, 86_400_000}) {
            VenueClock clock = new VenueClock(1_000_000 + skewMs, 0, 1);
            SplittableRandom random = new SplittableRandom(7);
            for (long second = 1; second < 3_600; second++) {
                long trueMs = 1_000_000 + second * 1_000;
                clock.heard(trueMs - 20 - random.nextLong(500), second * SECOND_NS);
                long nowMs = clock.nowMs(second * SECOND_NS);
                assertTrue(nowMs <= trueMs - 20 && nowMs >= trueMs - 520, skewMs + ": " + (nowMs - trueMs));
            }
        }
    }

    @Test
    void aDriftIsForgotten() {
        VenueClock clock = new VenueClock(0, 0, 1);
        clock.heard(5_000, 0);
        assertEquals(5_000, clock.aheadMs());
        for (long at = 1; at <= 3; at++) {
            long localMs = at * VenueClock.WINDOW_MS;
            clock.heard(localMs + 1_000, localMs * 1_000_000);
        }
        assertEquals(1_000, clock.aheadMs());
    }
}
