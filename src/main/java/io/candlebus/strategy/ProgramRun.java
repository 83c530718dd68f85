package io.candlebus.strategy;

import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Timeframe;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final int[] roots;
    private final History history;

    ProgramRun(CompiledStrategy strategy) {
        this(strategy, Map.of());
    }

    /** @param borrowed indicators that are computed elsewhere; such a run cannot peek */
    ProgramRun(CompiledStrategy strategy, Map<Lane.Step, SharedIndicators.Borrowed> borrowed) {
        this.strategy = strategy;
        Program program = strategy.program();
        timeframe = program.base().timeframe();
        slots = program.slots().clone();
        peeked = new double[slots.length];
        base = new LaneRun(program.base(), borrowed);
        higher = program.higher().stream()
                .map(lane -> new Higher(lane, borrowed))
                .toArray(Higher[]::new);
        readings = program.readings().stream().map(Program.ReadingSlot::field).toArray(PositionField[]::new);
        readingTo =
                program.readings().stream().mapToInt(Program.ReadingSlot::to).toArray();
        clocks = program.clocks().stream().map(Program.ClockSlot::field).toArray(ClockField[]::new);
        clockTo = program.clocks().stream().mapToInt(Program.ClockSlot::to).toArray();
        roots = strategy.rules().stream().mapToInt(Rule::root).toArray();
        history = new History(base.truth().length);
    }

    /** Takes in one closed candle: numbers first, then truths. */
    public void update(Candle candle, PositionField.Source position) {
        long closeTimeMs = timeframe.closeOf(candle.openTimeMs());
        base.delay(slots);
        for (int i = 0; i < readings.length; i++) {
            slots[readingTo[i]] = position.read(readings[i]);
        }
        for (int i = 0; i < clocks.length; i++) {
            slots[clockTo[i]] = clocks[i].at(closeTimeMs);
        }
        base.load(candle, slots);
        for (int i = 0; i < higher.length; i++) {
            higher[i].add(candle);
        }
        base.compute(candle, slots);
        history.add(base.truth(), base.known(), closeTimeMs);
    }

    /** What a rule's condition is as of the last candle. */
    public Truth truth(int rule) {
        return truth(roots[rule], base.truth(), base.known());
    }

    /** What a slot of {@link Risk} or {@link Protections} holds as of the last candle; NaN while unknown. */
    public double number(int slot) {
        return slots[slot];
    }

    /** How sure a rule is as of the last candle, 0 to 1; NaN while the number that tells it is unknown. */
    public double confidence(int rule) {
        return strategy.rules().get(rule).sureness().at(slots, base.truth(), base.known());
    }

    /** The named numbers that a rule's condition looks at, by name as written, in order of appearance. */
    public Map<String, Double> values(int rule) {
        Map<String, Double> values = new LinkedHashMap<>();
        strategy.rules().get(rule).readings().forEach((name, slot) -> values.put(name, slots[slot]));
        return values;
    }

    /**
     * A rule's condition as of the last candle, with all it is made of and why it is what it is.
     *
     * @param withPast whether what it was on the last candles is told, too
     */
    public Explained explain(int rule, boolean withPast) {
        return new Explainer(Moment.closed(this, slots), withPast ? history : null)
                .explain(strategy.rules().get(rule).claim());
    }

    /**
     * As {@link #explain}, as if a forming candle closed now, without the past; changes nothing. The position stays what it
     * was.
     *
     * @return one per rule, in the order of the document
     */
    public List<Explained> explainIfClosed(Candle forming) {
        peek(forming);
        Explainer explainer = new Explainer(Moment.peeked(this, peeked), null);
        return strategy.rules().stream()
                .map(rule -> explainer.explain(rule.claim()))
                .toList();
    }

    /** As {@link #number}, as of the last peek. */
    public double peekedNumber(int slot) {
        return peeked[slot];
    }

    /** As {@link #confidence}, as of the last peek. */
    public double peekedConfidence(int rule) {
        return strategy.rules().get(rule).sureness().at(peeked, base.peekedTruth(), base.peekedKnown());
    }

    /** Writes every plot's value, in the order of {@link CompiledStrategy#plots}; NaN while unknown. */
    public void plots(double[] into) {
        copy(slots, into);
    }

    /** As {@link #plots}, as if a forming candle closed now; changes nothing. The position stays what it was. */
    public void peekPlots(Candle forming, double[] into) {
        peek(forming);
        copy(peeked, into);
    }

    private void peek(Candle forming) {
        System.arraycopy(slots, 0, peeked, 0, slots.length);
        base.peekDelay(slots, peeked);
        for (int i = 0; i < clocks.length; i++) {
            peeked[clockTo[i]] = clocks[i].at(timeframe.closeOf(forming.openTimeMs()));
        }
        base.load(forming, peeked);
        for (Higher lane : higher) {
            lane.peek(forming);
        }
        base.peek(forming, peeked);
    }

    /** Every number as of the last candle, by slot. */
    double[] slots() {
        return slots;
    }

    CompiledStrategy strategy() {
        return strategy;
    }

    int slotOf(Value value) {
        return strategy.program().slotOf().get(value);
    }

    /** The lane of a timeframe that the program has. */
    LaneRun lane(Timeframe on) {
        for (Higher lane : higher) {
            if (lane.aggregator.timeframe() == on) {
                return lane.lane;
            }
        }
        return base;
    }

    static Truth truth(int signed, long[] truth, long[] known) {
        int bits = Events.read(signed, truth, known);
        if ((bits & Events.KNOWN) == 0) {
            return Truth.UNKNOWN;
        }
        return (bits & Events.TRUE) != 0 ? Truth.TRUE : Truth.FALSE;
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

        private Higher(Lane lane, Map<Lane.Step, SharedIndicators.Borrowed> borrowed) {
            this.lane = new LaneRun(lane, borrowed);
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
            } else {
                lane.peekNothing();
            }
        }
    }
}
