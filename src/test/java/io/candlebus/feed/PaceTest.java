package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void candleTimePassesSpeedTimesAsFast() {
        Pace pace = new Pace(60);
        pace.anchor(1_000_000, 5_000);
        assertEquals(1_000, pace.waitMs(1_060_000, 5_000));
        assertEquals(400, pace.waitMs(1_060_000, 5_600));
        assertEquals(0, pace.waitMs(1_060_000, 6_000));
        assertEquals(1_036_000, pace.candleMs(5_600));
        assertEquals(1_000, pace.wallMs(60_000));
    }

    @Test
    void withoutASpeedNothingWaits() {
        Pace pace = new Pace(0);
        assertEquals(0, pace.waitMs(Long.MAX_VALUE, 0));
        assertEquals(0, pace.wallMs(60_000));
    }

    @Test
    void afterAStallOnlyASecondIsCaughtUp() {
        Pace pace = new Pace(1);
        pace.anchor(0, 0);
        assertEquals(0, pace.waitMs(60_000, 3_600_000));
        assertEquals(0, pace.waitMs(61_000, 3_600_000));
        assertEquals(59_000, pace.waitMs(120_000, 3_600_000));
    }

    @Test
    void aCandleFormsWithinItsRangeAndEndsAsItself() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            double low = 1 + random.nextDouble();
            double high = low + random.nextDouble();
            double open = low + (high - low) * random.nextDouble();
            double close = low + (high - low) * random.nextDouble();
            Candle whole = new Candle(0, open, high, low, close, 5);
            double before = 0;
            for (double share = 0; share <= 1; share += 0.05) {
                Candle forming = FormingPath.at(whole, share);
                assertEquals(open, forming.open());
                assertTrue(forming.high() <= high && forming.low() >= low, forming + " in " + whole);
                assertTrue(forming.high() - forming.low() >= before, "a range never shrinks");
                before = forming.high() - forming.low();
            }
            Candle end = FormingPath.at(whole, 1);
            assertEquals(high, end.high());
            assertEquals(low, end.low());
            assertEquals(close, end.close(), 1e-2);
        }
    }
}
