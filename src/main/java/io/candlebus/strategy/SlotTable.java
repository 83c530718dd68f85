package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each distinct value of one strategy a slot, and each distinct computation a place in its lane. */
final class SlotTable {
    private final ProgramDraft program;
    private final Map<Value, Integer> slots = new LinkedHashMap<>();
    private final Map<Value.Run, Integer> runs = new LinkedHashMap<>();
    private final List<Double> initial = new ArrayList<>();
    /** By slot, the lane that computes it stage by stage; null for what is there before any stage. */
    private final List<Timeframe> lanes = new ArrayList<>();

    private final List<Integer> stages = new ArrayList<>();
    private final List<Program.ReadingSlot> readings = new ArrayList<>();
    private final List<Program.ClockSlot> clocks = new ArrayList<>();

    SlotTable(ProgramDraft program) {
        this.program = program;
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

    /** The stage of a lane in which a slot gets its content; 0 when it is there before the first. */
    int stage(int slot, Timeframe lane) {
        return lanes.get(slot) == lane ? stages.get(slot) : 0;
    }

    Map<Value, Integer> slots() {
        return slots;
    }

    double[] initial() {
        return initial.stream().mapToDouble(Double::doubleValue).toArray();
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
            program.lane(delayed.on()).delays().add(new Lane.Delay(from, to, delayed.candles()));
            return to;
        }
        if (value instanceof Value.Computed computed) {
            return computed(computed);
        }
        if (value instanceof Value.Told told) {
            return told(told);
        }
        int to = reserve(value instanceof Value.Constant constant ? constant.value() : Double.NaN);
        if (value instanceof Value.Field field) {
            program.lane(field.on()).fields().add(new Lane.FieldSlot(field.field(), to));
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
        int[] from = run.sources().stream().mapToInt(this::of).toArray();
        int stage = latest(run.on(), from);
        int to = initial.size();
        run.type().outputs().forEach(output -> reserve(run.on(), stage));
        program.lane(run.on()).add(stage, new Lane.RunStep(run.type(), run.args(), from, to));
        runs.put(run, to);
        return to;
    }

    private int computed(Value.Computed value) {
        int[] from = value.inputs().stream().mapToInt(this::of).toArray();
        int stage = latest(value.on(), from);
        int to = reserve(value.on(), stage);
        int b = from.length > 1 ? from[1] : 0;
        int c = from.length > 2 ? from[2] : 0;
        program.lane(value.on()).add(stage, new Lane.ComputedStep(value.operation(), from[0], b, c, to));
        return to;
    }

    /** It comes a stage after the claim, whose bit is not there before. */
    private int told(Value.Told told) {
        LaneDraft lane = program.lane(told.on());
        int from = told.x() == null ? 0 : of(told.x());
        int known = told.x() == null ? 0 : latest(told.on(), from);
        int stage = Math.max(lane.stage(told.claim()) + 1, known);
        int to = reserve(told.on(), stage);
        lane.add(stage, told, from, to);
        return to;
    }

    private int latest(Timeframe lane, int... from) {
        int latest = 0;
        for (int slot : from) {
            latest = Math.max(latest, stage(slot, lane));
        }
        return latest;
    }

    private int reserve(double value) {
        initial.add(value);
        lanes.add(null);
        stages.add(0);
        return initial.size() - 1;
    }

    private int reserve(Timeframe lane, int stage) {
        initial.add(Double.NaN);
        lanes.add(lane);
        stages.add(stage);
        return initial.size() - 1;
    }
}
