package io.candlebus.portfolio;

import io.candlebus.market.Candle;
import io.candlebus.strategy.Side;
import java.util.function.Consumer;

/**
 * Trades on paper: at most one position, all of the equity in it, no leverage. A market order fills at the open of the next
 * candle, worse by the slippage. What closes is filled before what opens, so a reverse takes one open.
 *
 * <p>A short position is sold without borrowing costs and is never called in; when it has eaten all equity, nothing new is
 * opened.
 *
 * <p>One thread. Allocates only when an order is given or filled.
 */
public final class PaperBroker {
    private final PaperTerms terms;
    private double cash;
    private double lastPrice = Double.NaN;
    private Position position;
    private double highSince;
    private double lowSince;
    private int candlesHeld;
    private Order closing;
    private Order opening;

    public PaperBroker(PaperTerms terms) {
        this.terms = terms;
        this.cash = terms.cash();
    }

    /** How the portfolio will stand when all pending orders are filled; null for flat. */
    public Side standing() {
        if (opening != null) {
            return opening.side();
        }
        return position == null || closing != null ? null : position.side();
    }

    /** Gives an order to leave the market; an entry that still waits is called off instead. Null when it takes no order. */
    public Order exit(String signalId) {
        opening = null;
        if (position == null || closing != null) {
            return null;
        }
        closing = new Order(signalId, position.side(), false);
        return closing;
    }

    /**
     * Gives an order to open a position; one of the other side must have been told to {@link #exit} before.
     *
     * @throws IllegalStateException when a position would still be open, or another entry waits
     */
    public Order enter(String signalId, Side side) {
        if (standing() != null) {
            throw new IllegalStateException("entry by " + signalId + " while standing " + standing());
        }
        opening = new Order(signalId, side, true);
        return opening;
    }

    /**
     * Fills what waits at a candle's open.
     *
     * @param closeTimeMs of the candle
     */
    public void fillAt(Candle candle, long closeTimeMs, Consumer<Fill> fills) {
        if (closing != null) {
            Order order = closing;
            closing = null;
            fills.accept(close(order, candle.open()));
        }
        if (opening != null) {
            Order order = opening;
            opening = null;
            double price = terms.fillPrice(candle.open(), order.way());
            double quantity = terms.affordable(cash, price);
            if (quantity > 0) {
                fills.accept(open(order, price, quantity, closeTimeMs));
            }
        }
    }

    /** Takes in a candle's prices. */
    public void mark(Candle candle) {
        lastPrice = candle.close();
        if (position != null) {
            highSince = Math.max(highSince, candle.high());
            lowSince = Math.min(lowSince, candle.low());
            candlesHeld++;
        }
    }

    /** Null while flat. */
    public Position position() {
        return position;
    }

    public double cash() {
        return cash;
    }

    /** Cash and what the position is worth at the last close. */
    public double equity() {
        return position == null ? cash : cash + position.value(lastPrice);
    }

    /** Close of the last candle; NaN before the first. */
    public double lastPrice() {
        return lastPrice;
    }

    /** Highest price of the candles since the entry, counting the one it was filled in; meaningless while flat. */
    public double highSince() {
        return highSince;
    }

    /** Lowest price of the candles since the entry, counting the one it was filled in; meaningless while flat. */
    public double lowSince() {
        return lowSince;
    }

    /** Candles whose close the position has seen, counting the one it was opened in; meaningless while flat. */
    public int candlesHeld() {
        return candlesHeld;
    }

    private Fill close(Order order, double openPrice) {
        double price = terms.fillPrice(openPrice, order.way());
        double fee = terms.fee(position.quantity() * price);
        Fill fill = new Fill(order, position, price, fee);
        cash += position.value(price) - fee;
        position = null;
        return fill;
    }

    private Fill open(Order order, double price, double quantity, long closeTimeMs) {
        double fee = terms.fee(quantity * price);
        position = new Position(order.signalId(), order.side(), quantity, price, fee, closeTimeMs);
        cash -= position.value(price) + fee;
        highSince = Double.NEGATIVE_INFINITY;
        lowSince = Double.POSITIVE_INFINITY;
        candlesHeld = 0;
        return new Fill(order, position, price, fee);
    }
}
