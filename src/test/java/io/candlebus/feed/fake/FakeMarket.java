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
    private final Map<Series, TreeMap<Long, Candle>> traded;
    private final long beginMs;
    private final double speed;
    private final long beganNs = System.nanoTime();

    /**
     * @param beginMs market time now
     * @param speed market time over wall time
     */
    public FakeMarket(Map<Series, List<Candle>> candles, long beginMs, double speed) {
        this.beginMs = beginMs;
        this.speed = speed;
        this.traded = new HashMap<>();
        candles.forEach((series, list) -> {
            TreeMap<Long, Candle> byOpen = new TreeMap<>();
            list.forEach(c -> byOpen.put(c.openTimeMs(), c));
            traded.put(series, byOpen);
        });
    }

    public long nowMs() {
        return beginMs + (long) ((System.nanoTime() - beganNs) / 1e6 * speed);
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
        double share = Math.min(1, (double) (nowMs - openMs) / lengthMs);
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
        for (long openMs :
                traded.get(series).subMap(fromMs, Math.max(fromMs, toMs)).keySet()) {
            Candle row = at(series, openMs, nowMs);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }
}
