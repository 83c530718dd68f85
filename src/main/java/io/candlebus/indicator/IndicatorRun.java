package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.Arrays;

/**
 * One running indicator. While a source of it is unknown its outputs are unknown, and it begins anew with the next known
 * value: it is known again one warm-up later, and nothing from before the hole remains.
 *
 * <p>One thread at a time. A candle costs no memory, except the first one after a hole.
 */
public final class IndicatorRun {
    private final IndicatorType type;
    private final Args args;
    private final int outputs;
    private final int sources;
    private Indicator indicator;
    private Peek peek;
    private boolean fresh = true;

    public IndicatorRun(IndicatorType type, Args args) {
        this.type = type;
        this.args = args;
        this.outputs = type.outputs().size();
        this.sources = type.sources();
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
     * @param x the source's value, NaN when unknown; ignored by types without a source. For a type of two sources the
     *     second one is unknown here
     */
    public void update(Candle candle, double x, double[] out, int at) {
        if (sources > 0 && (sources > 1 || Double.isNaN(x))) {
            restart(out, at);
            return;
        }
        fresh = false;
        indicator.update(candle, x, out, at);
    }

    /**
     * Takes in one closed candle, for a type of any number of sources.
     *
     * @param x the first source's value, NaN when unknown; ignored by types without a source
     * @param y the second source's value, NaN when unknown; ignored by types without a second source
     */
    public void update(Candle candle, double x, double y, double[] out, int at) {
        if (sources < 2) {
            update(candle, x, out, at);
        } else if (Double.isNaN(x) || Double.isNaN(y)) {
            restart(out, at);
        } else {
            fresh = false;
            ((Indicator.OfTwo) indicator).update(candle, x, y, out, at);
        }
    }

    /**
     * Writes what {@link #update} would, were the forming candle to close now, and changes nothing: any number of peeks
     * leaves every later value as it would have been, to the bit. Costs time in proportion to the indicator's memory.
     *
     * @param x the source's value at the forming candle, NaN when unknown; ignored by types without a source. For a type
     *     of two sources the second one is unknown here
     */
    public void peek(Candle forming, double x, double[] out, int at) {
        peek(forming, x, Double.NaN, out, at);
    }

    /**
     * Peeks at a type of any number of sources.
     *
     * @param x the first source's value at the forming candle, NaN when unknown; ignored by types without a source
     * @param y the second source's value, NaN when unknown; ignored by types without a second source
     */
    public void peek(Candle forming, double x, double y, double[] out, int at) {
        if ((sources > 0 && Double.isNaN(x)) || (sources > 1 && Double.isNaN(y))) {
            Arrays.fill(out, at, at + outputs, Double.NaN);
            return;
        }
        if (peek == null) {
            peek = new Peek(indicator);
        }
        peek.update(forming, x, y, out, at);
    }

    /** How many numbers it remembers; no candle changes that. */
    public long numbers() {
        return new Peek(indicator).numbers();
    }

    private void restart(double[] out, int at) {
        if (!fresh) {
            indicator = type.create(args);
            peek = null;
            fresh = true;
        }
        Arrays.fill(out, at, at + outputs, Double.NaN);
    }
}
