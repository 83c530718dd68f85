package io.candlebus.engine.webhook;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Time that passes when a test says so. What is due runs on the thread of who asked for it. */
final class HandTiming implements Timing {
    private record Due(long atMs, Context context, Runnable action) {}

    private final Map<Long, Due> waiting = new TreeMap<>();
    private long nowMs = System.currentTimeMillis();
    private long timers;
    private double chance = 0.5;

    @Override
    public synchronized long nowMs() {
        return nowMs;
    }

    @Override
    public synchronized long after(long ms, Runnable action) {
        waiting.put(++timers, new Due(nowMs + Math.max(1, ms), Vertx.currentContext(), action));
        return timers;
    }

    @Override
    public synchronized void cancel(long timer) {
        waiting.remove(timer);
    }

    @Override
    public synchronized double chance() {
        return chance;
    }

    synchronized void chance(double next) {
        chance = next;
    }

    /** Lets so much time pass. */
    synchronized void pass(long ms) {
        nowMs += ms;
        List<Long> due = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().atMs() <= nowMs)
                .map(Map.Entry::getKey)
                .toList();
        for (long timer : new ArrayList<>(due)) {
            Due next = waiting.remove(timer);
            next.context().runOnContext(v -> next.action().run());
        }
    }

    /** Whether something is due in exactly so many milliseconds. */
    synchronized boolean isDueIn(long ms) {
        return waiting.values().stream().anyMatch(due -> due.atMs() == nowMs + ms);
    }
}
