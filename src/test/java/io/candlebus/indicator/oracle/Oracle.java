package io.candlebus.indicator.oracle;

/** Another way to compute an indicator: one column per output, NaN where unknown. */
public interface Oracle {
    double[][] columns(Given given);
}
