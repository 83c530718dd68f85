package io.candlebus.strategy;

import io.candlebus.indicator.IndicatorRun;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of a strategy remembers of earlier candles: a number of bytes that no candle changes.
 *
 * @param parts the constructs that remember something, in the order of the program
 */
public record Memory(List<Part> parts) {
    /**
     * One of them.
     *
     * @param what it is, for people
     * @param bytes 8 for each number
     */
    public record Part(String what, long bytes) {}

    public Memory {
        parts = List.copyOf(parts);
    }

    /** All together. */
    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    static Memory of(Program program) {
        Draft draft = new Draft();
        draft.add(program.base(), "");
        program.higher().forEach(lane -> draft.add(lane, " on " + lane.timeframe()));
        draft.add(
                "what its conditions were on the last " + History.CANDLES + " candles",
                History.numbers(program.base().words()));
        return new Memory(draft.parts);
    }

    private static final class Draft {
        private final List<Part> parts = new ArrayList<>();
        private long bytes;

        private void add(Lane lane, String where) {
            lane.delays().forEach(delay -> add(ago(delay.candles()) + where, delay.candles()));
            for (Lane.Stage stage : lane.stages()) {
                stage.steps().forEach(step -> add(step, where));
                stage.nodes()
                        .happened()
                        .forEach(event ->
                                add(event.getClass().getSimpleName().toLowerCase() + where, Events.size(event)));
            }
        }

        private static String ago(int candles) {
            return "value " + candles + (candles == 1 ? " candle ago" : " candles ago");
        }

        /** Indicators beyond the limit are not made to be measured: one too many is enough to refuse the rest. */
        private void add(Lane.Step step, String where) {
            if (step instanceof Lane.RunStep run && bytes <= Limits.MAX_MEMORY_BYTES) {
                add(Labels.of(run.args(), run.type()) + where, new IndicatorRun(run.type(), run.args()).numbers());
            } else if (step instanceof Lane.ToldStep told) {
                int size = TallyRun.size(told.kind(), told.candles(), told.occurrence());
                add(told.kind().name().toLowerCase() + where, size);
            }
        }

        private void add(String what, long numbers) {
            bytes += numbers * Double.BYTES;
            parts.add(new Part(what, numbers * Double.BYTES));
        }
    }
}
