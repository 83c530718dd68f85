package io.candlebus.strategy;

import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The lines a chart can draw of a strategy: every output of every indicator, declared ones first; a derived one that equals
 * a line already there is left out.
 *
 * @param specs one per line
 * @param values what each shows
 * @param slots where each is found
 */
record Plots(List<PlotSpec> specs, List<Value> values, int[] slots) {
    /** Name of the pane that holds the candles. */
    private static final String PRICE_PANE = "price";

    static Plots of(List<Meaning.Line> lines, Set<String> declared, ProgramDraft draft) {
        return new Draft(draft, lines).plots(declared);
    }

    private static final class Draft {
        private final ProgramDraft program;
        private final List<Meaning.Line> lines;
        private final Map<Value.Run, String> ids = new HashMap<>();
        private final List<PlotSpec> specs = new ArrayList<>();
        private final List<Value> values = new ArrayList<>();
        private final Set<Value> drawn = new HashSet<>();

        private Draft(ProgramDraft program, List<Meaning.Line> lines) {
            this.program = program;
            this.lines = lines;
            lines.forEach(line -> ids.putIfAbsent(line.run(), line.id()));
        }

        private Plots plots(Set<String> declared) {
            for (Meaning.Line line : lines) {
                for (int i = 0; i < line.run().type().outputs().size(); i++) {
                    Value value = line.output(i);
                    if (drawn.add(value) || declared.contains(line.id())) {
                        specs.add(spec(line, i, value));
                        values.add(value);
                    }
                }
            }
            int[] slots = values.stream().mapToInt(program.slots()::of).toArray();
            return new Plots(List.copyOf(specs), List.copyOf(values), slots);
        }

        private PlotSpec spec(Meaning.Line line, int index, Value value) {
            IndicatorType type = line.run().type();
            Output output = type.outputs().get(index);
            boolean single = type.outputs().size() == 1;
            String label = label(line) + (single ? "" : " " + output.name());
            return new PlotSpec(
                    single ? line.id() : line.id() + "." + output.name(),
                    label,
                    type.name(),
                    output.name(),
                    unit(line.run(), index),
                    pane(line.run(), index, line.id()),
                    line.color(),
                    program.levels(value));
        }

        private String label(Meaning.Line line) {
            Value.Run run = line.run();
            String name =
                    Labels.of(run.args(), run.type()).toUpperCase(Locale.ROOT).replace('_', ' ');
            String source =
                    run.source() instanceof Value.Output o && ids.containsKey(o.run()) ? " of " + ids.get(o.run()) : "";
            return name + source + (run.on() == program.base() ? "" : " " + run.on());
        }

        /** Of an indicator in its source's unit, the source's. */
        private static Unit unit(Value.Run run, int index) {
            Unit own = run.type().outputs().get(index).unit();
            Value source = undelayed(run.source());
            if (own != Unit.PRICE || source == null) {
                return own;
            }
            if (source instanceof Value.Output output) {
                return unit(output.run(), output.index());
            }
            return source instanceof Value.Field field && field.field() == CandleField.VOLUME ? Unit.VOLUME : own;
        }

        private String pane(Value.Run run, int index, String id) {
            Value source = undelayed(run.source());
            boolean follows = run.type().outputs().get(index).unit() == Unit.PRICE;
            if (follows && source instanceof Value.Output output) {
                return pane(output.run(), output.index(), ids.getOrDefault(output.run(), id));
            }
            return follows && unit(run, index) == Unit.PRICE ? PRICE_PANE : id;
        }

        private static Value undelayed(Value value) {
            return value instanceof Value.Delayed delayed ? delayed.x() : value;
        }
    }
}
