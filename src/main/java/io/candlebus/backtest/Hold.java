package io.candlebus.backtest;

/**
 * What buying once and holding would have come to, without leverage.
 *
 * @param fromMs open of the first candle that could have been traded; {@code Long.MIN_VALUE} while there is none
 * @param price paid per unit, slippage and fee included; NaN while there is none
 * @param last close
 */
public record Hold(long fromMs, double price, double last) {
    /** NaN while nothing could have been traded. */
    public double returnPercent() {
        return 100 * (last / price - 1);
    }
}
