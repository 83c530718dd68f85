package io.candlebus.api;

import io.candlebus.backtest.Days;
import io.candlebus.session.SessionKey;

/**
 * A running session's equity, from the first candle that it judged on to the last: by point, each for the same number of
 * candles but the last, and by UTC day.
 *
 * @param session whose
 * @param cash it began with
 * @param candlesPerPoint a power of two that grows as candles come, so that there are 4096 points at most
 * @param timesMs close of each point's last candle
 * @param equity at that close
 * @param drawdownPercent deepest of the point's candles, below the running peak
 * @param days equity at the end of each
 */
public record EquityCurve(
        SessionKey session,
        double cash,
        int candlesPerPoint,
        long[] timesMs,
        double[] equity,
        double[] drawdownPercent,
        Days days) {}
