package io.candlebus.strategy;

/**
 * An elementary condition of a strategy, for people.
 *
 * @param text as written
 * @param bit its place in the sets of true and of known
 * @param left slot of its left side
 * @param right slot of its right side
 */
record ConditionRow(String text, int bit, int left, int right) {}
