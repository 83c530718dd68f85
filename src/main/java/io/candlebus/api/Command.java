package io.candlebus.api;

/** What a strategy can be told. */
public enum Command {
    START,
    STOP,
    PAUSE,
    RESUME
}
