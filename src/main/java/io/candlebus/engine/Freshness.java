package io.candlebus.engine;

import io.candlebus.market.FinalCandle;
import io.candlebus.session.Fact;
import io.candlebus.strategy.StrategySpec;

/** Until when a signal is of use. What it is compared with is the wall clock at the moment of its storing. */
enum Freshness {
    /** Candles are as old as they say: a signal ages from the close of its candle, however late that became known. */
    LIVE {
        @Override
        long fromMs(FinalCandle candle, Fact fact) {
            return fact.closeTimeMs();
        }
    },
    /** Candles are of another time, and count as new when they are given: a signal ages from then on. */
    RECORDED {
        @Override
        long fromMs(FinalCandle candle, Fact fact) {
            return candle.receivedMs();
        }
    };

    abstract long fromMs(FinalCandle candle, Fact fact);

    /**
     * Last moment at which something may be sent out, wall clock.
     *
     * @param candle that was being taken in when it happened
     */
    long untilMs(FinalCandle candle, Fact fact, StrategySpec spec) {
        long openMs = candle.candle().openTimeMs();
        long step = spec.timeframe().closeOf(openMs) - openMs;
        return fromMs(candle, fact) + (spec.validForMs() == 0 ? step : spec.validForMs());
    }
}
