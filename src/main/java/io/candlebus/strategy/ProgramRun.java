package io.candlebus.strategy;

import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Timeframe;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One running compiled strategy: its numbers and truths as of the last closed candle. Knows nothing of positions but what
 * it is told.
 *
 * <p>One thread. A candle allocates nothing, except where a candle of a higher timeframe is completed.
 */
public final class ProgramRun {
    private final CompiledStrategy strategy;
    private final Timeframe timeframe;
    private final double[] slots;
    private final double[] peeked;
    private final LaneRun base;
    private final Higher[] higher;
    private final PositionField[] readings;
    private final int[] readingTo;
    private final ClockField[] clocks;
    private final int[] clockTo;
    private final Rows rows;
    private final Nodes nodes;
    private final Nodes.Memory memory;
    private final int[] roots;
    private final long[] truth;
    private final long[] known;

    ProgramRun(CompiledStrategy strategy) {
        this.strategy = strategy;
        Program program = strategy.program();
        timeframe = program.base().timeframe();
        slots = program.slots().clone();
        peeked = new double[slots.length];
        base = new LaneRun(program.base());
        higher = program.higher().stream().map(Higher::new).toArray(Higher[]::new);
        readings = program.readings().stream().map(Program.ReadingSlot::field).toArray(PositionField[]::new);
        readingTo =
                program.readings().stream().mapToInt(Program.ReadingSlot::to).toArray();
        clocks = program.clocks().stream().map(Program.ClockSlot::field).toArray(ClockField[]::new);
        clockTo = program.clocks().stream().mapToInt(Program.ClockSlot::to).toArray();
        rows = program.rows();
        nodes = program.nodes();
        roots = strategy.rules().stream().mapToInt(Rule::root).toArray();
        memory = new Nodes.Memory(nodes);
        truth = new long[Nodes.words(rows.count() + nodes.count())];
        known = new long[truth.length];
    }

    /** Takes in one closed candle: numbers first, then truths. */
    public void update(Candle candle, PositionField.Source position) {
        compute(candle, position);
        evaluate();
    }

    /** What a rule's condition is as of the last candle. */
    public Truth truth(int rule) {
        return truthOf(roots[rule]);
    }

    /** The named numbers that a rule's condition looks at, by name as written, in order of appearance. */
    public Map<String, Double> values(int rule) {
        Map<String, Double> values = new LinkedHashMap<>();
        strategy.rules().get(rule).readings().forEach((name, slot) -> values.put(name, slots[slot]));
        return values;
    }

    /** What an elementary condition is as of the last candle; numbered as in {@link CompiledStrategy#conditions}. */
    public Truth conditionTruth(int condition) {
        return truthOf(strategy.rows().get(condition).bit());
    }

    /** Value of an elementary condition's left side. */
    public double conditionLeft(int condition) {
        return slots[strategy.rows().get(condition).left()];
    }

    /** Value of an elementary condition's right side. */
    public double conditionRight(int condition) {
        return slots[strategy.rows().get(condition).right()];
    }

    /** Writes every plot's value, in the order of {@link CompiledStrategy#plots}; NaN while unknown. */
    public void plots(double[] into) {
        copy(slots, into);
    }

    /** As {@link #plots}, as if a forming candle closed now; changes nothing. Position and time are left out. */
    public void peekPlots(Candle forming, double[] into) {
        System.arraycopy(slots, 0, peeked, 0, slots.length);
        base.peekDelay(slots, peeked);
        base.load(forming, peeked);
        for (Higher lane : higher) {
            lane.peek(forming);
        }
        base.peek(forming, peeked);
        copy(peeked, into);
    }

    double[] slots() {
        return slots;
    }

    private void compute(Candle candle, PositionField.Source position) {
        base.delay(slots);
        for (int i = 0; i < readings.length; i++) {
            slots[readingTo[i]] = position.read(readings[i]);
        }
        for (int i = 0; i < clocks.length; i++) {
            slots[clockTo[i]] = clocks[i].at(timeframe.closeOf(candle.openTimeMs()));
        }
        base.load(candle, slots);
        for (int i = 0; i < higher.length; i++) {
            higher[i].add(candle);
        }
        base.compute(candle, slots);
    }

    private void evaluate() {
        Arrays.fill(truth, 0);
        Arrays.fill(known, 0);
        rows.evaluate(slots, truth, known);
        nodes.evaluate(truth, known, memory);
    }

    private Truth truthOf(int signed) {
        int bit = signed < 0 ? ~signed : signed;
        if ((known[bit >> 6] >>> bit & 1) == 0) {
            return Truth.UNKNOWN;
        }
        return (truth[bit >> 6] >>> bit & 1) != 0 == signed >= 0 ? Truth.TRUE : Truth.FALSE;
    }

    private void copy(double[] from, double[] into) {
        int[] plotted = strategy.plotSlots();
        for (int i = 0; i < plotted.length; i++) {
            into[i] = from[plotted[i]];
        }
    }

    /** A lane fed with candles put together from the strategy's own. */
    private final class Higher implements Consumer<Candle> {
        private final LaneRun lane;
        private final CandleAggregator aggregator;

        private Higher(Lane lane) {
            this.lane = new LaneRun(lane);
            this.aggregator = new CandleAggregator(timeframe, lane.timeframe());
        }

        private void add(Candle part) {
            aggregator.add(part, this);
        }

        @Override
        public void accept(Candle closed) {
            lane.delay(slots);
            lane.load(closed, slots);
            lane.compute(closed, slots);
        }

        private void peek(Candle part) {
            Candle closed = aggregator.completedBy(part);
            if (closed != null) {
                lane.peekDelay(slots, peeked);
                lane.load(closed, peeked);
                lane.peek(closed, peeked);
            }
        }
    }
}
