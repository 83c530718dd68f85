package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.volume.Anchor;
import io.candlebus.market.Candle;

/**
 * High, low and close of the last calendar period (UTC) that is over and in which there were candles. One thread.
 *
 * <p>The first one may have begun before the first candle; it is then taken for what was seen of it. A candle longer than the
 * period is a period of its own.
 */
final class ClosedPeriod {
    private static final Param.OfWord ANCHOR = Param.word("anchor", "day", "week", "month");

    private final Anchor anchor;
    private double openHigh = Double.NaN;
    private double openLow = Double.NaN;
    private double openClose = Double.NaN;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double close = Double.NaN;

    ClosedPeriod(Args args) {
        anchor = new Anchor(args.get(ANCHOR), 0);
    }

    /** Which calendar period: the day, the week from Monday on, or the month. */
    static Param.OfWord anchor() {
        return ANCHOR;
    }

    void add(Candle candle) {
        if (anchor.beginsWith(candle.openTimeMs())) {
            high = openHigh;
            low = openLow;
            close = openClose;
            openHigh = candle.high();
            openLow = candle.low();
        }
        openHigh = Math.max(openHigh, candle.high());
        openLow = Math.min(openLow, candle.low());
        openClose = candle.close();
    }

    /** NaN until a period is over; like the others. */
    double high() {
        return high;
    }

    double low() {
        return low;
    }

    double close() {
        return close;
    }

    double range() {
        return high - low;
    }

    /** A third of high + low + close, which is exactly their value when they are equal. */
    double typical() {
        return close + ((high - close) + (low - close)) / 3;
    }
}
