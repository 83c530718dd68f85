package io.candlebus.portfolio;

import io.candlebus.market.Candle;
import io.candlebus.strategy.Risk;
import io.candlebus.strategy.Side;

/**
 * Trades on paper, at most one position. A market order fills at the open of the next candle, or at the close where the terms
 * say so, worse by the slippage; a stop likewise at its price, or at an open beyond it; a target at its price, or at a better
 * open. What closes is filled before what opens, so that a reverse takes one open.
 *
 * <p>A short position costs nothing to borrow. One that would leave nothing of the account is liquidated at the price at which
 * that is so, as with isolated margin: cash and worth together never fall below nothing.
 *
 * <p>One thread. Allocates only when an order is given, filled or dropped.
 */
public final class PaperBroker {
    private final PaperTerms terms;
    private final Sizing sizing;
    private final Exits exits;
    private final BrokerListener listener;
    private double cash;
    private double lastPrice = Double.NaN;
    private Position position;
    private double highSince;
    private double lowSince;
    private int candlesHeld;
    private boolean ambiguous;
    private Order closing;
    private Order opening;

    public PaperBroker(PaperTerms terms, Risk risk, BrokerListener listener) {
        this.terms = terms;
        this.sizing = new Sizing(risk, terms);
        this.exits = new Exits(risk, terms);
        this.listener = listener;
        this.cash = terms.cash();
    }

    /** How the portfolio will stand when all pending orders are filled; null for flat. */
    public Side standing() {
        if (opening != null) {
            return opening.side();
        }
        return position == null || closing != null ? null : position.side();
    }

    /** Gives an order to leave the market; an entry that still waits is called off instead. */
    public void exit(String signalId, ExitReason reason) {
        if (opening != null) {
            drop(BrokerListener.DropReason.CALLED_OFF);
        }
        if (position != null && closing == null) {
            closing = Order.closing(signalId, position.side(), reason);
            listener.placed(closing);
        }
    }

    /**
     * Gives an order to open a position; one of the other side must have been told to {@link #exit} before.
     *
     * @throws IllegalStateException when a position would still be open, or another entry waits
     */
    public void enter(String signalId, Side side, Levels levels) {
        if (standing() != null) {
            throw new IllegalStateException("entry by " + signalId + " while standing " + standing());
        }
        opening = Order.opening(signalId, side, levels);
        listener.placed(opening);
        if (exits.isUnknown(levels)) {
            drop(BrokerListener.DropReason.LEVEL_UNKNOWN);
        }
    }

    /**
     * Takes in how a candle goes until its close: what waits is filled at its open, then stops and targets are.
     *
     * @param closeTimeMs of the candle
     */
    public void trade(Candle candle, long closeTimeMs) {
        if (closing != null || opening != null) {
            fill(candle.open(), candle.openTimeMs(), closeTimeMs);
        }
        if (position != null && exits.reach(candle)) {
            stopped(candle, closeTimeMs);
        }
    }

    /** Fills what waits at a candle's close, where the terms say so. */
    public void settle(Candle candle, long closeTimeMs) {
        if (terms.fillAt() == FillAt.CLOSE && (closing != null || opening != null)) {
            fill(candle.close(), closeTimeMs, closeTimeMs);
        }
    }

    /** Takes in a candle's prices. */
    public void mark(Candle candle) {
        lastPrice = candle.close();
        if (position != null) {
            highSince = Math.max(highSince, candle.high());
            lowSince = Math.min(lowSince, candle.low());
            candlesHeld++;
            exits.follow(candle);
        }
    }

    /** Null while flat. */
    public Position position() {
        return position;
    }

    /** The price that the trailing stop has come to; NaN while there is none, or it does not follow yet. */
    public double trailingStop() {
        return position == null ? Double.NaN : exits.trailing();
    }

    /** Of the quote's currency; below zero only by leverage. */
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

    private void fill(double price, long atMs, long closeTimeMs) {
        if (closing != null) {
            Order order = closing;
            closing = null;
            close(order, price, terms.fillPrice(price, order.way()), atMs);
        }
        if (opening != null) {
            open(price, atMs, closeTimeMs);
        }
    }

