package io.candlebus.engine;

import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import java.util.ArrayList;
import java.util.List;

/** What a document fires, computed without the engine: by a bare session that is given candles one after the other. */
final class Offline {
    private final CompiledStrategy strategy;

    Offline(String document) {
        this(document, Indicators.ALL);
    }

    Offline(String document, Catalogue catalogue) {
        strategy = StrategyCheck.check(document, catalogue, new Symbol("BTC", "USD"), Timeframe.M1)
                .strategy();
    }

    /**
     * Signals of a session that begins, flat, with the candle that opens at a time, after all candles before it as history,
     * and ends before another time.
     */
    List<SignalFired> fires(int revision, Series series, List<Candle> candles, long fromMs, long toMs) {
        StrategySession session = new StrategySession(
                new SessionKey(strategy.spec().id(), revision, series), strategy, PaperTerms.STANDARD);
        List<SignalFired> fired = new ArrayList<>();
        for (Candle candle : candles) {
            if (candle.openTimeMs() < fromMs) {
                session.warmUp(candle);
            } else if (candle.openTimeMs() < toMs) {
                session.process(candle, fact -> {
                    if (fact instanceof SignalFired signal) {
                        fired.add(signal);
                    }
                });
            }
        }
        return fired;
    }
}
