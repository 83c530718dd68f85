package io.candlebus.engine.webhook;

import io.candlebus.api.Delivery;
import io.candlebus.api.Refused;
import io.candlebus.api.Webhooks;
import io.candlebus.store.Entry;
import io.candlebus.store.Outbox;
import io.candlebus.webhook.Retry;
import io.candlebus.webhook.Target;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one target what there is to tell: of each strategy one signal after the other, several strategies at a time. A lane whose
 * oldest delivery waits for its next attempt keeps nobody but what is behind it. A delivery is marked in the store before the
 * next one of its lane begins. The sender's thread.
 */
final class TargetDesk {
    /** Messages to one target at a time. */
    static final int IN_FLIGHT = 4;

    /** Longest that a receiver's wish holds up all of its lanes, in milliseconds. */
    static final long HOLD_LIMIT_MS = 3_600_000;

    private static final long STORE_RETRY_MS = 2_000;
    private static final long LONGEST_WAIT_MS = Math.round(Retry.LONGEST_MS * (1 + Retry.JITTER));
    private static final long FINISH_MS = 2_000;
    private static final String TOO_LATE = "of no use any more, and this target is not told of such";
    private static final Logger LOG = LoggerFactory.getLogger(TargetDesk.class);

    private final Target target;
    private final Tools tools;
    private final Meters meters;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Deque<Lane> ready = new ArrayDeque<>();
    private final Set<Post> posts = new HashSet<>();
    private final Set<Future<?>> underWay = new HashSet<>();
    private int inFlight;
    private boolean halted;
    private boolean testing;
    private String disabled;
    private long heldUntilMs;
    private Delivery.Attempt last;

    /** One strategy's signals to this target. */
    private static final class Lane {
        private static final long NONE = -1;

        private final Outbox.Lane place;
        private boolean busy;
        private boolean queued;
        private boolean again;
        private long timer = NONE;

        Lane(Outbox.Lane place) {
            this.place = place;
        }
    }

    TargetDesk(Target target, Tools tools, Meters meters, boolean halted) {
        this.target = target;
        this.tools = tools;
        this.meters = meters;
        this.halted = halted;
    }

    Target target() {
        return target;
    }

    /** There is, or may be, something of a strategy. */
    void wake(String strategyId) {
        Lane lane = lanes.computeIfAbsent(strategyId, id -> new Lane(new Outbox.Lane(target.name(), id)));
        if (lane.busy) {
            lane.again = true;
        } else if (lane.timer == Lane.NONE) {
            queue(lane);
        }
    }

    private void queue(Lane lane) {
        if (lane.timer != Lane.NONE) {
            tools.timing().cancel(lane.timer);
            lane.timer = Lane.NONE;
        }
        if (!lane.queued) {
            lane.queued = true;
            ready.add(lane);
        }
        pump();
    }

    private void pump() {
        while (isOpen() && inFlight < IN_FLIGHT && !ready.isEmpty()) {
            begin(ready.poll());
        }
    }

    private boolean isOpen() {
        return !halted && disabled == null && tools.timing().nowMs() >= heldUntilMs;
    }

    private void begin(Lane lane) {
        lane.queued = false;
        lane.busy = true;
        lane.again = false;
        inFlight++;
        tools.read(() -> tools.outbox().next(lane.place))
                .onSuccess(next -> found(lane, next))
                .onFailure(e -> {
                    release(lane);
                    later(lane, STORE_RETRY_MS);
                });
    }

    /** What was never tried does not wait, so that a clock that was set back keeps nothing new. */
    private void found(Lane lane, Optional<Delivery> next) {
        if (next.isEmpty()) {
            release(lane);
            if (lane.again) {
                queue(lane);
            } else {
                lanes.remove(lane.place.strategyId());
                pump();
            }
            return;
        }
        Delivery delivery = next.get();
        long nowMs = tools.timing().nowMs();
        if (!isOpen()) {
            release(lane);
            queue(lane);
        } else if (delivery.attempts() > 0 && delivery.dueMs() > nowMs) {
            release(lane);
            later(lane, delivery.dueMs() - nowMs);
        } else if (!target.late() && nowMs > delivery.untilMs()) {
            mark(lane, new Entry.DeliveryMissed(delivery.sequence(), nowMs, TOO_LATE));
        } else {
            send(lane, delivery, nowMs);
        }
    }

    private void send(Lane lane, Delivery delivery, long beganMs) {
        Post post = tools.poster()
                .post(
                        target,
                        delivery.signal().fired().id(),
                        target.template().body(delivery.signal(), delivery.untilMs(), target));
        posts.add(post);
        post.answer().onComplete(ended -> {
            posts.remove(post);
            if (ended.succeeded()) {
                answered(lane, delivery, beganMs, ended.result());
            } else {
                release(lane);
                queue(lane);
            }
        });
    }

    private void answered(Lane lane, Delivery delivery, long beganMs, Answer answer) {
        long nowMs = tools.timing().nowMs();
        last = answer.attempt(beganMs, Math.max(0, nowMs - beganMs));
        meters.tried(target.name(), answer.isTaken());
        if (answer.isGone()) {
            disabled = "it answered 410, that it is gone for good; POST …/enable tries it again";
            LOG.warn("webhook {} is disabled: {}", target.name(), disabled);
        } else if (answer.askedMs() > 0 && !answer.isTaken()) {
            hold(Math.min(answer.askedMs(), HOLD_LIMIT_MS));
        }
        mark(lane, tried(delivery, answer, nowMs));
    }

