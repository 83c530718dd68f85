package io.candlebus.cli;

/** Exit statuses, as scripts rely on them. */
final class Exit {
    static final int OK = 0;
    /** What was looked at has errors. */
    static final int PROBLEMS = 1;
    /** Wrong usage of a command. */
    static final int USAGE = 2;
    /** There is no data to work on. */
    static final int NO_DATA = 3;
    /** A bug of ours. */
    static final int INTERNAL = 70;
    /** Another process holds the database. */
    static final int STORE_IN_USE = 73;
    /** The configuration cannot be used as it is. */
    static final int CONFIG = 78;

    private Exit() {}
}
