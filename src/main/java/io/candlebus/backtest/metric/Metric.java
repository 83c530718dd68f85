package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** A figure about trading. Immutable; any thread. */
public interface Metric {
    /** As in reports, snake_case. */
    String name();

    /** For people. */
    String title();

    Unit unit();

    /** How it is computed, in one line of plain text. */
    String formula();

    Measured of(Results results);

    /** What a figure counts. */
    enum Unit {
        PERCENT,
        /** Without a unit. */
        RATIO,
        /** The quote's currency. */
        CURRENCY,
        COUNT,
        DAYS,
        HOURS
    }
}
