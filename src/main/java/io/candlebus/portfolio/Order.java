package io.candlebus.portfolio;

import io.candlebus.strategy.Side;

/**
 * A market order, waiting for the next open.
 *
 * @param signalId which signal gave it
 * @param side of the position it opens or closes
 * @param opens whether it opens a position, or closes one
 */
public record Order(String signalId, Side side, boolean opens) {
    /** 1 when it buys, −1 when it sells. */
    int way() {
        return opens ? side.sign() : -side.sign();
    }
}
