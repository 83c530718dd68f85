package io.candlebus.portfolio;

import io.candlebus.strategy.Side;

/**
 * An open position.
 *
 * @param signalId which signal opened it
 * @param quantity in units of the base, above zero
 * @param entryPrice of the fill
 * @param entryFee paid for it, in the quote's currency
 * @param entrySlippage by how much the fill was worse than the price it was meant for, in the quote's currency
 * @param entryMs moment of the fill, epoch milliseconds UTC
 * @param openedMs close time of the candle in which it was filled, epoch milliseconds UTC
 * @param stop price of the stop; NaN for none
 * @param target price of the target; NaN for none
 * @param liquidation price at which nothing of the account would be left; NaN when there is none
 */
public record Position(
        String signalId,
        Side side,
        double quantity,
        double entryPrice,
        double entryFee,
        double entrySlippage,
        long entryMs,
        long openedMs,
        double stop,
        double target,
        double liquidation) {
    /** What it would bring at a price, before the fee; below zero for a short one, which must be bought back. */
    public double value(double price) {
        return side.sign() * quantity * price;
    }

    /** Profit at a price, the entry's fee included. */
    public double unrealised(double price) {
        return side.sign() * quantity * (price - entryPrice) - entryFee;
    }

    /** How far a price is better than the entry's, in percent of that; below zero when worse. */
    public double movePercent(double price) {
        return 100 * side.sign() * (price / entryPrice - 1);
    }
}
