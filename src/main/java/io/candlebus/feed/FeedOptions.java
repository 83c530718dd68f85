package io.candlebus.feed;

/**
 * What a feed does with holes, and what it takes note of.
 *
 * @param gapFillMax a hole of up to this many candles is filled with flat ones without volume, for the strategies only; 0
 *     leaves every hole as it is
 * @param jumpFactor a candle that reaches this many times the close before it, or one part in so many, is counted as a jump
 */
public record FeedOptions(int gapFillMax, double jumpFactor) {
    /** Twice or half the last price, from one candle to the next. */
    public static final double STANDARD_JUMP = 2;

    /** Holes stay holes. */
    public static final FeedOptions NO_FILL = new FeedOptions(0, STANDARD_JUMP);

    public FeedOptions {
        if (gapFillMax < 0) {
            throw new IllegalArgumentException("gapFillMax must not be negative: " + gapFillMax);
        }
        if (!(jumpFactor > 1)) {
            throw new IllegalArgumentException("jumpFactor must be above 1: " + jumpFactor);
        }
    }
}
