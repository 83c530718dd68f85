package io.candlebus.web;

/** Where things are. */
final class Routes {
    /** Prefix of the REST routes; the version changes when something that clients rely on does. */
    static final String API = "/api/v1";

    private Routes() {}
}
