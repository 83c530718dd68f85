package io.candlebus.indicator.pattern;

import io.candlebus.market.Candle;

/**
 * The words of the patterns. A pattern says 100 where it is there and bullish, −100 where it is bearish, and 0 where it
 * is not there. Candles are counted back from the newest, {@code [0]}; what is usual is measured on the candles before
 * the one that is looked at.
 *
 * <pre>
 *   white      close &gt;= open; else black
 *   top        the higher of open and close;   bottom: the lower;   body = top - bottom
 *   upper      the shadow above, high - top;   lower: the shadow below, bottom - low
 *   long       body &gt; mean body of the 10 candles before it;   short: body &lt; that
 *   tiny       0.1 * mean of high - low over the 10 candles before it
 *   modest     0.5 * mean of upper + lower over the 10 candles before it
 *   near       0.2 * mean of high - low over the 5 candles before it;   far: 0.6 * it;   equal: 0.05 * it
 *   doji       body &lt;= tiny
 *   marubozu   long, upper &lt; tiny, lower &lt; tiny
 *   gaps up    bottom &gt; top of the candle before it;   gaps down: top &lt; bottom of the candle before it
 * </pre>
 *
 * These are TA-Lib's default candle settings, and a pattern's warm-up is TA-Lib's too. No pattern asks which way prices
 * went before it: where that matters, ask for it in the rule.
 *
 * <p>Each mean is summed afresh, oldest first, so a pattern is a function of the candles that it looks at, wherever the
 * series began. TA-Lib adds the newest value to a running total and takes the oldest off. That is the same wherever such
 * sums are exact, as those of prices of like magnitude are. Where they are not (prices of a few ticks, a spike of many
 * magnitudes), TA-Lib keeps the rounding of all that it ever added, and where a body, a shadow or a price meets its
 * threshold to the last digits the two may differ. Asked afresh about the same few candles, TA-Lib gives our answer.
 */
final class CandleWindow {
    /** A pattern looks at five candles, and each of them at the ten before it. */
    private static final int PLACES = 16;

    private static final int LAST = PLACES - 1;
    private static final int TEN = 10;
    private static final int FIVE = 5;

    private final double[] open = new double[PLACES];
    private final double[] high = new double[PLACES];
    private final double[] low = new double[PLACES];
    private final double[] close = new double[PLACES];
    private final double[] body = new double[PLACES];
    private final double[] range = new double[PLACES];
    private final double[] shadows = new double[PLACES];
    private final int warmup;
    private int newest;
    private int seen;

    CandleWindow(int warmup) {
        this.warmup = warmup;
    }

    /** Takes in a closed candle; returns whether the pattern's warm-up is over. */
    boolean add(Candle candle) {
        newest = (newest + 1) & LAST;
        open[newest] = candle.open();
        high[newest] = candle.high();
        low[newest] = candle.low();
        close[newest] = candle.close();
        body[newest] = Math.abs(candle.close() - candle.open());
        range[newest] = candle.high() - candle.low();
        shadows[newest] = upper(0) + lower(0);
        seen += seen < warmup ? 1 : 0;
        return seen == warmup;
    }

    double open(int k) {
        return open[place(k)];
    }

    double high(int k) {
        return high[place(k)];
    }

    double low(int k) {
        return low[place(k)];
    }

    double close(int k) {
        return close[place(k)];
    }

    double body(int k) {
        return body[place(k)];
    }

    double top(int k) {
        return Math.max(open(k), close(k));
    }

    double bottom(int k) {
        return Math.min(open(k), close(k));
    }

    double upper(int k) {
        return high(k) - top(k);
    }

    double lower(int k) {
        return bottom(k) - low(k);
    }

    boolean white(int k) {
        return close(k) >= open(k);
    }

    boolean black(int k) {
        return !white(k);
    }

    /** 1 for white, −1 for black. */
    int color(int k) {
        return white(k) ? 1 : -1;
    }

    boolean isLong(int k) {
        return body(k) > mean(body, k, TEN);
    }

    boolean isShort(int k) {
        return body(k) < mean(body, k, TEN);
    }

    boolean isDoji(int k) {
        return body(k) <= tiny(k);
    }

    boolean isMarubozu(int k) {
        return isLong(k) && upper(k) < tiny(k) && lower(k) < tiny(k);
    }

    double tiny(int k) {
        return 0.1 * mean(range, k, TEN);
    }

    double modest(int k) {
        return mean(shadows, k, TEN) / 2;
    }

    double near(int k) {
        return 0.2 * mean(range, k, FIVE);
    }

    double far(int k) {
        return 0.6 * mean(range, k, FIVE);
    }

    double equal(int k) {
        return 0.05 * mean(range, k, FIVE);
    }

    boolean gapsUp(int k) {
        return bottom(k) > top(k + 1);
    }

    boolean gapsDown(int k) {
        return top(k) < bottom(k + 1);
    }

    /** How well a body lies inside the one before: 100 wholly, 80 with an end that is level, 0 not. */
    int inside(int k) {
        if (top(k) < top(k + 1) && bottom(k) > bottom(k + 1)) {
            return 100;
        }
        return top(k) <= top(k + 1) && bottom(k) >= bottom(k + 1) ? 80 : 0;
    }

    /** 1 when high and low are both above those of the candle before, −1 when both are below, else 0. */
    int steps(int k) {
        if (high(k) > high(k + 1) && low(k) > low(k + 1)) {
            return 1;
        }
        return high(k) < high(k + 1) && low(k) < low(k + 1) ? -1 : 0;
    }

    /** Whether the newest is a marubozu that has jumped clear of one of the other colour. */
    boolean kicks() {
        boolean clear = white(0) ? low(0) > high(1) : high(0) < low(1);
        return clear && color(1) != color(0) && isMarubozu(1) && isMarubozu(0);
    }

    /** Whether x lies at a level, or no further from it than the reach. */
    static boolean within(double x, double level, double reach) {
        return x <= level + reach && x >= level - reach;
    }

    private double mean(double[] values, int k, int count) {
        double sum = 0;
        for (int i = k + count; i > k; i--) {
            sum += values[place(i)];
        }
        return sum / count;
    }

    private int place(int k) {
        return (newest - k) & LAST;
    }
}
