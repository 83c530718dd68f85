package io.candlebus.api;

import io.candlebus.portfolio.Trade;
import io.candlebus.session.SessionKey;

/**
 * A closed trade as the store keeps it.
 *
 * @param sequence ascending in the order of storing, over all strategies
 * @param storedMs wall clock at the commit, epoch milliseconds
 * @param session whose trade it is
 * @param closeTimeMs of the candle that it ended in
 */
public record StoredTrade(long sequence, long storedMs, SessionKey session, long closeTimeMs, Trade trade) {}
