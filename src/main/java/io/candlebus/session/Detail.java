package io.candlebus.session;

/** How much a session tells of a signal. What happens does not depend on it. */
public enum Detail {
    /** The numbers its condition looked at, and why it is true. */
    EXPLAINED,
    /** That it fired. */
    BARE
}
