package io.candlebus.strategy;

import io.candlebus.indicator.IndicatorRun;
import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.Map;

/** One running lane: its indicators, its truths, and what it remembers of earlier candles. One thread. */
final class LaneRun {
    private final int[] delayFrom;
    private final int[] delayTo;
    private final double[][] earlier;
    private final int[] oldest;
    private final CandleField[] fields;
    private final int[] fieldTo;
    private final StageRun[] stages;
    private final long[] truth;
    private final long[] known;
    private long[] peekedTruth;
    private long[] peekedKnown;
    private long candles;
    private long peekedCandles;

    LaneRun(Lane lane) {
        this(lane, Map.of());
    }

    /** @param borrowed indicators that are computed elsewhere; such a run cannot peek */
    LaneRun(Lane lane, Map<Lane.Step, SharedIndicators.Borrowed> borrowed) {
        delayFrom = lane.delays().stream().mapToInt(Lane.Delay::from).toArray();
        delayTo = lane.delays().stream().mapToInt(Lane.Delay::to).toArray();
        earlier = new double[delayFrom.length][];
        oldest = new int[delayFrom.length];
        for (int i = 0; i < earlier.length; i++) {
            earlier[i] = new double[lane.delays().get(i).candles() - 1];
            Arrays.fill(earlier[i], Double.NaN);
        }
        fields = lane.fields().stream().map(Lane.FieldSlot::field).toArray(CandleField[]::new);
        fieldTo = lane.fields().stream().mapToInt(Lane.FieldSlot::to).toArray();
        stages = lane.stages().stream().map(s -> new StageRun(s, borrowed)).toArray(StageRun[]::new);
        truth = new long[lane.words()];
        known = new long[truth.length];
    }

    /** Moves values on by a candle; comes first, while every slot still holds what the last candle gave. */
    void delay(double[] slots) {
        for (int i = 0; i < delayFrom.length; i++) {
            double[] ring = earlier[i];
            double newest = slots[delayFrom[i]];
            if (ring.length == 0) {
                slots[delayTo[i]] = newest;
                continue;
            }
            int at = oldest[i];
            slots[delayTo[i]] = ring[at];
            ring[at] = newest;
            oldest[i] = at + 1 == ring.length ? 0 : at + 1;
        }
    }

    /** As {@link #delay}, into a copy of the slots, and forgetting nothing. */
    void peekDelay(double[] slots, double[] into) {
        for (int i = 0; i < delayFrom.length; i++) {
            double[] ring = earlier[i];
            into[delayTo[i]] = ring.length == 0 ? slots[delayFrom[i]] : ring[oldest[i]];
        }
    }

    void load(Candle candle, double[] slots) {
        for (int i = 0; i < fields.length; i++) {
            slots[fieldTo[i]] = fields[i].of(candle);
        }
    }

    void compute(Candle candle, double[] slots) {
        candles++;
        for (int i = 0; i < truth.length; i++) {
            truth[i] = 0;
            known[i] = 0;
        }
        for (StageRun stage : stages) {
            stage.compute(candle, candles, slots, truth, known);
        }
    }

    /** As {@link #compute}, without anything being taken in. */
    void peek(Candle candle, double[] into) {
        makeRoom();
        peekedCandles = candles + 1;
        Arrays.fill(peekedTruth, 0);
        Arrays.fill(peekedKnown, 0);
        for (StageRun stage : stages) {
            stage.peek(candle, into, peekedTruth, peekedKnown);
        }
    }

    /** A peek of the run in which no candle of this timeframe closes. */
    void peekNothing() {
        makeRoom();
        peekedCandles = candles;
        System.arraycopy(truth, 0, peekedTruth, 0, truth.length);
        System.arraycopy(known, 0, peekedKnown, 0, known.length);
        for (StageRun stage : stages) {
            stage.peekNothing();
        }
    }

    private void makeRoom() {
        if (peekedTruth == null) {
            peekedTruth = new long[truth.length];
            peekedKnown = new long[known.length];
        }
    }

    /** Candles taken in. */
    long candles() {
        return candles;
    }

    /** As of the last peek. */
    long peekedCandles() {
        return peekedCandles;
    }

