package io.candlebus.cli;

/** Ends a command with a message for its user and an exit status; not a bug. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /**
     * @param status see {@link Exit}
     * @param message one sentence a line
     */
    Stopped(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
