package io.candlebus.strategy;

import java.util.Map;

/**
 * A compiled signal.
 *
 * @param signal as declared
 * @param root signed bit of its condition
 * @param readings slots of the named numbers it looks at, by name as written, in order of appearance
 * @param sureness what its confidence is computed from
 * @param claim its condition, for whoever explains it
 */
record Rule(SignalSpec signal, int root, Map<String, Integer> readings, Sureness sureness, Claim claim) {}
