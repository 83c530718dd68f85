package io.candlebus.api;

import io.candlebus.market.Symbol;
import io.candlebus.session.Fact.SignalFired;
import java.util.List;

/**
 * What two revisions make of the same stored candles: the signals that each would have fired over a stretch of them, had it
 * begun flat and warmed up at its beginning. A signal of the one is one of the other, too, when rule, candle, type, side and
 * price agree.
 *
 * @param strategyId whose
 * @param before a revision's number
 * @param after another's; 0 for a document that is not stored
 * @param stretches one for each symbol of either that has candles
 * @param onlyBefore signals that only the one before fires
 * @param onlyAfter signals that only the one after fires
 * @param both signals that both fire, as the one after does
 */
public record Difference(
        String strategyId,
        int before,
        int after,
        List<Stretch> stretches,
        Group onlyBefore,
        Group onlyAfter,
        Group both) {
    /** Candles that are looked at when nobody says how many. */
    public static final int CANDLES = 1_000;

    /** Most candles that are looked at, per symbol. */
    public static final int CANDLES_LIMIT = 20_000;

    /** Signals that a group lists, the newest. */
    public static final int LISTED_LIMIT = 100;

    public Difference {
        stretches = List.copyOf(stretches);
    }

    /**
     * What was looked at on a symbol.
     *
     * @param fromMs open time of the first candle
     * @param toMs close time of the last one
     * @param candles how many there are, of the one after where it is for the symbol
     */
    public record Stretch(Symbol symbol, long fromMs, long toMs, int candles) {}

    /**
     * Signals of a kind.
     *
     * @param count how many there are
     * @param newest the newest of them, newest first, at most {@link #LISTED_LIMIT}
     */
    public record Group(int count, List<SignalFired> newest) {
        public Group {
            newest = List.copyOf(newest);
        }
    }
}
