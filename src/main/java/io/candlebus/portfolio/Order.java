package io.candlebus.portfolio;

import io.candlebus.strategy.Side;

/**
 * A market order.
 *
 * @param signalId which signal gave it; null when none did
 * @param side of the position it opens or closes
 * @param reason why it closes a position; null when it opens one
 * @param levels for what it opens; null when it closes
 */
public record Order(String signalId, Side side, ExitReason reason, Levels levels) {
    static Order opening(String signalId, Side side, Levels levels) {
        return new Order(signalId, side, null, levels);
    }

    static Order closing(String signalId, Side side, ExitReason reason) {
        return new Order(signalId, side, reason, null);
    }

    /** Whether it opens a position, or closes one. */
    public boolean opens() {
        return reason == null;
    }

    /** 1 when it buys, −1 when it sells. */
    int way() {
        return opens() ? side.sign() : -side.sign();
    }
}
