package io.candlebus.feed;

/**
 * What a feed does with holes.
 *
 * @param gapFillMax a hole of up to this many candles is filled with flat ones without volume, for the strategies only; 0
 *     leaves every hole as it is
 */
public record FeedOptions(int gapFillMax) {
    /** Holes stay holes. */
    public static final FeedOptions NO_FILL = new FeedOptions(0);

    public FeedOptions {
        if (gapFillMax < 0) {
            throw new IllegalArgumentException("gapFillMax must not be negative: " + gapFillMax);
        }
    }
}
