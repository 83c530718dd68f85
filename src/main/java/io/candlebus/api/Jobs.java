package io.candlebus.api;

import io.vertx.core.Future;
import java.util.List;

/**
 * Backtests and sweeps over the ledger's candles, in the background. Any thread may call; what cannot be met fails its future
 * with {@link Refused}. Jobs and their results live as long as the engine, the newest of them.
 */
public interface Jobs {
    /**
     * Takes one in.
     *
     * @param request JSON
     * @return the job, waiting; INVALID with everything that is wrong, NOT_FOUND for an unknown strategy, CONFLICT when there
     *     are no candles for it, BUSY when too many wait
     */
    Future<Job> begin(Job.Kind kind, String request);

    /** All that are kept, the newest first. */
    List<Job> all(Job.Kind kind);

    /** One of them; NOT_FOUND when there is none, or it is no longer kept. */
    Future<Job> job(Job.Kind kind, String id);

    /** Stops one that is not over; answers when it has stopped. One that is over is forgotten. */
    Future<Job> cancel(Job.Kind kind, String id);

    /** What one has come to; NOT_FOUND when there is no such thing, CONFLICT while it is not over or when it has none. */
    Future<Packed> result(Job.Kind kind, String id, Form form);

    /** In which form results are given. */
    enum Form {
        /** The report, JSON. */
        REPORT,
        /** One page that needs nothing else. */
        PAGE
    }
}
