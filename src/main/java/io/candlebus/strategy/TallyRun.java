package io.candlebus.strategy;

import java.util.Arrays;

/** What one running {@link Tally} remembers. One thread; a candle allocates nothing. */
abstract sealed class TallyRun {
    private final int bit;
    private final int from;
    private final int to;
    /** Number of the last candle taken in, from 0. */
    private long candle = -1;
    /** Number of the last candle on which the claim was not known; before the first one it never was. */
    private long lastUnknown = -1;

    private TallyRun(Lane.ToldStep step) {
        bit = step.bit();
        from = step.from();
        to = step.to();
    }

    static TallyRun of(Lane.ToldStep step) {
        return switch (step.kind()) {
            case COUNT -> new Count(step);
            case BARS_SINCE -> new BarsSince(step);
            case VALUE_WHEN -> new ValueWhen(step);
        };
    }

    /** How many longs such a tally remembers. */
    static int size(TallyKind kind, int candles, int occurrence) {
        return switch (kind) {
            case COUNT -> Nodes.words(candles) + 3;
            case BARS_SINCE -> 3;
            case VALUE_WHEN -> 2 * (occurrence + 1) + 3;
        };
    }

    /** Takes in a candle. */
    final void update(double[] slots, long[] truth, long[] known) {
        candle++;
        int now = Events.read(bit, truth, known);
        if (now == 0) {
            lastUnknown = candle;
        }
        take((now & Events.TRUE) != 0, slots[from], candle);
        slots[to] = told(candle, lastUnknown);
    }

    /** Writes what {@link #update} would, and changes nothing. */
    final void peek(double[] slots, long[] truth, long[] known) {
        int now = Events.read(bit, truth, known);
        slots[to] = now == 0 ? Double.NaN : peek((now & Events.TRUE) != 0, slots[from], candle + 1, lastUnknown);
    }

    abstract void take(boolean holds, double x, long candle);

    abstract double told(long candle, long lastUnknown);

    abstract double peek(boolean holds, double x, long candle, long lastUnknown);

    private static final class Count extends TallyRun {
        private final int candles;
        private final long[] ring;
        private int oldest;
        private int count;

        private Count(Lane.ToldStep step) {
            super(step);
            candles = step.candles();
            ring = new long[Nodes.words(candles)];
        }

        @Override
        void take(boolean holds, double x, long candle) {
            count += (holds ? 1 : 0) - leaving();
            int word = oldest / Long.SIZE;
            ring[word] = ring[word] & ~(1L << oldest) | (holds ? 1L << oldest : 0);
            oldest = oldest + 1 == candles ? 0 : oldest + 1;
        }

        private int leaving() {
            return (int) (ring[oldest / Long.SIZE] >>> oldest & 1);
        }

        @Override
        double told(long candle, long lastUnknown) {
            return candle - lastUnknown < candles ? Double.NaN : count;
        }

        @Override
        double peek(boolean holds, double x, long candle, long lastUnknown) {
            return candle - lastUnknown < candles ? Double.NaN : count - leaving() + (holds ? 1 : 0);
        }
    }

    private static final class BarsSince extends TallyRun {
        private final int most;
        private long lastTrue = Long.MIN_VALUE / 2;

        private BarsSince(Lane.ToldStep step) {
            super(step);
            most = step.candles();
        }

        @Override
        void take(boolean holds, double x, long candle) {
            if (holds) {
                lastTrue = candle;
            }
        }

        @Override
        double told(long candle, long lastUnknown) {
            return lastUnknown > lastTrue || candle - lastTrue > most ? Double.NaN : candle - lastTrue;
        }

        @Override
        double peek(boolean holds, double x, long candle, long lastUnknown) {
            return holds ? 0 : told(candle, lastUnknown);
        }
    }

    private static final class ValueWhen extends TallyRun {
        private final int most;
        private final long[] when;
        private final double[] what;
        /** Place of the latest. */
        private int latest;

        private ValueWhen(Lane.ToldStep step) {
            super(step);
            most = step.candles();
            when = new long[step.occurrence() + 1];
            what = new double[when.length];
            Arrays.fill(when, Long.MIN_VALUE / 2);
        }

        @Override
        void take(boolean holds, double x, long candle) {
            if (holds) {
                latest = latest + 1 == when.length ? 0 : latest + 1;
                when[latest] = candle;
                what[latest] = x;
            }
        }

        @Override
        double told(long candle, long lastUnknown) {
            return at(latest + 1 == when.length ? 0 : latest + 1, candle, lastUnknown);
        }

        @Override
        double peek(boolean holds, double x, long candle, long lastUnknown) {
            if (!holds) {
                return told(candle, lastUnknown);
            }
            int next = latest + 1 == when.length ? 0 : latest + 1;
            return when.length == 1 ? x : at(next + 1 == when.length ? 0 : next + 1, candle, lastUnknown);
        }

        private double at(int place, long candle, long lastUnknown) {
            return lastUnknown > when[place] || candle - when[place] > most ? Double.NaN : what[place];
        }
    }
}
