package io.candlebus.backtest;

/**
 * Something to know before the figures are believed.
 *
 * @param code stable, in lower case with hyphens
 * @param sentence without a full stop
 * @param weight how much of the figures is left
 */
public record Warning(String code, String sentence, Weight weight) {
    /** How much of the figures is left. */
    public enum Weight {
        /** Nothing: there was too little data to be judged. */
        NO_DATA,
        /** Nothing: the account could not trade at all. */
        NO_TRADING,
        /** To be read with care. */
        CAUTION
    }

    /** Whether there is nothing to report. */
    public boolean isFatal() {
        return weight != Weight.CAUTION;
    }
}
