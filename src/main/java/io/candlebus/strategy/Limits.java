package io.candlebus.strategy;

/** How large a strategy may be. Beyond, it is an error that names the limit. */
public final class Limits {
    /** Declared and derived indicators together. */
    public static final int MAX_INDICATORS = 200;

    public static final int MAX_SIGNALS = 100;
    /** Nodes of all condition trees together. */
    public static final int MAX_CONDITIONS = 1_000;
    /** Candles that a rule can look back. */
    public static final int MAX_LOOKBACK = 100_000;

    /** Numbers, conditions and functions of all rules together. */
    public static final int MAX_TERMS = 10_000;
    /** What one session may remember of earlier candles. */
    public static final int MAX_MEMORY_BYTES = 64 << 20;

    private Limits() {}
}
