package io.candlebus.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.market.Candle;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/** What holds of every file that is read as candles. */
final class CandleFileOracle {
    private CandleFileOracle() {}

    /** Reads the bytes twice: once up to the first bad row, once passing over bad rows. */
    static void verify(byte[] bytes) {
        List<Candle> until = new ArrayList<>();
        CandleCsv.Fault fault = read(bytes, BadRows.REFUSE, until);
        List<Candle> all = new ArrayList<>();
        CandleCsv.Fault grave = read(bytes, BadRows.SKIP, all);
        assertEquals(until, all.subList(0, Math.min(until.size(), all.size())), "what comes first is the same");
        if (fault == null) {
            assertEquals(until, all, "without a bad row both are the same");
            assertEquals(null, grave);
        }
        for (int i = 1; i < all.size(); i++) {
            assertTrue(all.get(i).openTimeMs() > all.get(i - 1).openTimeMs(), "times ascend");
        }
    }

    /** What is wrong, or null; the candles before that are added. */
    static CandleCsv.Fault read(byte[] bytes, BadRows badRows, List<Candle> into) {
        try (CandleCsv csv = CandleCsv.of("fuzz.csv", new ByteArrayInputStream(bytes), null, badRows)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                into.add(candle);
            }
            return null;
        } catch (CandleCsv.Fault fault) {
            assertFalse(fault.reason().isBlank(), "a fault says why");
            assertTrue(fault.line() >= 0, "a fault says where");
            return fault;
        }
    }
}
