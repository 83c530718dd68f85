package io.candlebus.engine.job;

/** Why a job cannot be done, in a sentence for whoever asked for it; not a bug. */
final class JobFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobFailure(String message) {
        super(message, null, false, false);
    }
}
