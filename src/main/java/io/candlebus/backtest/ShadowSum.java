package io.candlebus.backtest;

/**
 * What the entries that a protection blocked would have come to.
 *
 * @param protection its type
 * @param blocked signals it kept
 * @param trades shadows that are closed
 * @param wins of them, those that would have earned
 * @param profit of all, each by an account that begins with the strategy's cash; below zero it has saved that
 */
public record ShadowSum(String protection, long blocked, long trades, long wins, double profit) {}
