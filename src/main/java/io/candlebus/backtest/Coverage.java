package io.candlebus.backtest;

import io.candlebus.market.Candle;
import io.candlebus.market.GapFill;
import io.candlebus.market.Timeframe;
import io.candlebus.session.StrategySession;

/**
 * Which candles a backtest has seen, and which it has missed.
 *
 * @param history candles before the first judged one
 * @param warmup candles until everything is known
 * @param holes stretches without a candle between two that are there, history included
 * @param missing candles in all of them
 * @param longest candles in the longest
 * @param longestMs open of the first that is missing there; {@code Long.MIN_VALUE} when there is no hole
 * @param dataHash see {@link DataHash}
 */
public record Coverage(
        long history, long warmup, long holes, long missing, long longest, long longestMs, String dataHash) {
    /** Follows the candles. One thread; allocates nothing. */
    static final class Meter {
        private final Timeframe timeframe;
        private final GapFill gaps;
        private long holes;
        private long missing;
        private long longest;
        private long longestMs = Long.MIN_VALUE;
        private long nextMs = Long.MIN_VALUE;
        private long lastMs;

        Meter(Timeframe timeframe) {
            this.timeframe = timeframe;
            this.gaps = new GapFill(timeframe, 0);
        }

        void add(Candle candle) {
            if (nextMs != Long.MIN_VALUE && candle.openTimeMs() != nextMs) {
                hole(gaps.missing(Candle.flat(lastMs, candle.open()), candle.openTimeMs()));
            }
            lastMs = candle.openTimeMs();
            nextMs = timeframe.closeOf(candle.openTimeMs());
        }

        private void hole(long candles) {
            holes++;
            missing += candles;
            if (candles > longest) {
                longest = candles;
                longestMs = nextMs;
            }
        }

        Coverage taken(StrategySession session, String dataHash) {
            return new Coverage(
                    session.candles() - session.judged(),
                    session.strategy().warmupCandles(),
                    holes,
                    missing,
                    longest,
                    longestMs,
                    dataHash);
        }
    }
}
