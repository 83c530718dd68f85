package io.candlebus.web;

import io.candlebus.engine.Engine;
import io.candlebus.engine.EngineRuntime;
import io.candlebus.engine.Watched;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.function.Supplier;

/**
 * What the server serves.
 *
 * @param engine answers the questions
 * @param watched told which bus addresses have subscribers
 * @param storeFailure why nothing is stored at the moment, or null when all is well; any thread
 * @param catalogue of indicators, for validation
 * @param symbol of documents that name none, for validation
 * @param timeframe likewise
 */
public record Served(
        Engine engine,
        Watched watched,
        Supplier<String> storeFailure,
        Catalogue catalogue,
        Symbol symbol,
        Timeframe timeframe) {
    /** An engine with the usual catalogue and defaults. */
    public static Served by(EngineRuntime engine) {
        return new Served(
                engine.engine(),
                engine.watched(),
                engine::storeFailure,
                Indicators.ALL,
                Symbol.parse("BTC/USD"),
                Timeframe.M1);
    }
}
