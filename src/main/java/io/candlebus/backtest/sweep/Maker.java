package io.candlebus.backtest.sweep;

import io.candlebus.strategy.CompiledStrategy;

/** Makes the strategy of a set. Any thread. */
public interface Maker {
    /**
     * The strategy with these values.
     *
     * @param values one for each axis
     * @throws Impossible when there is none
     */
    CompiledStrategy make(double[] values) throws Impossible;

    /** Why a set cannot run: the document's author, or the axes, ask for what there is not. */
    final class Impossible extends Exception {
        private static final long serialVersionUID = 1;

        public Impossible(String message) {
            super(message, null, false, false);
        }
    }
}
