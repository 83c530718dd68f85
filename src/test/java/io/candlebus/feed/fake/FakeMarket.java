package io.candlebus.feed.fake;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is traded on the fake exchange, and what time it is there. Any thread. */
public final class FakeMarket {
    private static final int EXCESS = 3;

    private final Map<Series, TreeMap<Long, Candle>> traded;
    private final int excess;
    private final long beginMs;
    private final double speed;
    private final long beganNs = System.nanoTime();

    /**
     * @param beginMs market time now
     * @param speed market time over wall time
     */
    public FakeMarket(Map<Series, List<Candle>> candles, long beginMs, double speed) {
        this.excess = 0;
        this.beginMs = beginMs;
        this.speed = speed;
        this.traded = new HashMap<>();
        candles.forEach((series, list) -> {
            TreeMap<Long, Candle> byOpen = new TreeMap<>();
            list.forEach(c -> byOpen.put(c.openTimeMs(), c));
            traded.put(series, byOpen);
        });
    }

    private FakeMarket(Map<Series, TreeMap<Long, Candle>> traded, int excess) {
        this.traded = traded;
        this.excess = excess;
        this.beginMs = 0;
        this.speed = 0;
    }

    public long nowMs() {
        return beginMs + (long) ((System.nanoTime() - beganNs) / 1e6 * speed);
    }

    /** The same series at a time at which nothing was traded yet. */
    FakeMarket untraded() {
        Map<Series, List<Candle>> none = new HashMap<>();
        traded.keySet().forEach(series -> none.put(series, List.of()));
        return new FakeMarket(none, nowMs(), speed);
    }

    /** The same, but a stretch of rows begins earlier than it was asked to. */
    FakeMarket generous() {
        return new FakeMarket(traded, EXCESS);
    }

    /** Whether nothing of a series was ever traded. */
    boolean isUntraded(Series series) {
        return traded.get(series).isEmpty();
    }

    Iterable<Series> series() {
        return traded.keySet();
    }

    /** A candle as it stands at a time; null when nothing of it was traded by then. */
    Candle at(Series series, long openMs, long nowMs) {
        Candle whole = traded.get(series).get(openMs);
        long lengthMs = series.timeframe().longestMs();
        if (whole == null || nowMs < openMs) {
            return null;
        }
        // In steps of a power of two, so that whole volumes can be taken apart and added up again without loss.
        double share = Math.min(1, Math.floor(64.0 * (nowMs - openMs) / lengthMs) / 64);
        if (share == 1) {
            return whole;
        }
        double close = share < 0.3 ? whole.open() : share < 0.6 ? whole.high() : whole.low();
        double high = share < 0.3 ? whole.open() : whole.high();
        double low = share < 0.6 ? Math.min(whole.open(), close) : whole.low();
        return new Candle(openMs, whole.open(), high, low, close, whole.volume() * share);
    }

    /** The rows of a stretch, ascending, the forming one among them. */
    List<Candle> rows(Series series, long fromMs, long toMs, long nowMs) {
        List<Candle> rows = new ArrayList<>();
        long earlierMs = fromMs - excess * series.timeframe().longestMs();
        for (long openMs :
                traded.get(series).subMap(earlierMs, Math.max(fromMs, toMs)).keySet()) {
            Candle row = at(series, openMs, nowMs);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }
}
