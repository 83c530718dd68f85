package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The candles of a file, all of them in memory, where one takes about 70 bytes. Immutable.
 *
 * @param timeframe of the candles
 * @param candles ascending
 * @param rejected rows that made no candle
 */
public record CandleFile(Timeframe timeframe, List<Candle> candles, long rejected) {
    /** Rows of a file that are read at most: forty years of minutes. */
    public static final int LIMIT = 20_000_000;

    /**
     * Reads a file, once; its timeframe is its smallest step.
     *
     * @throws CandleCsv.Fault also when the step is no timeframe, or a candle does not stand where one of it opens
     */
    public static CandleFile read(Path file, BadRows badRows) throws CandleCsv.Fault {
        return read(file, badRows, LIMIT);
    }

    static CandleFile read(Path file, BadRows badRows, int limit) throws CandleCsv.Fault {
        CandleFile read = read(file, null, badRows, limit);
        for (Candle candle : read.candles) {
            if (read.timeframe.openOf(candle.openTimeMs()) != candle.openTimeMs()) {
                return read(file, read.timeframe, badRows, limit);
            }
        }
        return read;
    }

    /** @param timeframe which the candles must be aligned to; null to find out */
    private static CandleFile read(Path file, Timeframe timeframe, BadRows badRows, int limit) throws CandleCsv.Fault {
        List<Candle> candles = new ArrayList<>();
        long smallestMs = Long.MAX_VALUE;
        try (CandleCsv csv = CandleCsv.open(file, timeframe, badRows)) {
            long beforeMs = 0;
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                smallestMs = candles.isEmpty() ? smallestMs : Math.min(smallestMs, candle.openTimeMs() - beforeMs);
                beforeMs = candle.openTimeMs();
                if (candles.size() == limit) {
                    throw new CandleCsv.Fault(file.toString(), 0, "more than " + limit + " candles", null);
                }
                candles.add(candle);
            }
            Timeframe own = timeframe == null ? csv.timeframeOf(smallestMs) : timeframe;
            return new CandleFile(own, candles, csv.rejected());
        }
    }

    /**
     * The same put together to a higher timeframe; a candle that the file's end leaves unfinished is left out.
     *
     * @throws IllegalArgumentException when that does not consist of this one
     */
    public CandleFile in(Timeframe higher) {
        if (higher == timeframe) {
            return this;
        }
        List<Candle> whole = new ArrayList<>();
        CandleAggregator aggregator = new CandleAggregator(timeframe, higher);
        candles.forEach(part -> aggregator.add(part, whole::add));
        return new CandleFile(higher, whole, rejected);
    }
}
