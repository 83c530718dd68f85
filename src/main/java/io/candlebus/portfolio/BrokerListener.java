package io.candlebus.portfolio;

/** Is told what becomes of orders, at once and in order. */
public interface BrokerListener {
    /** It waits for the next open, or fills at this close. */
    void placed(Order order);

    void filled(Fill fill);

    /** It is gone without a fill. */
    void dropped(Order order, DropReason reason);

    /** Why an order was not filled. */
    enum DropReason {
        /** An exit came before it was filled. */
        CALLED_OFF,
        /** A number its stop, target or trailing stop is computed from is unknown. */
        LEVEL_UNKNOWN,
        /** At the price of the fill the stop would be hit, or the target reached, at once. */
        LEVEL_BEHIND_PRICE,
        /** It costs more than there is, or its fees and slippage alone leave nothing of the account. */
        TOO_LARGE,
        /** What can be bought is less than one lot, or nothing; or what is sold would bring nothing. */
        TOO_SMALL
    }
}
