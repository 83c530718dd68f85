package io.candlebus.strategy;

/** How sure a signal is of itself, as written. */
public sealed interface Confidence {
    /** When nothing is said. */
    Confidence FULL = new Fixed(1);

    /**
     * Always the same.
     *
     * @param value 0 to 1
     */
    record Fixed(double value) implements Confidence {}

    /** A number of the candle, not below 0 and not above 1; unknown while the number is. */
    record Of(Operand number) implements Confidence {}

    /** The weight of the conditions that are true over the weight of all that have one. */
    record ByWeight() implements Confidence {}
}
