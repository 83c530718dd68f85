package io.candlebus.backtest.metric;

/**
 * A figure, and how much it rests on.
 *
 * @param value NaN when it is undefined
 * @param n of days, trades or candles it is computed from
 * @param reason why it is undefined; null when it is not
 */
public record Measured(double value, long n, String reason) {
    static Measured of(double value, long n) {
        return Double.isFinite(value)
                ? new Measured(value + 0.0, n, null)
                : undefined(n, "the account was empty, or the number is too large");
    }

    static Measured undefined(long n, String reason) {
        return new Measured(Double.NaN, n, reason);
    }

    /** Whether there is a value. */
    public boolean isDefined() {
        return reason == null;
    }
}