    private void hold(long ms) {
        heldUntilMs = Math.max(heldUntilMs, tools.timing().nowMs() + ms);
        tools.timing().after(ms, this::pump);
    }

    private Entry.DeliveryTried tried(Delivery delivery, Answer answer, long nowMs) {
        int attempts = delivery.attempts() + 1;
        Delivery.State state = answer.isTaken() ? Delivery.State.SENT : Delivery.State.PENDING;
        long dueMs = nowMs;
        if (state == Delivery.State.PENDING && attempts >= Retry.ATTEMPTS) {
            state = Delivery.State.DEAD;
        } else if (state == Delivery.State.PENDING && !answer.isGone()) {
            dueMs += Math.max(
                    answer.askedMs(), Retry.waitMs(attempts, tools.timing().chance()));
        }
        if (attempts == 1 && !answer.isTaken() || state == Delivery.State.DEAD) {
            LOG.warn(
                    "webhook {}: signal {} of {} was not taken ({}), {}",
                    target.name(),
                    delivery.signal().fired().id(),
                    delivery.signal().fired().session().strategyId(),
                    answer.error(),
                    state == Delivery.State.DEAD ? "for the last time" : "and is tried again");
        }
        return new Entry.DeliveryTried(delivery.sequence(), state, dueMs, last);
    }

    /** The lane goes on when it is stored, however long that takes; its place among the messages is free before. */
    private void mark(Lane lane, Entry entry) {
        inFlight--;
        Future<Void> marked = tools.commit(entry);
        underWay.add(marked);
        marked.onComplete(stored -> {
            underWay.remove(marked);
            lane.busy = false;
            if (stored.succeeded()) {
                queue(lane);
            } else {
                later(lane, STORE_RETRY_MS);
            }
        });
        pump();
    }

    private void release(Lane lane) {
        inFlight--;
        lane.busy = false;
    }

    private void later(Lane lane, long ms) {
        lane.timer = tools.timing().after(Math.min(ms, LONGEST_WAIT_MS), () -> {
            lane.timer = Lane.NONE;
            queue(lane);
        });
        pump();
    }

    /** Nothing leaves any more, from now on and until {@link #resume}; what is on its way is called off. */
    void halt() {
        halted = true;
        List.copyOf(posts).forEach(Post::callOff);
    }

    /** Looks again at everything: what waited may be of no use any more. */
    void resume() {
        halted = false;
        lookAgain();
    }

    /** Ends every wait. */
    void enable() {
        disabled = null;
        heldUntilMs = 0;
        lookAgain();
    }

    private void lookAgain() {
        for (Lane lane : new ArrayList<>(lanes.values())) {
            if (lane.timer != Lane.NONE) {
                queue(lane);
            }
        }
        pump();
    }

    /** Sends something that is no signal; one at a time. */
    Future<Delivery.Attempt> test(String id) {
        if (testing) {
            return Future.failedFuture(new Refused(Refused.Reason.BUSY, "a test is on its way already"));
        }
        testing = true;
        long beganMs = tools.timing().nowMs();
        Post post = tools.poster().post(target, id, target.template().test(target, beganMs));
        posts.add(post);
        return post.answer()
                .map(answer ->
                        answer.attempt(beganMs, Math.max(0, tools.timing().nowMs() - beganMs)))
                .recover(e -> Future.failedFuture(
                        new Refused(Refused.Reason.CONFLICT, "it was called off: the kill switch was thrown")))
                .onComplete(over -> {
                    testing = false;
                    posts.remove(post);
                });
    }

    Webhooks.Shown shown(Map<Delivery.State, Long> counts) {
        boolean held = tools.timing().nowMs() < heldUntilMs;
        Webhooks.State state = Webhooks.State.READY;
        String reason = null;
        if (halted) {
            state = Webhooks.State.KILLED;
            reason = "the kill switch is thrown";
        } else if (disabled != null) {
            state = Webhooks.State.DISABLED;
            reason = disabled;
        } else if (held) {
            state = Webhooks.State.HELD;
            reason = "it asked us to wait";
        }
        return new Webhooks.Shown(
                target.name(),
                target.url().toString(),
                target.template().word(),
                state,
                reason,
                !target.secrets().isEmpty(),
                target.opened(),
                target.late(),
                target.strategies(),
                counts,
                last);
    }

    /** Begins nothing more, and is done when what is on its way has come to an end and is marked, or takes too long. */
    Future<Void> finish() {
        halted = true;
        List<Future<?>> ends = new ArrayList<>(underWay);
        posts.forEach(post -> ends.add(post.answer()));
        return Future.join(ends)
                .<Void>mapEmpty()
                .otherwiseEmpty()
                .compose(v -> Future.join(List.copyOf(underWay)).<Void>mapEmpty())
                .otherwiseEmpty()
                .timeout(FINISH_MS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .onComplete(v -> halt());
    }
}
