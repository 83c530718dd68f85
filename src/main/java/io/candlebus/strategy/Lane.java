package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.market.Timeframe;
import java.util.List;

/**
 * What a program computes on each closed candle of one timeframe, in this order: delayed values, candle fields,
 * indicators. Immutable.
 *
 * @param timeframe of its candles
 * @param delays values of earlier candles
 * @param fields numbers of the candle itself
 * @param runs indicators, sources before those they feed
 */
record Lane(Timeframe timeframe, List<Delay> delays, List<FieldSlot> fields, List<RunSlot> runs) {
    Lane {
        delays = List.copyOf(delays);
        fields = List.copyOf(fields);
        runs = List.copyOf(runs);
    }

    /** Slot {@code to} holds what slot {@code from} held some candles ago. */
    record Delay(int from, int to, int candles) {}

    record FieldSlot(CandleField field, int to) {}

    /**
     * @param from slot of the source; −1 for types without one
     * @param to slot of the first output
     */
    record RunSlot(IndicatorType type, Args args, int from, int to) {}
}
