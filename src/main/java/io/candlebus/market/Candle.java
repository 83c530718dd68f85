package io.candlebus.market;

/**
 * What was traded in {@code [openTimeMs, openTimeMs + timeframe)}.
 *
 * @param openTimeMs epoch milliseconds UTC
 * @param open first price, in units of the quote; like all prices finite and above zero
 * @param high highest price, at least open, low and close
 * @param low lowest price, at most open and close
 * @param close last price
 * @param volume traded quantity, in units of the base; finite, zero or more
 */
public record Candle(long openTimeMs, double open, double high, double low, double close, double volume) {
    public Candle {
        // Written so that NaN fails each comparison.
        if (!(low > 0 && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("prices must be finite and above zero: low " + low + ", high " + high);
        }
        if (!(low <= open && low <= close && open <= high && close <= high)) {
            throw new IllegalArgumentException(
                    "open " + open + " and close " + close + " must lie between low " + low + " and high " + high);
        }
        if (!(volume >= 0 && volume < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("volume must be finite and not negative: " + volume);
        }
    }

    /** A candle without trades: all prices equal, no volume. */
    public static Candle flat(long openTimeMs, double price) {
        return new Candle(openTimeMs, price, price, price, price, 0);
    }
}
