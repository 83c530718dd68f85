package io.candlebus.strategy;

/**
 * Where in a document something stands: a JSON Pointer (RFC 6901) and, inside an expression text, an offset and a length
 * in characters (both 0 when the whole value is meant).
 *
 * <p>All places are equal to each other, so that two syntax trees are equal when they mean the same, wherever they stood.
 */
public record Place(String pointer, int offset, int length) {
    /** The document as a whole; also for trees that were made, not read. */
    public static final Place NOWHERE = new Place("", 0, 0);

    /** A whole value. */
    public static Place at(String pointer) {
        return new Place(pointer, 0, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
