package io.candlebus.market;

/** Names a stream of candles: one symbol at one timeframe. */
public record Series(Symbol symbol, Timeframe timeframe) {
    @Override
    public String toString() {
        return symbol + " " + timeframe;
    }
}
