package io.candlebus.api;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.session.State;
import io.candlebus.strategy.Side;
import java.util.List;

/**
 * What a strategy is doing now, for people: one symbol's session.
 *
 * @param id the document's id
 * @param series candles its session sees
 * @param symbols all symbols of the document
 * @param revision the one that runs; the newest one while nothing runs
 * @param liveFromMs open time of the first candle that the session judges, those before being history; {@code
 *     Long.MIN_VALUE} while nothing runs, or when no candle was known
 * @param state of the session
 * @param sinceMs wall clock at which the state was entered
 * @param warmupHave candles taken in so far, at most {@code warmupNeed}
 * @param warmupNeed candles until everything is known
 * @param candles taken in since the session began
 * @param lastCandle null before the first
 * @param lastSignal newest stored one, null before the first
 * @param signals fired and stored
 * @param blocked signals that a protection kept, and that are stored
 * @param position null while flat
 * @param equity paper cash and the position's worth at the last close, in the quote's currency; NaN while nothing runs
 * @param pausedBecause why it paused itself; null when it did not, or was resumed since
 * @param failure why it failed, or null
 */
public record StrategyStatus(
        String id,
        String name,
        String description,
        Series series,
        List<String> symbols,
        int revision,
        long liveFromMs,
        State state,
        long sinceMs,
        int warmupHave,
        int warmupNeed,
        long candles,
        Candle lastCandle,
        StoredSignal lastSignal,
        long signals,
        long blocked,
        Holding position,
        double equity,
        String pausedBecause,
        String failure,
        List<String> tags) {
    /**
     * An open paper position.
     *
     * @param sinceMs close time of the candle that opened it
     * @param unrealised profit at the last close, in the quote's currency, fees so far included
     * @param stop price at which it ends; NaN for none
     * @param target price at which it ends; NaN for none
     * @param trailingStop price that the trailing stop has come to; NaN while there is none, or it does not follow yet
     */
    public record Holding(
            Side side,
            double quantity,
            double entryPrice,
            long sinceMs,
            double unrealised,
            double stop,
            double target,
            double trailingStop) {
        /** One without stops and target. */
        public Holding(Side side, double quantity, double entryPrice, long sinceMs, double unrealised) {
            this(side, quantity, entryPrice, sinceMs, unrealised, Double.NaN, Double.NaN, Double.NaN);
        }
    }
}
