package io.candlebus.session;

import io.candlebus.market.Series;

/**
 * What a session is a session of.
 *
 * @param strategyId the document's id
 * @param revision of the document, from 1
 * @param series the candles it sees
 */
public record SessionKey(String strategyId, int revision, Series series) {}
