package io.candlebus.strategy;

import java.util.Map;

/**
 * A compiled signal.
 *
 * @param signal as declared
 * @param root signed bit of its condition
 * @param readings slots of the named numbers it looks at, by name as written, in order of appearance
 */
record Rule(SignalSpec signal, int root, Map<String, Integer> readings) {}
