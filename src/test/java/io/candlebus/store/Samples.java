package io.candlebus.store;

import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.util.Map;

/** Values that store tests write. */
final class Samples {
    static final Series BTC = new Series(Symbol.parse("BTC/USD"), Timeframe.M1);
    static final long MINUTE = 60_000;

    private Samples() {}

    static FinalCandle candle(long minute) {
        double price = 100 + minute % 17 + 1 / 3.0;
        return new FinalCandle(
                BTC, new Candle(minute * MINUTE, price, price + 1, price - 1, price, 0.1), Provenance.REPLAY, 42);
    }

    /** What is said of a candle later, for the so manieth time. */
    static FinalCandle said(long minute, int time) {
        double price = 100 + minute % 17 + time / 7.0;
        return new FinalCandle(
                BTC, new Candle(minute * MINUTE, price, price + 1, price - 1, price, 0.2), Provenance.FLAG, 43);
    }

    static SignalFired signal(long minute, double confidence) {
        return new SignalFired(
                new SessionKey("cross", 1, BTC),
                (minute + 1) * MINUTE,
                "id-" + minute,
                "long",
                "long",
                SignalSpec.Type.ENTRY,
                Side.LONG,
                minute * MINUTE,
                100.1,
                confidence,
                Map.of("rsi_14", 1 / 3.0),
                null);
    }
}
