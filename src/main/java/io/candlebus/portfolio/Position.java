package io.candlebus.portfolio;

/**
 * An open position.
 *
 * @param signalId which signal opened it
 * @param direction 1 long, −1 short
 * @param quantity in units of the base, above zero
 * @param entryPrice of the fill
 * @param entryFee paid for it, in the quote's currency
 * @param openedMs close time of the candle in which it was filled, epoch milliseconds UTC
 */
public record Position(
        String signalId, int direction, double quantity, double entryPrice, double entryFee, long openedMs) {
    /** What it would bring at a price, before the fee; below zero for a short one, which must be bought back. */
    public double value(double price) {
        return direction * quantity * price;
    }

    /** Profit at a price, the entry's fee included. */
    public double unrealised(double price) {
        return direction * quantity * (price - entryPrice) - entryFee;
    }
}
