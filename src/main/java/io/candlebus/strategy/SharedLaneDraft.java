package io.candlebus.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers from many programs what they compute on the candles of one timeframe from those candles alone: neither the position
 * nor the past of a condition nor another timeframe has a part in it. Equal computations are kept once.
 */
final class SharedLaneDraft {
    private static final int UNKNOWN = -1;

    private final Map<Made, Integer> slotOf = new HashMap<>();
    private final List<Double> initial = new ArrayList<>();
    private final List<Lane.Delay> delays = new ArrayList<>();
    private final List<Lane.FieldSlot> fields = new ArrayList<>();
    private final List<Lane.Step> steps = new ArrayList<>();
    private int runs;

    /** How a number comes to be: by what, from which common slots. */
    private record Made(Object by, List<Integer> from) {}

    /** An indicator and its parameters; equal ones give equal numbers. */
    private record Indicated(Object type, Object args) {}

    /** Takes in a program's lane; the first common slot of each of its indicators that is shared. */
    Map<Lane.RunStep, Integer> add(Program program, Lane lane) {
        return new Reading(program, lane).shared();
    }

    /** All of it, with common slots. */
    Lane lane() {
        Rows noRows = new Rows(List.of(), 0);
        Nodes noNodes = new Nodes(List.of(), 0, ref -> 0);
        return new Lane(null, delays, fields, List.of(new Lane.Stage(steps, noRows, noNodes)));
    }

    double[] initial() {
        return initial.stream().mapToDouble(Double::doubleValue).toArray();
    }

    int runs() {
        return runs;
    }

    private int reserve(double value) {
        initial.add(value);
        return initial.size() - 1;
    }

    /** One program's lane, and which common slots its slots have become. */
    private final class Reading {
        private final Program program;
        private final Lane lane;
        private final Map<Integer, Object> makers = new HashMap<>();
        private final Map<Integer, Integer> common = new HashMap<>();

        private Reading(Program program, Lane lane) {
            this.program = program;
            this.lane = lane;
            lane.fields().forEach(f -> makers.put(f.to(), f));
            lane.delays().forEach(d -> makers.put(d.to(), d));
            for (Lane.Stage stage : lane.stages()) {
                for (Lane.Step step : stage.steps()) {
                    if (step instanceof Lane.RunStep run) {
                        makers.put(run.to(), run);
                    } else if (step instanceof Lane.ComputedStep computed) {
                        makers.put(computed.to(), computed);
                    } else {
                        makers.put(((Lane.ToldStep) step).to(), step);
                    }
                }
            }
        }

        private Map<Lane.RunStep, Integer> shared() {
            Map<Lane.RunStep, Integer> shared = new IdentityHashMap<>();
            for (Lane.Stage stage : lane.stages()) {
                for (Lane.Step step : stage.steps()) {
                    if (step instanceof Lane.RunStep run && common(run.to()) != UNKNOWN) {
                        shared.put(run, common(run.to()));
                    }
                }
            }
            return shared;
        }

        private int common(int slot) {
            Integer known = common.get(slot);
            if (known == null) {
                known = make(slot);
                common.put(slot, known);
            }
            return known;
        }

        private int make(int slot) {
            Object maker = makers.get(slot);
            if (maker instanceof Lane.FieldSlot field) {
                return field(field);
            } else if (maker instanceof Lane.Delay delay) {
                return delay(delay);
            } else if (maker instanceof Lane.RunStep run) {
                return run(run);
            } else if (maker instanceof Lane.ComputedStep computed) {
                return computed(computed);
            }
            double constant = program.slots()[slot];
            return maker == null && !Double.isNaN(constant)
                    ? slotOf.computeIfAbsent(new Made(constant, List.of()), m -> reserve(constant))
                    : output(slot);
        }

        /** A slot that is not the first output of its indicator. */
        private int output(int slot) {
            for (Lane.Stage stage : lane.stages()) {
                for (Lane.Step step : stage.steps()) {
                    if (step instanceof Lane.RunStep run
                            && slot > run.to()
                            && slot < run.to() + run.type().outputs().size()) {
                        int first = common(run.to());
                        return first == UNKNOWN ? UNKNOWN : first + slot - run.to();
                    }
                }
            }
            return UNKNOWN;
        }

        private int field(Lane.FieldSlot field) {
            return slotOf.computeIfAbsent(new Made(field.field(), List.of()), m -> {
                int to = reserve(Double.NaN);
                fields.add(new Lane.FieldSlot(field.field(), to));
                return to;
            });
        }

        private int delay(Lane.Delay delay) {
            int from = common(delay.from());
            if (from == UNKNOWN) {
                return UNKNOWN;
            }
            return slotOf.computeIfAbsent(new Made(delay.candles(), List.of(from)), m -> {
                int to = reserve(Double.NaN);
                delays.add(new Lane.Delay(from, to, delay.candles()));
                return to;
            });
        }

        private int run(Lane.RunStep run) {
            int[] from = new int[run.from().length];
            for (int i = 0; i < from.length; i++) {
                from[i] = common(run.from()[i]);
                if (from[i] == UNKNOWN) {
                    return UNKNOWN;
                }
            }
            Made made = new Made(new Indicated(run.type(), run.args()), boxed(from));
            return slotOf.computeIfAbsent(made, m -> {
                int to = reserve(Double.NaN);
                run.type().outputs().stream().skip(1).forEach(output -> reserve(Double.NaN));
                steps.add(new Lane.RunStep(run.type(), run.args(), from, to));
                runs++;
                return to;
            });
        }

        private int computed(Lane.ComputedStep step) {
            int count = step.operation().arguments();
            int[] from = {step.a(), step.b(), step.c()};
            for (int i = 0; i < from.length; i++) {
                from[i] = i < count ? common(from[i]) : 0;
                if (from[i] == UNKNOWN) {
                    return UNKNOWN;
                }
            }
            Made made = new Made(step.operation(), boxed(from));
            return slotOf.computeIfAbsent(made, m -> {
                int to = reserve(Double.NaN);
                steps.add(new Lane.ComputedStep(step.operation(), from[0], from[1], from[2], to));
                return to;
            });
        }

        private static List<Integer> boxed(int[] slots) {
            return Arrays.stream(slots).boxed().toList();
        }
    }
}
