package io.candlebus.backtest;

import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.CompiledStrategy;

/**
 * What a backtest runs, and on which stretch of its candles.
 *
 * @param key of the session; its series is that of the candles
 * @param terms of the paper account
 * @param fromMs candles that open earlier are history, in which nothing fires; {@link #ALWAYS} for none
 * @param toMs candles that open then or later are left out; {@link #FOREVER} for none
 */
public record BacktestPlan(SessionKey key, CompiledStrategy strategy, PaperTerms terms, long fromMs, long toMs) {
    /** From the first candle on. */
    public static final long ALWAYS = Long.MIN_VALUE;
    /** To the last candle. */
    public static final long FOREVER = Long.MAX_VALUE;

    public BacktestPlan {
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("there is no time from " + fromMs + " to " + toMs);
        }
    }

    /** Every candle, as a live session that begins at the first one. */
    public BacktestPlan(SessionKey key, CompiledStrategy strategy, PaperTerms terms) {
        this(key, strategy, terms, ALWAYS, FOREVER);
    }

    BacktestPlan with(PaperTerms others) {
        return new BacktestPlan(key, strategy, others, fromMs, toMs);
    }
}
