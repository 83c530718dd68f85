package io.candlebus.backtest;

import io.candlebus.portfolio.protection.Block;
import io.candlebus.session.Fact.SignalFired;

/**
 * A signal that fired, or would have.
 *
 * @param block what kept it; null when nothing did
 */
public record ToldSignal(SignalFired signal, Block block) {
    /** {@code fired} or {@code blocked}, as in reports. */
    public String status() {
        return block == null ? "fired" : "blocked";
    }
}
