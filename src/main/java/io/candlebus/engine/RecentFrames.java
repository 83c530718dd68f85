package io.candlebus.engine;

import io.candlebus.market.Candle;
import io.candlebus.session.StrategySession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A session's newest candles with their plot values, for views that look now and then. The session's thread. */
final class RecentFrames {
    /** Frames remembered. */
    static final int LIMIT = 256;

    /** A candle and the plots' values at it, in plot order. */
    record Frame(Candle candle, double[] values) {}

    /**
     * What is new.
     *
     * @param frames ascending
     * @param complete false when older ones were forgotten in between
     */
    record Batch(List<Frame> frames, boolean complete) {}

    private final Candle[] candles = new Candle[LIMIT];
    private final double[][] values;
    private long count;

    RecentFrames(int plots) {
        values = new double[LIMIT][plots];
    }

    void add(Candle candle, StrategySession session) {
        int at = (int) (count++ % LIMIT);
        candles[at] = candle;
        session.plots(values[at]);
    }

    /** The frames that open later than a time. */
    Batch since(long openMs) {
        List<Frame> found = new ArrayList<>();
        long oldest = Math.max(0, count - LIMIT);
        boolean complete = oldest == 0;
        for (long i = count - 1; i >= oldest; i--) {
            int at = (int) (i % LIMIT);
            if (candles[at].openTimeMs() <= openMs) {
                complete = true;
                break;
            }
            found.add(new Frame(candles[at], values[at].clone()));
        }
        Collections.reverse(found);
        return new Batch(found, complete);
    }
}
