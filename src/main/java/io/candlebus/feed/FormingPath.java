package io.candlebus.feed;

import io.candlebus.market.Candle;

/**
 * A way on which a recorded candle may have come about: from the open to the nearer-lying end of its range, through the
 * whole range, to the close, evenly. Rising candles see the low first, falling ones the high. Only for show.
 */
final class FormingPath {
    private FormingPath() {}

    /**
     * The candle as it stands after a share of its time.
     *
     * @param share 0 to 1
     */
    static Candle at(Candle whole, double share) {
        boolean rising = whole.close() >= whole.open();
        double first = rising ? whole.low() : whole.high();
        double second = rising ? whole.high() : whole.low();
        double leg = Math.min(2.999, Math.max(0, share) * 3);
        double price = leg < 1
                ? between(whole.open(), first, leg)
                : leg < 2 ? between(first, second, leg - 1) : between(second, whole.close(), leg - 2);
        double passed = leg < 1 ? whole.open() : first;
        double high = Math.max(Math.max(whole.open(), price), leg < 2 ? passed : whole.high());
        double low = Math.min(Math.min(whole.open(), price), leg < 2 ? passed : whole.low());
        return new Candle(whole.openTimeMs(), whole.open(), high, low, price, whole.volume() * Math.min(1, share));
    }

    private static double between(double from, double to, double share) {
        return Math.min(Math.max(from, to), Math.max(Math.min(from, to), from + (to - from) * share));
    }
}
