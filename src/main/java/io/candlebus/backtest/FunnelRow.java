package io.candlebus.backtest;

import io.candlebus.strategy.SignalSpec;
import java.util.Map;

/**
 * How far the candles of one signal got.
 *
 * @param signal id of the rule
 * @param evaluated candles that were judged
 * @param isTrue of them, those on which its condition was true
 * @param blocked of them, those that a protection kept, by the protection's type
 * @param fired of them, those on which it fired
 * @param ordered of them, those that gave an order
 * @param dropped orders that were not filled
 * @param filled orders that were
 * @param closed positions that it opened, or closed, which are closed
 */
public record FunnelRow(
        String signal,
        SignalSpec.Type type,
        long evaluated,
        long isTrue,
        Map<String, Long> blocked,
        long fired,
        long ordered,
        long dropped,
        long filled,
        long closed) {}
