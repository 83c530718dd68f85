package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each distinct value of one strategy a slot, and each distinct computation a place in its lane. */
final class SlotTable {
    private final Timeframe base;
    private final Map<Value, Integer> slots = new LinkedHashMap<>();
    private final Map<Value.Run, Integer> runs = new LinkedHashMap<>();
    private final Map<Timeframe, Draft> lanes = new LinkedHashMap<>();
    private final List<Double> initial = new ArrayList<>();
    private final List<Program.ReadingSlot> readings = new ArrayList<>();
    private final List<Program.ClockSlot> clocks = new ArrayList<>();

    SlotTable(Timeframe base) {
        this.base = base;
        lane(base);
    }

    /** The slot of a value; made when there is none yet, with all it needs. */
    int of(Value value) {
        Integer known = slots.get(value);
        if (known != null) {
            return known;
        }
        int slot = make(value);
        slots.put(value, slot);
        return slot;
    }

    double[] initial() {
        return initial.stream().mapToDouble(Double::doubleValue).toArray();
    }

    Lane baseLane() {
        return lanes.get(base).lane(base);
    }

    List<Lane> higherLanes() {
        return lanes.entrySet().stream()
                .filter(e -> e.getKey() != base)
                .map(e -> e.getValue().lane(e.getKey()))
                .toList();
    }

    List<Program.ReadingSlot> readings() {
        return readings;
    }

    List<Program.ClockSlot> clocks() {
        return clocks;
    }

    private int make(Value value) {
        if (value instanceof Value.Output output) {
            return run(output.run()) + output.index();
        }
        if (value instanceof Value.Delayed delayed) {
            int from = of(delayed.x());
            int to = reserve(Double.NaN);
            lane(delayed.on()).delays.add(new Lane.Delay(from, to, delayed.candles()));
            return to;
        }
        int to = reserve(value instanceof Value.Constant constant ? constant.value() : Double.NaN);
        if (value instanceof Value.Field field) {
            lane(field.on()).fields.add(new Lane.FieldSlot(field.field(), to));
        } else if (value instanceof Value.Reading reading) {
            readings.add(new Program.ReadingSlot(reading.field(), to));
        } else if (value instanceof Value.Clock clock) {
            clocks.add(new Program.ClockSlot(clock.field(), to));
        }
        return to;
    }

    private int run(Value.Run run) {
        Integer known = runs.get(run);
        if (known != null) {
            return known;
        }
        int from = run.source() == null ? -1 : of(run.source());
        int to = initial.size();
        run.type().outputs().forEach(output -> reserve(Double.NaN));
        lane(run.on()).runs.add(new Lane.RunSlot(run.type(), run.args(), from, to));
        runs.put(run, to);
        return to;
    }

    private int reserve(double value) {
        initial.add(value);
        return initial.size() - 1;
    }

    private Draft lane(Timeframe timeframe) {
        return lanes.computeIfAbsent(timeframe, t -> new Draft());
    }

    private static final class Draft {
        private final List<Lane.Delay> delays = new ArrayList<>();
        private final List<Lane.FieldSlot> fields = new ArrayList<>();
        private final List<Lane.RunSlot> runs = new ArrayList<>();

        private Lane lane(Timeframe timeframe) {
            return new Lane(timeframe, delays, fields, runs);
        }
    }
}
