package io.candlebus.strategy;

/** What a condition's past can tell. */
enum TallyKind {
    COUNT,
    BARS_SINCE,
    VALUE_WHEN
}
