package io.candlebus.backtest.sweep;

import java.util.List;

/** Hears of a sweep while it goes on; one call at a time, on the threads of its workers. */
public interface SweepListener {
    /** Hears nothing, and never stops it. */
    SweepListener NONE = new SweepListener() {};

    /** Some more sets are done. */
    default void done(List<Outcome> outcomes) {}

    /** Whether it is to stop; asked at any time, on any thread. */
    default boolean cancelled() {
        return false;
    }
}
