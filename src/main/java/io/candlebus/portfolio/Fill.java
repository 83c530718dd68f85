package io.candlebus.portfolio;

/**
 * An order carried out.
 *
 * @param order which
 * @param position the one it opened, or the one it closed
 * @param price after slippage
 * @param fee of this fill, in the quote's currency
 */
public record Fill(Order order, Position position, double price, double fee) {
    /** Fees of entry and exit. */
    public double fees() {
        return order.opens() ? fee : position.entryFee() + fee;
    }

    /** What a closed position brought, all fees included; for an opening fill, what it has cost so far. */
    public double profit() {
        return order.opens() ? -fee : position.unrealised(price) - fee;
    }
}
