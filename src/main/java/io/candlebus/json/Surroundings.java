package io.candlebus.json;

import io.candlebus.indicator.Catalogue;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import java.util.Optional;

/**
 * Where a document is to run.
 *
 * @param catalogue of indicators
 * @param symbol of documents that name none
 * @param timeframe likewise
 * @param history candles of that timeframe that the feed gives before its first live one; {@link #UNKNOWN} when nobody knows
 */
public record Surroundings(Catalogue catalogue, Symbol symbol, Timeframe timeframe, int history) {
    /** Enough for every warm-up. */
    public static final int UNKNOWN = Integer.MAX_VALUE;

    public Surroundings {
        if (history < 0) {
            throw new IllegalArgumentException("history must not be negative: " + history);
        }
    }

    /** A warning when the first live candle is not the first that the strategy can judge. The last of its warm-up may be live. */
    Optional<Problem> waits(CompiledStrategy strategy) {
        Timeframe own = strategy.spec().timeframe();
        long parts = Math.max(1, own.longestMs() / timeframe.longestMs());
        long given = history / parts;
        long needed = strategy.warmupCandles() - 1L;
        if (history == UNKNOWN || needed <= given) {
            return Optional.empty();
        }
        return Optional.of(Problem.warning(
                "warm-up-beyond-history",
                Place.at(""),
                "its warm-up takes " + strategy.warmupCandles() + " candles of " + own + ", and the feed gives " + given
                        + " before its first live one: with no others stored, the first signals wait for "
                        + (needed - given)
                        + " more"));
    }
}