    private void open(double price, long atMs, long closeTimeMs) {
        Order order = opening;
        int sign = order.side().sign();
        double paid = terms.fillPrice(price, order.way());
        if (!(paid > 0)) {
            drop(BrokerListener.DropReason.TOO_SMALL);
            return;
        }
        double stop = exits.stop(paid, sign, order.levels());
        double target = exits.target(paid, sign, order.levels(), stop);
        if (sign * (paid - stop) <= 0 || sign * (target - paid) <= 0) {
            drop(BrokerListener.DropReason.LEVEL_BEHIND_PRICE);
            return;
        }
        double quantity = sizing.quantity(cash, paid, stop, sign);
        if (!(quantity > 0)) {
            drop(
                    sizing.isTooLarge(cash, paid, stop, sign)
                            ? BrokerListener.DropReason.TOO_LARGE
                            : BrokerListener.DropReason.TOO_SMALL);
            return;
        }
        double fee = terms.fee(quantity * paid);
        double slippage = Math.abs(paid - price) * quantity;
        double left = cash - sign * quantity * paid - fee;
        double liquidation = liquidation(left, quantity, sign);
        if (sign * (price - liquidation) <= 0) {
            drop(BrokerListener.DropReason.TOO_LARGE);
            return;
        }
        opening = null;
        cash = left;
        position = new Position(
                order.signalId(),
                order.side(),
                quantity,
                paid,
                fee,
                slippage,
                atMs,
                closeTimeMs,
                stop,
                target,
                liquidation);
        exits.watch(position, order.levels().trail());
        highSince = Double.NEGATIVE_INFINITY;
        lowSince = Double.POSITIVE_INFINITY;
        candlesHeld = 0;
        listener.filled(new Fill(order, position, paid, fee, slippage, null));
    }

    /** Where the cash that is left, the position's worth and the fee of closing it add up to nothing; NaN where prices do not get to. */
    private double liquidation(double left, double quantity, int sign) {
        double price = -left / (quantity * (sign - terms.feeShare()));
        return price > 0 ? price : Double.NaN;
    }

    private void stopped(Candle candle, long closeTimeMs) {
        ExitReason reason = exits.reason();
        Order order = Order.closing(null, position.side(), reason);
        double price = exits.price(candle);
        double got = reason == ExitReason.TAKE_PROFIT ? price : terms.fillPrice(price, order.way());
        ambiguous = exits.ambiguous();
        closing = null;
        close(order, price, got, exits.atOpen() ? candle.openTimeMs() : closeTimeMs);
    }

    /**
     * @param price it was meant for
     * @param got with slippage, but no worse than the price at which nothing is left
     */
    private void close(Order order, double price, double got, long atMs) {
        Position closed = position;
        int sign = closed.side().sign();
        boolean beyond = sign * (got - closed.liquidation()) < 0;
        double paid = beyond ? closed.liquidation() : got;
        ExitReason reason = beyond ? ExitReason.LIQUIDATION : order.reason();
        double fee = terms.fee(closed.quantity() * paid);
        double slippage = Math.max(0, sign * (price - paid)) * closed.quantity();
        Trade trade = trade(order.signalId(), reason, paid, fee, slippage, atMs);
        cash = beyond ? 0 : cash + closed.value(paid) - fee;
        position = null;
        ambiguous = false;
        listener.filled(new Fill(order, closed, paid, fee, slippage, trade));
    }

    private Trade trade(String exitSignal, ExitReason reason, double price, double fee, double slippage, long atMs) {
        Position p = position;
        double profit = p.unrealised(price) - fee;
        double move = p.movePercent(price);
        double high = candlesHeld == 0 ? move : p.movePercent(p.side().sign() > 0 ? highSince : lowSince);
        double low = candlesHeld == 0 ? move : p.movePercent(p.side().sign() > 0 ? lowSince : highSince);
        return new Trade(
                p.side(),
                p.signalId(),
                exitSignal,
                reason,
                p.entryMs(),
                atMs,
                p.quantity(),
                p.entryPrice(),
                price,
                p.entryFee() + fee,
                p.entrySlippage() + slippage,
                profit,
                100 * profit / (p.quantity() * p.entryPrice()),
                Math.max(0, -Math.min(move, low)),
                Math.max(0, Math.max(move, high)),
                candlesHeld,
                ambiguous);
    }

    private void drop(BrokerListener.DropReason reason) {
        Order order = opening;
        opening = null;
        listener.dropped(order, reason);
    }
}
