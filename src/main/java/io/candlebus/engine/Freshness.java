package io.candlebus.engine;

import io.candlebus.feed.FeedSource;
import io.candlebus.market.FinalCandle;
import io.candlebus.session.Fact;
import io.candlebus.strategy.StrategySpec;
import java.util.function.LongSupplier;

/** Until when a signal is of use. What it is compared with is the wall clock at the moment of its storing. Any thread. */
final class Freshness {
    /** Candles are as old as they say: a signal ages from the close of its candle, however late that became known. */
    static final Freshness LIVE = new Freshness(false, () -> 0);

    /** Candles are of another time, and count as new when they are given: a signal ages from then on. */
    static final Freshness RECORDED = new Freshness(true, () -> 0);

    private final boolean isRecorded;
    private final LongSupplier aheadMs;

    private Freshness(boolean isRecorded, LongSupplier aheadMs) {
        this.isRecorded = isRecorded;
        this.aheadMs = aheadMs;
    }

    /** That of a source's candles. Their times are the venue's: what this machine's clock is off by is taken into account. */
    static Freshness of(FeedSource source) {
        return source.isRecorded() ? RECORDED : live(source::clockAheadMs);
    }

    /**
     * @param aheadMs how far the clock that candles go by is ahead of the wall clock
     */
    static Freshness live(LongSupplier aheadMs) {
        return new Freshness(false, aheadMs);
    }

    private long fromMs(FinalCandle candle, Fact fact) {
        return isRecorded ? candle.receivedMs() : fact.closeTimeMs() - aheadMs.getAsLong();
    }

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
