package io.candlebus.strategy;

/**
 * A compiled {@link Confidence}.
 *
 * @param fixed the confidence, when nothing else tells it
 * @param slot of the number that tells it; −1 when none does
 * @param bits signed bits of the conditions with a weight
 * @param weights theirs
 */
record Sureness(double fixed, int slot, int[] bits, double[] weights) {
    static Sureness fixed(double value) {
        return new Sureness(value, -1, new int[0], new double[0]);
    }

    static Sureness number(int slot) {
        return new Sureness(Double.NaN, slot, new int[0], new double[0]);
    }

    static Sureness weights(int[] bits, double[] weights) {
        return new Sureness(Double.NaN, -1, bits, weights);
    }

    /** 0 to 1; NaN while the number that tells it is unknown. */
    double at(double[] slots, long[] truth, long[] known) {
        if (slot >= 0) {
            return Double.isNaN(slots[slot]) ? Double.NaN : Math.max(0, Math.min(1, slots[slot]));
        }
        if (bits.length == 0) {
            return fixed;
        }
        double all = 0;
        double held = 0;
        for (int i = 0; i < bits.length; i++) {
            all += weights[i];
            held += (Events.read(bits[i], truth, known) & Events.TRUE) != 0 ? weights[i] : 0;
        }
        return held / all;
    }
}
