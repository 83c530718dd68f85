package io.candlebus.session;

import io.candlebus.strategy.Side;

/**
 * A session's open position, as of its last candle.
 *
 * @param quantity in units of the base
 * @param entryPrice of the fill
 * @param sinceMs close time of the candle that opened it
 * @param unrealised profit at the last close, in the quote's currency, fees so far included
 * @param stop price at which it ends; NaN for none
 * @param target price at which it ends; NaN for none
 */
public record Holding(
        Side side, double quantity, double entryPrice, long sinceMs, double unrealised, double stop, double target) {}
