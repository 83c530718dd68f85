package io.candlebus.api;

import io.candlebus.strategy.Problem;
import java.util.List;

/**
 * One stored revision of a document.
 *
 * @param strategyId whose
 * @param number from 1, without holes
 * @param document the JSON text exactly as it was given
 * @param origin {@link #REST}, {@link #RESTORED} and the number of the revision it brings back, or the file's name
 * @param savedMs wall clock, epoch milliseconds
 * @param problems warnings and infos of its validation
 */
public record Revision(
        String strategyId, int number, String document, String origin, long savedMs, List<Problem> problems) {
    /** Origin of what was sent. */
    public static final String REST = "rest";
    /** How the origin of what was brought back begins. */
    public static final String RESTORED = "restore:";

    /** The same with other problems. */
    public Revision with(List<Problem> others) {
        return new Revision(strategyId, number, document, origin, savedMs, others);
    }
}
