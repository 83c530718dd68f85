package io.candlebus.indicator.momentum;

/** What one value is of another. */
final class Share {
    /** Beyond it, sums of shares in percent could leave the doubles. */
    private static final double LIMIT = 1e300;

    private Share() {}

    /** Part divided by whole; 0 where the whole is 0, or so close to it that the share is beyond any meaning. */
    static double of(double part, double whole) {
        double share = part / whole;
        return whole == 0 || Math.abs(share) > LIMIT ? 0 : share;
    }
}
