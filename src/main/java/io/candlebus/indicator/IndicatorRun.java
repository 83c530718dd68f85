package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.Arrays;

/**
 * One running indicator. While its source is unknown its outputs are unknown, and it begins anew with the next known
 * value: it is known again one warm-up later, and nothing from before the hole remains.
 *
 * <p>One thread at a time. A candle costs no memory, except the first one after a hole.
 */
public final class IndicatorRun {
    private final IndicatorType type;
    private final Args args;
    private final int outputs;
    private Indicator indicator;
    private boolean fresh = true;

    public IndicatorRun(IndicatorType type, Args args) {
        this.type = type;
        this.args = args;
        this.outputs = type.outputs().size();
        this.indicator = type.create(args);
    }

    public IndicatorType type() {
        return type;
    }

    public Args args() {
        return args;
    }

    /**
     * Takes in one closed candle.
     *
     * @param x the source's value, NaN when unknown; ignored by types without a source
     */
    public void update(Candle candle, double x, double[] out, int at) {
        if (Double.isNaN(x)) {
            restart();
            Arrays.fill(out, at, at + outputs, Double.NaN);
            return;
        }
        fresh = false;
        indicator.update(candle, x, out, at);
    }

    private void restart() {
        if (!fresh) {
            indicator = type.create(args);
            fresh = true;
        }
    }
}
