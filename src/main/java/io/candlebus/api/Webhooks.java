package io.candlebus.api;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * Who is told of signals, and what has become of that. Any thread may call. A target that is not there is NOT_FOUND; while
 * the kill switch is thrown whatever would send something is a CONFLICT.
 */
public interface Webhooks {
    /** What a target is doing. */
    enum State {
        /** It is told what there is to tell. */
        READY,
        /** It asked us to wait. */
        HELD,
        /** It answered that it is gone for good. */
        DISABLED,
        /** The kill switch is thrown. */
        KILLED
    }

    /**
     * A target as anybody may see it.
     *
     * @param url without what may be secret
     * @param template its word
     * @param reason why it is not ready; else null
     * @param signed whether messages are signed
     * @param opened whether it may be at an address of a private network, or of this machine
     * @param late whether it is told of signals that are of no use any more
     * @param strategies whose signals it is told; empty for all
     * @param counts of its deliveries by state; states without any are left out
     * @param last attempt since the start; null when there was none
     */
    record Shown(
            String name,
            String url,
            String template,
            State state,
            String reason,
            boolean signed,
            boolean opened,
            boolean late,
            List<String> strategies,
            Map<Delivery.State, Long> counts,
            Delivery.Attempt last) {}

    /** A delivery and how it was tried, newest first. */
    record Tried(Delivery delivery, List<Delivery.Attempt> attempts) {}

    /** In the order of the settings. */
    Future<List<Shown>> targets();

    /**
     * A target's deliveries, newest first.
     *
     * @param state null for any
     * @param limit at most this many, 1 to 1000
     * @param before only those whose sequence is below this
     */
    Future<List<Delivery>> deliveries(String target, Delivery.State state, int limit, long before);

    /** One of them; NOT_FOUND when there is none. */
    Future<Tried> delivery(String target, long sequence);

    /** Tells one anew that was sent or is dead; CONFLICT when it is neither. */
    Future<Tried> replay(String target, long sequence);

    /** Tells all anew that are dead; gives how many there were. */
    Future<Long> replayDead(String target);

    /** Ends whatever a target waits for: it is tried at once. */
    Future<Shown> enable(String target);

    /** Sends something that is no signal, and tells what came of it. */
    Future<Delivery.Attempt> test(String target);
}
