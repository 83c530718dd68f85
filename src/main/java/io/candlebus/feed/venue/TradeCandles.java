package io.candlebus.feed.venue;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;

/**
 * Puts the candle that goes on together from trades, as they are told. The first one of a stream lacks what was traded
 * before it. One thread.
 */
final class TradeCandles {
    private final Timeframe timeframe;
    private long lastId = Long.MIN_VALUE;
    private Candle candle;

    TradeCandles(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    /**
     * Takes in a trade, and gives the candle as it now stands; null when the trade is known already, or belongs to a candle
     * before.
     *
     * @param id rises from trade to trade
     */
    Candle add(long id, long timeMs, double price, double size) {
        long openMs = timeframe.openOf(timeMs);
        if (id <= lastId || candle != null && openMs < candle.openTimeMs()) {
            return null;
        }
        lastId = id;
        boolean opens = candle == null || openMs > candle.openTimeMs();
        candle = new Candle(
                openMs,
                opens ? price : candle.open(),
                opens ? price : Math.max(candle.high(), price),
                opens ? price : Math.min(candle.low(), price),
                price,
                opens ? size : candle.volume() + size);
        return candle;
    }
}
