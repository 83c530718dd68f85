package io.candlebus.api;

import io.candlebus.market.Series;
import io.candlebus.strategy.Problem;
import java.util.List;

/**
 * A backtest or a sweep, as it is at a moment.
 *
 * @param id unique, over restarts too
 * @param strategyId of the document
 * @param revision of the strategy; 0 when the document was sent
 * @param series of the candles
 * @param askedMs wall clock
 * @param endedMs wall clock; {@code Long.MIN_VALUE} before its end
 * @param done candles of a backtest, sets of a sweep
 * @param total of them; 0 while it is not known
 * @param failure why it failed, or null
 * @param problems of its document that did not keep it from running
 * @param isKept whether it has results, and they are still kept
 */
public record Job(
        String id,
        Kind kind,
        State state,
        String strategyId,
        int revision,
        Series series,
        long askedMs,
        long endedMs,
        long done,
        long total,
        String failure,
        List<Problem> problems,
        boolean isKept) {
    public Job {
        problems = List.copyOf(problems);
    }

    /** What it does. */
    public enum Kind {
        BACKTEST,
        SWEEP
    }

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether nothing more comes of it. */
        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** 0 to 1. */
    public double progress() {
        if (state == State.DONE) {
            return 1;
        }
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }
}
