package io.candlebus.portfolio;

/**
 * A market order, waiting for the next open.
 *
 * @param signalId which signal gave it
 * @param direction of the position it opens or closes: 1 long, −1 short
 * @param opens whether it opens a position, or closes one
 */
public record Order(String signalId, int direction, boolean opens) {
    public Order {
        if (direction != 1 && direction != -1) {
            throw new IllegalArgumentException("direction must be 1 or -1: " + direction);
        }
    }

    /** 1 when it buys, −1 when it sells. */
    int way() {
        return opens ? direction : -direction;
    }
}
