package io.candlebus.backtest.sweep;

import java.util.List;

/** Whoever has threads to give. */
public interface Workers {
    /** On the caller's thread, one after the other. */
    Workers ONE = tasks -> tasks.forEach(Runnable::run);

    /** Runs all tasks, in any order and at the same time; returns when they are done. What one throws is thrown here. */
    void run(List<Runnable> tasks);
}
