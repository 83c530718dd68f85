package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;

/** What a candle looks like that is not closed yet. For the page; never for a rule. */
public record FormingCandle(Series series, Candle candle) {}
