package io.candlebus.cli;

import io.candlebus.feed.CandleCsv;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Timeframe;
import java.util.ArrayDeque;

/** The candles of a file in the timeframe that is wanted; one that the file's end leaves unfinished is left out. */
final class CandleStream implements AutoCloseable {
    private final CandleCsv csv;
    private final CandleAggregator aggregator;
    private final ArrayDeque<Candle> ready = new ArrayDeque<>();

    /** @param wanted consists of {@code own} */
    CandleStream(CandleCsv csv, Timeframe own, Timeframe wanted) {
        this.csv = csv;
        this.aggregator = new CandleAggregator(own, wanted);
    }

    /** The next candle; null at the end. */
    Candle next() throws CandleCsv.Fault {
        while (ready.isEmpty()) {
            Candle part = csv.next();
            if (part == null) {
                return null;
            }
            aggregator.add(part, ready::add);
        }
        return ready.poll();
    }

    /** Rows that made no candle. */
    long rejected() {
        return csv.rejected();
    }

    @Override
    public void close() throws CandleCsv.Fault {
        csv.close();
    }
}
