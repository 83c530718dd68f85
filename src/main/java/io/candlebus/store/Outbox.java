package io.candlebus.store;

import io.candlebus.api.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be told to webhooks. Its rows come into being with the signals themselves, in one transaction; who tells them
 * asks here for the next one. Reading is open to any thread, and blocks it.
 */
public interface Outbox {
    /** Deliveries kept that are not pending any more, over all targets; older ones are removed. */
    int KEPT = 100_000;

    /** Attempts that are listed of one delivery, the newest. */
    int ATTEMPTS_LISTED = 100;

    /** To whom a strategy's signals are told: names of targets, none for most. Called on the writer's thread. */
    interface Routes {
        /** Nobody is told anything. */
        Routes NONE = strategyId -> List.of();

        List<String> targetsOf(String strategyId);
    }

    /** What must be told in order: one strategy's signals to one target. */
    record Lane(String target, String strategyId) {}

    /** Lanes in which something is pending, by target and strategy; at most {@code limit}, and those after one, null for the first. */
    List<Lane> lanes(Lane after, int limit);

    /** The oldest pending delivery of a lane. */
    Optional<Delivery> next(Lane lane);

    /** A target's deliveries, newest first, of any state for null, with sequences below one. */
    List<Delivery> deliveries(String target, Delivery.State state, int limit, long before);

    /** One of them. */
    Optional<Delivery> delivery(String target, long sequence);

    /** How one was tried, newest first. */
    List<Delivery.Attempt> attempts(long sequence);

    /** How many deliveries are in which state, by target; targets and states without any are left out. */
    Map<String, Map<Delivery.State, Long>> counts();
}
