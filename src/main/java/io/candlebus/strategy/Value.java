package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.market.Timeframe;

/** What a name turned out to mean. Equal values share a slot. */
sealed interface Value {
    /** The timeframe on whose candles it changes; the strategy's own is {@code base}. */
    Timeframe timeframe(Timeframe base);

    /** Candles of its timeframe until it is first known. */
    int warmup(Timeframe base);

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
            return run.sourceWarmup(base) + run.type().warmup(run.args(), index) - 1;
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
            return warmupOn(on, x, base) + candles;
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
     * One computation of an indicator.
     *
     * @param source null for types that have none
     * @param on timeframe of the candles it takes in
     */
    record Run(IndicatorType type, Args args, Value source, Timeframe on) {
        int sourceWarmup(Timeframe base) {
            return source == null ? 1 : warmupOn(on, source, base);
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

    /** Candles of {@code on} until a value, perhaps of a higher timeframe, is known for certain if none is missing. */
    static int warmupOn(Timeframe on, Value value, Timeframe base) {
        Timeframe own = value.timeframe(base);
        long parts = own == on ? 1 : Math.max(1, own.longestMs() / on.longestMs());
        return (int) Math.min(Integer.MAX_VALUE / 2, value.warmup(base) * parts);
    }
}
