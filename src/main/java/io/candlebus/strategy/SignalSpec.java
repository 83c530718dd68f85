package io.candlebus.strategy;

/**
 * A rule that fires.
 *
 * @param id unique in the document
 * @param name for people; the id when none was given
 * @param type what it does to a position
 * @param side the position's side; null only on alerts
 * @param when fires on each candle on which this is true
 * @param confidence how sure it is
 * @param edge fires only when the condition becomes true
 * @param place where it stands
 */
public record SignalSpec(
        String id,
        String name,
        Type type,
        Side side,
        Condition when,
        Confidence confidence,
        boolean edge,
        Place place) {
    /** What a signal does. */
    public enum Type {
        /** Opens a position. */
        ENTRY,
        /** Closes one. */
        EXIT,
        /** Tells, and touches nothing. */
        ALERT
    }
}
