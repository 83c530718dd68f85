package io.candlebus.indicator.pattern;

/** A hikkake that waits to be confirmed. One thread. */
final class Trap {
    private static final int PATIENCE = 3;

    private int direction;
    private double level;
    private int candlesLeft;

    /** Sets it: confirmed by a close above the level when the direction is 1, below it when it is −1. */
    void set(int way, double confirmedBeyond) {
        direction = way;
        level = confirmedBeyond;
        candlesLeft = PATIENCE;
    }

    /** Takes in the close of a candle after it was set: its direction when this one confirms it, once; else 0. */
    int confirm(double close) {
        if (candlesLeft == 0) {
            return 0;
        }
        candlesLeft--;
        boolean beyond = direction > 0 ? close > level : close < level;
        candlesLeft = beyond ? 0 : candlesLeft;
        return beyond ? direction : 0;
    }
}
