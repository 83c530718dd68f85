package io.candlebus.api;

import io.candlebus.session.Fact.SignalFired;

/**
 * A signal as the store keeps it.
 *
 * @param sequence ascending in the order of storing, over all strategies
 * @param storedMs wall clock at the commit, epoch milliseconds
 * @param fired the fact
 */
public record StoredSignal(long sequence, long storedMs, SignalFired fired) {}