    /**
     * What the event with a bit remembers; null when the bit is that of no event.
     *
     * @param asPeeked as of the last peek, not of the last candle
     */
    Events.Recall recall(int bit, boolean asPeeked) {
        for (StageRun stage : stages) {
            Events.Recall recall = stage.nodes.recall(bit, asPeeked ? stage.peeked : stage.memory);
            if (recall != null) {
                return recall;
            }
        }
        return null;
    }

    long[] truth() {
        return truth;
    }

    long[] known() {
        return known;
    }

    /** As of the last peek. */
    long[] peekedTruth() {
        return peekedTruth;
    }

    /** As of the last peek. */
    long[] peekedKnown() {
        return peekedKnown;
    }

    /** One stage: each step is one of the kinds, and the others are null. */
    private static final class StageRun {
        private final IndicatorRun[] runs;
        private final int[] from;
        /** Slot of the second source; −1 when there is none. */
        private final int[] second;

        private final int[] to;
        private final Lane.ComputedStep[] computed;
        private final TallyRun[] told;
        private final SharedIndicators.Borrowed[] borrowed;
        private final Rows rows;
        private final Nodes nodes;
        private final Events.Memory memory;
        private Events.Memory peeked;

        private StageRun(Lane.Stage stage, Map<Lane.Step, SharedIndicators.Borrowed> shared) {
            int count = stage.steps().size();
            runs = new IndicatorRun[count];
            from = new int[count];
            second = new int[count];
            to = new int[count];
            computed = new Lane.ComputedStep[count];
            told = new TallyRun[count];
            borrowed = new SharedIndicators.Borrowed[count];
            for (int i = 0; i < count; i++) {
                Lane.Step step = stage.steps().get(i);
                borrowed[i] = shared.get(step);
                if (borrowed[i] != null) {
                    to[i] = ((Lane.RunStep) step).to();
                } else if (step instanceof Lane.RunStep run) {
                    runs[i] = new IndicatorRun(run.type(), run.args());
                    from[i] = run.from().length < 1 ? -1 : run.from()[0];
                    second[i] = run.from().length < 2 ? -1 : run.from()[1];
                    to[i] = run.to();
                } else if (step instanceof Lane.ComputedStep arithmetic) {
                    computed[i] = arithmetic;
                } else {
                    told[i] = TallyRun.of((Lane.ToldStep) step);
                }
            }
            rows = stage.rows();
            nodes = stage.nodes();
            memory = nodes.memory();
        }

        private void compute(Candle candle, long number, double[] slots, long[] truth, long[] known) {
            for (int i = 0; i < runs.length; i++) {
                IndicatorRun run = runs[i];
                if (run != null) {
                    int x = from[i];
                    int y = second[i];
                    if (y < 0) {
                        run.update(candle, x < 0 ? 0 : slots[x], slots, to[i]);
                    } else {
                        run.update(candle, slots[x], slots[y], slots, to[i]);
                    }
                } else if (computed[i] != null) {
                    apply(computed[i], slots);
                } else if (borrowed[i] != null) {
                    borrowed[i].read(number, slots, to[i]);
                } else {
                    told[i].update(slots, truth, known);
                }
            }
            rows.evaluate(slots, truth, known);
            nodes.evaluate(truth, known, memory);
        }

        private void peek(Candle candle, double[] into, long[] truth, long[] known) {
            for (int i = 0; i < runs.length; i++) {
                IndicatorRun run = runs[i];
                if (run != null) {
                    int x = from[i];
                    int y = second[i];
                    run.peek(candle, x < 0 ? 0 : into[x], y < 0 ? 0 : into[y], into, to[i]);
                } else if (computed[i] != null) {
                    apply(computed[i], into);
                } else {
                    told[i].peek(into, truth, known);
                }
            }
            peekNothing();
            rows.evaluate(into, truth, known);
            nodes.evaluate(truth, known, peeked);
        }

        private void peekNothing() {
            if (peeked == null) {
                peeked = nodes.memory();
            }
            peeked.copy(memory);
        }

        private static void apply(Lane.ComputedStep step, double[] slots) {
            slots[step.to()] = step.operation().apply(slots[step.a()], slots[step.b()], slots[step.c()]);
        }
    }
}
