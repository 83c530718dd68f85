package io.candlebus.api;

import io.candlebus.market.Symbol;
import io.candlebus.session.State;
import io.candlebus.strategy.Problem;
import java.util.List;

/**
 * The revisions of a strategy.
 *
 * @param strategyId whose
 * @param newest number of the newest one
 * @param runs what runs, by symbol; empty while the strategy does not run
 * @param swaps what took over where when the newest revision was made; empty when it was before the engine's start
 * @param complaints why the newest document, in a file or as a revision, does not run; empty when all is well
 * @param page some of them, newest first, with the problems of their validation
 */
public record Revisions(
        String strategyId,
        int newest,
        List<Run> runs,
        List<Swap> swaps,
        List<Problem> complaints,
        List<Revision> page) {
    /** Revisions in a page when nobody says how many. */
    public static final int PAGE = 50;

    /** Most revisions in a page. */
    public static final int PAGE_LIMIT = 200;

    public Revisions {
        runs = List.copyOf(runs);
        swaps = List.copyOf(swaps);
        complaints = List.copyOf(complaints);
        page = List.copyOf(page);
    }

    /**
     * One symbol's session.
     *
     * @param revision that it runs
     * @param liveFromMs open time of the first candle that it judges; {@code Long.MIN_VALUE} when no candle was known
     */
    public record Run(Symbol symbol, int revision, State state, long liveFromMs) {}
}
