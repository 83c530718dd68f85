package io.candlebus.feed;

/**
 * How a recording is played.
 *
 * @param speed candle time over wall time, finite; 0 = as fast as credit allows
 * @param loop begin again at the end, some whole weeks later
 * @param history candles that are handed on at once, as the past, before the first live one
 * @param badRows what becomes of rows that make no candle
 */
public record ReplayOptions(double speed, boolean loop, int history, BadRows badRows) {
    public ReplayOptions {
        if (!(speed >= 0 && speed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("speed must be finite and not negative: " + speed);
        }
        if (history < 0) {
            throw new IllegalArgumentException("history must not be negative: " + history);
        }
    }
}
