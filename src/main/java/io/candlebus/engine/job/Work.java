package io.candlebus.engine.job;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a job does. */
interface Work {
    /**
     * Does it; blocks.
     *
     * @return null when it was cancelled and there is nothing to show
     * @throws JobFailure when it cannot be done
     */
    Shown run(Progress progress);

    /**
     * What it has come to.
     *
     * @param json members that its answer has beside those of every job
     * @param page the same as one page; null when there is none
     */
    record Shown(ObjectNode json, String page) {}

    /** How far the work is, and whether it is still wanted. */
    interface Progress {
        void total(long total);

        void done(long done);

        /** Asked at any time, on any thread. */
        boolean isCancelled();
    }
}
