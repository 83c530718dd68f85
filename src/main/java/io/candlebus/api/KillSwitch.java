package io.candlebus.api;

import io.vertx.core.Future;

/**
 * Stops every outgoing signal at once, until it is lifted, over restarts too. Strategies go on meanwhile: what they fire is
 * stored as killed, and is not sent later either. Any thread may call; a change is answered after it is stored.
 */
public interface KillSwitch {
    /** Longest reason that is taken, in characters. */
    int REASON_LIMIT = 500;

    /** Reason of one who gives none. */
    String NO_REASON = "no reason was given";

    /**
     * How it stands.
     *
     * @param killed whether signals are withheld
     * @param reason of the last change; null when there was none ever
     * @param sinceMs wall clock of the last change; null likewise
     * @param withheld signals that were not sent out since it was thrown last
     */
    record Standing(boolean killed, String reason, Long sinceMs, long withheld) {
        /** Before the first change. */
        public static final Standing NEVER = new Standing(false, null, null, 0);
    }

    Future<Standing> standing();

    /**
     * Throws it: no signal is sent out any more once this is answered. When it is thrown already it stays as it is.
     *
     * @param reason for people; not blank, at most {@link #REASON_LIMIT} characters
     */
    Future<Standing> kill(String reason);

    /** Lifts it, likewise; CONFLICT when it is not thrown. */
    Future<Standing> unkill(String reason);
}
