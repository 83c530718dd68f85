package io.candlebus.indicator;

import io.candlebus.market.Candle;

/**
 * A number, or a few, computed candle by candle.
 *
 * <p>An indicator is told every closed candle once, in order, by one thread. It keeps only the state that it needs for
 * the next candle, so a candle costs O(1) amortised time, and no memory. An output that is not yet known is NaN.
 *
 * <p>An indicator never sees an unknown source: whoever owns it starts a new one when its source becomes unknown (see
 * {@link IndicatorRun}), so that it is known again one warm-up later.
 */
public interface Indicator {
    /**
     * Takes in one closed candle and writes every output.
     *
     * @param candle the candle's numbers
     * @param x the source's value at this candle, never NaN; meaningless when the type declares no source
     * @param out where the outputs go, in declared order, from {@code out[at]} on
     * @param at index of the first output
     */
    void update(Candle candle, double x, double[] out, int at);

    /** An indicator of two sources, as a correlation: what {@link #update} says holds for both. */
    interface OfTwo extends Indicator {
        /**
         * Takes in one closed candle and writes every output.
         *
         * @param x the first source's value at this candle, never NaN
         * @param y the second source's, never NaN
         */
        void update(Candle candle, double x, double y, double[] out, int at);

        /**
         * @throws IllegalStateException always: one value is not enough
         */
        @Override
        default void update(Candle candle, double x, double[] out, int at) {
            throw new IllegalStateException(getClass().getSimpleName() + " needs the values of two sources");
        }
    }
}
