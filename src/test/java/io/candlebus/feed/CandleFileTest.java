package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleFileTest {
    private static final Path WEEK = Path.of("src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv");

    @TempDir
    Path folder;

    @Test
    void oneReadGivesWhatRowsGiveOneByOne() throws IOException {
        CandleFile file = CandleFile.read(WEEK, BadRows.REFUSE);
        List<Candle> rows = new ArrayList<>();
        try (CandleCsv csv = CandleCsv.open(WEEK, Timeframe.M1, BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                rows.add(candle);
            }
        }
        assertEquals(Timeframe.M1, file.timeframe());
        assertEquals(rows, file.candles());
        assertEquals(0, file.rejected());
    }

    @Test
    void higherCandlesAreWholeOnes() throws IOException {
        CandleFile minutes = write("0,1,1,1,1", "60,2,3,2,2", "120,1,2,0.5,1", "180,5,5,5,5");
        CandleFile whole = minutes.in(Timeframe.M3);
        assertEquals(List.of(new Candle(0, 1, 3, 0.5, 1, 0)), whole.candles(), "the second is not over");
        assertEquals(Timeframe.M3, whole.timeframe());
        assertEquals(minutes, minutes.in(Timeframe.M1));
        assertThrows(IllegalArgumentException.class, () -> minutes.in(Timeframe.S1));
    }

    @Test
    void aRowOffTheGridIsAFaultWithItsLineOrSkipped() throws IOException {
        String[] rows = {"0,1,1,1,1", "60,1,1,1,1", "150,1,1,1,1", "240,1,1,1,1"};
        CandleCsv.Fault fault = assertThrows(CandleCsv.Fault.class, () -> write(rows));
        assertEquals(4, fault.line());
        assertTrue(fault.reason().endsWith("is not where a candle of 1m opens"), fault.reason());
        CandleFile skipped = CandleFile.read(folder.resolve("c.csv"), BadRows.SKIP);
        assertEquals(1, skipped.rejected());
        assertEquals(3, skipped.candles().size());
    }

    @Test
    void moreCandlesThanTheLimitAreRefused() throws IOException {
        write("0,1,1,1,1", "60,1,1,1,1", "120,1,1,1,1");
        Path file = folder.resolve("c.csv");
        assertEquals(3, CandleFile.read(file, BadRows.REFUSE, 3).candles().size());
        CandleCsv.Fault fault = assertThrows(CandleCsv.Fault.class, () -> CandleFile.read(file, BadRows.REFUSE, 2));
        assertEquals("more than 2 candles", fault.reason());
    }

    private CandleFile write(String... rows) throws IOException {
        Path file = folder.resolve("c.csv");
        Files.writeString(file, "time,open,high,low,close\n" + String.join("\n", rows) + "\n");
        return CandleFile.read(file, BadRows.REFUSE);
    }
}
