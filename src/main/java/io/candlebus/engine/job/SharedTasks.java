package io.candlebus.engine.job;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Tasks that several threads do together. */
final class SharedTasks {
    private final Queue<Runnable> left;
    private int busy;
    private RuntimeException failure;

    SharedTasks(List<Runnable> tasks) {
        this.left = new ArrayDeque<>(tasks);
    }

    /** Does tasks until none is left, or one threw. Any thread; who comes too late does nothing. */
    void help() {
        for (Runnable task = next(); task != null; task = next()) {
            RuntimeException thrown = null;
            try {
                task.run();
            } catch (RuntimeException e) {
                thrown = e;
            } finally {
                over(thrown);
            }
        }
    }

    private synchronized Runnable next() {
        Runnable task = left.poll();
        busy += task == null ? 0 : 1;
        return task;
    }

    private synchronized void over(RuntimeException thrown) {
        busy--;
        if (thrown != null) {
            failure = thrown;
            left.clear();
        }
        notifyAll();
    }

    /** Waits until the tasks that others have begun are done, too. What one threw is thrown. */
    synchronized void finish() {
        while (busy > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while others worked", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
