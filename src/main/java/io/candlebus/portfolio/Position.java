package io.candlebus.portfolio;

import io.candlebus.strategy.Side;

/**
 * An open position.
 *
 * @param signalId which signal opened it
 * @param quantity in units of the base, above zero
 * @param entryPrice of the fill
 * @param entryFee paid for it, in the quote's currency
 * @param openedMs close time of the candle in which it was filled, epoch milliseconds UTC
 */
public record Position(String signalId, Side side, double quantity, double entryPrice, double entryFee, long openedMs) {
    /** What it would bring at a price, before the fee; below zero for a short one, which must be bought back. */
    public double value(double price) {
        return side.sign() * quantity * price;
    }

    /** Profit at a price, the entry's fee included. */
    public double unrealised(double price) {
        return side.sign() * quantity * (price - entryPrice) - entryFee;
    }
}
