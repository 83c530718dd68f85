package io.candlebus.api;

/**
 * A page of something that is stored in an order, newest first.
 *
 * @param fromMs earliest close time, inclusive
 * @param toMs latest close time, exclusive
 * @param limit at most this many, 1 to 1000
 * @param before only those whose sequence is below this; {@code Long.MAX_VALUE} for the first page
 */
public record Page(long fromMs, long toMs, int limit, long before) {
    /** The newest so many. */
    public static Page newest(int limit) {
        return new Page(Long.MIN_VALUE, Long.MAX_VALUE, limit, Long.MAX_VALUE);
    }
}
