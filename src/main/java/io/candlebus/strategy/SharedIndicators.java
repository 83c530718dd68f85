package io.candlebus.strategy;

import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The indicators of many strategies on one series, equal ones on equal inputs computed once for all: a stretch of candles at a
 * time, before the runs that borrow them take in the same stretch. What the runs see is what they would have computed, to the
 * bit. Runs that borrow cannot peek.
 *
 * <p>One thread, the runs included.
 */
public final class SharedIndicators {
    private final Timeframe timeframe;
    private final Map<Timeframe, SharedLane> lanes = new HashMap<>();
    private final Map<CompiledStrategy, Map<Lane.Step, Borrowed>> borrowed = new IdentityHashMap<>();
    private final List<Higher> higher = new ArrayList<>();

    private SharedIndicators(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    /**
     * All that the strategies have.
     *
     * @throws IllegalArgumentException when their timeframes differ
     */
    public static SharedIndicators of(List<CompiledStrategy> strategies) {
        SharedIndicators shared = new SharedIndicators(strategies.get(0).spec().timeframe());
        strategies.forEach(shared::add);
        shared.lanes.values().forEach(SharedLane::start);
        shared.lanes.forEach((on, lane) -> {
            if (on != shared.timeframe) {
                shared.higher.add(new Higher(lane, new CandleAggregator(shared.timeframe, on)));
            }
        });
        return shared;
    }

    private void add(CompiledStrategy strategy) {
        if (strategy.spec().timeframe() != timeframe) {
            throw new IllegalArgumentException("strategies of " + timeframe + " and "
                    + strategy.spec().timeframe() + " have no candles in common");
        }
        Program program = strategy.program();
        Map<Lane.Step, Borrowed> own = new IdentityHashMap<>();
        add(program, program.base(), own);
        program.higher().forEach(lane -> add(program, lane, own));
        borrowed.put(strategy, own);
    }

    private void add(Program program, Lane lane, Map<Lane.Step, Borrowed> own) {
        lanes.computeIfAbsent(lane.timeframe(), on -> new SharedLane()).add(program, lane, own);
    }

    /** A run that has seen nothing, and takes in every candle after {@link #compute} has. */
    public ProgramRun start(CompiledStrategy strategy) {
        return new ProgramRun(strategy, borrowed.get(strategy));
    }

    /** Computes the next stretch of candles: those from one index to before another. */
    public void compute(List<Candle> candles, int from, int to) {
        lanes.values().forEach(SharedLane::forget);
        SharedLane base = lanes.get(timeframe);
        for (int i = from; i < to; i++) {
            Candle candle = candles.get(i);
            for (Higher lane : higher) {
                lane.aggregator.add(candle, lane.lane::take);
            }
            base.take(candle);
        }
    }

    /** How many indicators are computed. */
    public int size() {
        return lanes.values().stream().mapToInt(SharedLane::runs).sum();
    }

    private record Higher(SharedLane lane, CandleAggregator aggregator) {}

    /** Columns of the outputs of an indicator that a run borrows. */
    static final class Borrowed {
        private final SharedLane lane;
        private final int first;
        private final int outputs;

        Borrowed(SharedLane lane, int first, int outputs) {
            this.lane = lane;
            this.first = first;
            this.outputs = outputs;
        }

        /**
         * Copies the outputs.
         *
         * @param candle how many of the lane's candles the run has taken in, this one included
         */
        void read(long candle, double[] slots, int to) {
            int at = (int) (candle - 1 - lane.forgotten);
            for (int i = 0; i < outputs; i++) {
                slots[to + i] = lane.columns[first + i][at];
            }
        }
    }

    /** What is common on the candles of one timeframe. */
    static final class SharedLane {
        private final SharedLaneDraft draft = new SharedLaneDraft();
        private LaneRun run;
        private double[] slots;
        private double[][] columns;
        /** Candles of stretches before this one. */
        private long forgotten;

        private int kept;
        private int room;

        void add(Program program, Lane lane, Map<Lane.Step, Borrowed> own) {
            draft.add(program, lane)
                    .forEach((step, first) -> own.put(
                            step,
                            new Borrowed(this, first, step.type().outputs().size())));
        }

        void start() {
            run = new LaneRun(draft.lane(), Map.of());
            slots = draft.initial();
            columns = new double[slots.length][0];
        }

        int runs() {
            return draft.runs();
        }

        void forget() {
            forgotten += kept;
            kept = 0;
        }

        void take(Candle candle) {
            run.delay(slots);
            run.load(candle, slots);
            run.compute(candle, slots);
            if (kept == room) {
                room = Math.max(64, 2 * room);
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = Arrays.copyOf(columns[i], room);
                }
            }
            for (int i = 0; i < columns.length; i++) {
                columns[i][kept] = slots[i];
            }
            kept++;
        }
    }
}
