package io.candlebus.store;

import static io.candlebus.store.Samples.BTC;
import static io.candlebus.store.Samples.MINUTE;
import static io.candlebus.store.Samples.candle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.FinalCandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LedgerTest extends LedgerRig {
    private void append(long from, long to) throws Exception {
        LongStream.range(from, to).mapToObj(Samples::candle).forEach(ledger::append);
        writer.flushed().get(10, TimeUnit.SECONDS);
    }

    private static List<FinalCandle> candles(long from, long to) {
        return LongStream.range(from, to).mapToObj(Samples::candle).toList();
    }

    @Test
    void readsJoinMemoryAndStoreWithoutASeam() throws Exception {
        append(0, 10_000);
        assertEquals(candles(9_990, 10_000), ledger.range(BTC, 0, Long.MAX_VALUE, 10));
        assertEquals(candles(9_000, 10_000), ledger.range(BTC, 0, Long.MAX_VALUE, 1_000));
        assertEquals(candles(100, 200), ledger.range(BTC, 100 * MINUTE, 200 * MINUTE, 1_000));
        assertEquals(candles(9_930, 9_940), ledger.range(BTC, 9_930 * MINUTE, 9_940 * MINUTE, 1_000));
        assertEquals(candles(9_935, 9_940), ledger.range(BTC, 0, 9_940 * MINUTE, 5));
        for (long from : List.of(0L, 17L, 9_930L, 9_936L, 9_999L, 10_000L)) {
            List<FinalCandle> replayed = new ArrayList<>();
            ledger.replay(BTC, from * MINUTE, replayed::add);
            assertEquals(candles(from, 10_000), replayed);
        }
    }

    @Test
    void aNewLedgerKnowsWhatTheStoreKept() throws Exception {
        append(0, 100);
        Ledger again = new Ledger(store, writer, IN_MEMORY);
        assertEquals(candle(99), again.newest(BTC));
        assertEquals(candles(36, 100), again.recent(BTC, 0, Long.MAX_VALUE, 1_000));
        assertEquals(List.of(BTC), again.series());
    }

    @Test
    void whatDoesNotOpenLaterIsRefused() throws Exception {
        append(0, 10);
        assertThrows(IllegalArgumentException.class, () -> ledger.append(candle(9)));
        assertEquals(9 * MINUTE, ledger.newestOpenMs(BTC));
        assertEquals(3, ledger.newerThan(BTC, 6 * MINUTE, 100));
        assertEquals(2, ledger.newerThan(BTC, 6 * MINUTE, 2));
        assertEquals(0, ledger.newerThan(BTC, 9 * MINUTE, 2));
    }

    @Test
    void aReaderNeverSeesCandlesOutOfOrderWhileTheWriterGoesRound() throws Exception {
        SeriesTail tail = new SeriesTail(IN_MEMORY);
        AtomicBoolean done = new AtomicBoolean();
        Thread writing = new Thread(() -> {
            LongStream.range(0, 200_000).mapToObj(Samples::candle).forEach(tail::append);
            done.set(true);
        });
        writing.start();
        long longest = 0;
        boolean last;
        do {
            last = done.get();
            List<FinalCandle> seen = tail.range(Long.MIN_VALUE, Long.MAX_VALUE, 1_000);
            longest = Math.max(longest, seen.size());
            for (int i = 1; i < seen.size(); i++) {
                assertEquals(
                        seen.get(i - 1).candle().openTimeMs() + MINUTE,
                        seen.get(i).candle().openTimeMs());
            }
        } while (!last);
        writing.join();
        assertTrue(longest > 0);
    }
}
