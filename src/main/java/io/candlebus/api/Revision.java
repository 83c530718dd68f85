package io.candlebus.api;

import io.candlebus.strategy.Problem;
import java.util.List;

/**
 * One stored revision of a document.
 *
 * @param strategyId whose
 * @param number from 1, without holes
 * @param document the JSON text exactly as it was given
 * @param origin {@code rest}, or the file's name
 * @param savedMs wall clock, epoch milliseconds
 * @param problems warnings and infos of its validation
 */
public record Revision(
        String strategyId, int number, String document, String origin, long savedMs, List<Problem> problems) {}
