package io.candlebus.strategy;

import java.util.List;
import java.util.Map;

/**
 * A compiled strategy's arithmetic and logic, over one array of slots. Immutable; any number of runs may share it.
 *
 * @param slots first content of every slot: constants, and NaN for the rest
 * @param slotOf where each value is found, for whoever explains it
 * @param base what is computed on the strategy's own candles
 * @param higher what is computed on closed candles of higher timeframes; keeps its value until the next one closes
 * @param readings slots told by the position
 * @param clocks slots told by the time
 */
record Program(
        double[] slots,
        Map<Value, Integer> slotOf,
        Lane base,
        List<Lane> higher,
        List<ReadingSlot> readings,
        List<ClockSlot> clocks) {
    Program {
        slotOf = Map.copyOf(slotOf);
        higher = List.copyOf(higher);
        readings = List.copyOf(readings);
        clocks = List.copyOf(clocks);
    }

    record ReadingSlot(PositionField field, int to) {}

    record ClockSlot(ClockField field, int to) {}
}
