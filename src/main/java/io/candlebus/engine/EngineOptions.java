package io.candlebus.engine;

import io.candlebus.feed.FeedOptions;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.Surroundings;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import java.nio.file.Path;

/**
 * How the engine runs.
 *
 * @param store the embedded database's file; null when the store is another
 * @param folder of strategy documents; null for none
 * @param watch whether changes in the folder are taken up while running
 * @param symbol for documents that name none
 * @param timeframe likewise
 * @param history candles of that timeframe that the feed gives before its first live one; {@link Surroundings#UNKNOWN} when nobody knows
 * @param terms of paper trading
 * @param gapFillMax longest hole between candles that sessions see filled, in candles; 0 for none
 * @param jumpFactor a candle that reaches so many times the close before it, or one part in so many, is counted as a jump
 * @param stepLimitMs a session that takes longer over one candle is reported, and no longer waited for
 * @param catalogue of indicators
 */
public record EngineOptions(
        Path store,
        Path folder,
        boolean watch,
        Symbol symbol,
        Timeframe timeframe,
        int history,
        PaperTerms terms,
        int gapFillMax,
        double jumpFactor,
        int stepLimitMs,
        Catalogue catalogue) {
    /** The usual ones, with a store and no folder. */
    public static EngineOptions with(Path store) {
        return new EngineOptions(
                store,
                null,
                true,
                new Symbol("BTC", "USD"),
                Timeframe.M1,
                Surroundings.UNKNOWN,
                PaperTerms.STANDARD,
                0,
                FeedOptions.STANDARD_JUMP,
                5_000,
                Indicators.ALL);
    }

    /** The same with a folder of documents. */
    public EngineOptions folder(Path documents) {
        return new EngineOptions(
                store,
                documents,
                watch,
                symbol,
                timeframe,
                history,
                terms,
                gapFillMax,
                jumpFactor,
                stepLimitMs,
                catalogue);
    }

    /** The same with another catalogue. */
    public EngineOptions catalogue(Catalogue indicators) {
        return new EngineOptions(
                store,
                folder,
                watch,
                symbol,
                timeframe,
                history,
                terms,
                gapFillMax,
                jumpFactor,
                stepLimitMs,
                indicators);
    }

    /** The same with so many candles before the first live one. */
    public EngineOptions history(int candles) {
        return new EngineOptions(
                store,
                folder,
                watch,
                symbol,
                timeframe,
                candles,
                terms,
                gapFillMax,
                jumpFactor,
                stepLimitMs,
                catalogue);
    }

    /** What documents are checked for. */
    Surroundings surroundings() {
        return new Surroundings(catalogue, symbol, timeframe, history);
    }

    /** The same with another limit to a step. */
    public EngineOptions stepLimitMs(int ms) {
        return new EngineOptions(
                store, folder, watch, symbol, timeframe, history, terms, gapFillMax, jumpFactor, ms, catalogue);
    }
}
