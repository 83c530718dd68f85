package io.candlebus.portfolio;

/**
 * An order carried out.
 *
 * @param order which
 * @param position the one it opened, or the one it closed
 * @param price that was paid or got
 * @param fee of this fill, in the quote's currency
 * @param slippage by how much the price was worse than the one it was meant for, in the quote's currency
 * @param trade what a closed position came to; null for an opening fill
 */
public record Fill(Order order, Position position, double price, double fee, double slippage, Trade trade) {}
