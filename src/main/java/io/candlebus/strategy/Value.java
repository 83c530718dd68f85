package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.market.Timeframe;
import java.util.List;

/** What a number turned out to mean. Equal values share a slot. */
sealed interface Value {
    /** The timeframe on whose candles it changes; the strategy's own is {@code base}. */
    Timeframe timeframe(Timeframe base);

    /** Candles of its timeframe until it is first known. */
    int warmup(Timeframe base);

    /** What it is computed from. */
    default List<Value> inputs() {
        return List.of();
    }

    /** What stands for a value that could not be resolved; never part of a program that runs. */
    Value UNRESOLVED = new Constant(Double.NaN);

    record Constant(double value) implements Value {
        @Override
        public Timeframe timeframe(Timeframe base) {
            return base;
        }

        @Override
        public int warmup(Timeframe base) {
            return 1;
        }
    }

    record Field(CandleField field, Timeframe on) implements Value {
        @Override
        public Timeframe timeframe(Timeframe base) {
            return on;
        }

        @Override
        public int warmup(Timeframe base) {
            return 1;
        }
    }

    record Output(Run run, int index) implements Value {
        @Override
        public Timeframe timeframe(Timeframe base) {
            return run.on();
        }

        @Override
        public int warmup(Timeframe base) {
            return Warmup.sum(run.from().warmup(), run.type().warmup(run.args(), index) - 1);
        }

        @Override
        public List<Value> inputs() {
            return run.sources();
        }
    }

    /** The value some candles of a timeframe ago. */
    record Delayed(Value x, int candles, Timeframe on) implements Value {
        @Override
        public Timeframe timeframe(Timeframe base) {
            return on;
        }

        @Override
        public int warmup(Timeframe base) {
            return Warmup.sum(Warmup.of(x, on, base), candles);
        }

        @Override
        public List<Value> inputs() {
            return List.of(x);
        }
    }

    record Reading(PositionField field) implements Value {
        @Override
        public Timeframe timeframe(Timeframe base) {
            return base;
        }

        @Override
        public int warmup(Timeframe base) {
            return 1;
        }
    }

    record Clock(ClockField field) implements Value {
        @Override
        public Timeframe timeframe(Timeframe base) {
            return base;
        }

        @Override
        public int warmup(Timeframe base) {
            return 1;
        }
    }

    /**
     * Arithmetic over the numbers of one candle of a timeframe.
     *
     * @param of one to three
     */
    record Computed(Operation operation, Inputs of, Timeframe on) implements Value {
        @Override
        public List<Value> inputs() {
            return of.values();
        }

        @Override
        public Timeframe timeframe(Timeframe base) {
            return on;
        }

        @Override
        public int warmup(Timeframe base) {
            return of.warmup();
        }
    }

    /**
     * What a condition's past tells.
     *
     * @param claim the condition, among the claims of its timeframe
     * @param x what is remembered; null when only the condition is
     * @param candles longest look back
     * @param occurrence which time, from 0, the latest
     * @param known candles of its timeframe until the condition and x are known
     */
    record Told(TallyKind kind, Node.Ref claim, Value x, int candles, int occurrence, Timeframe on, int known)
            implements Value {
        @Override
        public Timeframe timeframe(Timeframe base) {
            return on;
        }

        @Override
        public int warmup(Timeframe base) {
            return kind == TallyKind.COUNT ? Warmup.sum(known, candles - 1) : known;
        }

        @Override
        public List<Value> inputs() {
            return x == null ? List.of() : List.of(x);
        }
    }

    /**
     * One computation of an indicator.
     *
     * @param from as many sources as its type has
     * @param on timeframe of the candles it takes in
     */
    record Run(IndicatorType type, Args args, Inputs from, Timeframe on) {
        List<Value> sources() {
            return from.values();
        }

        /** The first source; null when there is none. */
        Value source() {
            return sources().isEmpty() ? null : sources().get(0);
        }
    }

    /** The value itself for no candles; delays of delays are added up. */
    static Value delayed(Value x, int candles, Timeframe on) {
        if (candles == 0 || x instanceof Constant) {
            return x;
        }
        if (x instanceof Delayed d && d.on() == on) {
            return new Delayed(d.x(), d.candles() + candles, on);
        }
        return new Delayed(x, candles, on);
    }
}
