package io.candlebus.feed;

/**
 * What a feed feeds.
 *
 * @param sink is given every final candle before it is published
 * @param past what the sink has kept
 * @param credit how many published candles are still being dealt with
 */
public record Downstream(CandleSink sink, Past past, Credit credit) {}
