package io.candlebus.feed.fetch;

import io.candlebus.market.Series;

/**
 * What a download came to.
 *
 * @param where for people: a file's name, a store's
 * @param coverage all that is there now; null when there is nothing
 * @param added candles that came in this time
 * @param resumed candles' time that an earlier download had brought before it broke off, in candles
 * @param lost a stretch that is older than the venue's history reaches; null when there is none
 */
public record Downloaded(Series series, String where, Coverage coverage, long added, long resumed, Span lost) {}
