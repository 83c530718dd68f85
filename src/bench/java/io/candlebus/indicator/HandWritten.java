package io.candlebus.indicator;

import io.candlebus.market.Candle;

/**
 * The six indicators of the benchmark in one method, without any structure and without regard to drift: running sums for the
 * bands, no warm-up, no seeds. A floor to measure against, not something to use.
 */
final class HandWritten {
    private static final int BANDS = 20;

    private final double[] ring = new double[BANDS];
    private double previous = 100;
    private double gain;
    private double loss;
    private double ema20 = 100;
    private double ema50 = 100;
    private double ema12 = 100;
    private double ema26 = 100;
    private double signal;
    private double range;
    private double sum;
    private double squares;
    private int next;

    void update(Candle candle, double[] out) {
        double x = candle.close();
        double change = x - previous;
        gain += (Math.max(change, 0) - gain) / 14;
        loss += (Math.max(-change, 0) - loss) / 14;
        ema20 += (x - ema20) * (2.0 / 21);
        ema50 += (x - ema50) * (2.0 / 51);
        ema12 += (x - ema12) * (2.0 / 13);
        ema26 += (x - ema26) * (2.0 / 27);
        signal += (ema12 - ema26 - signal) * (2.0 / 10);
        range += (Math.max(candle.high(), previous) - Math.min(candle.low(), previous) - range) / 14;
        previous = x;
        bands(x);
        out[0] = 100 * gain / (gain + loss);
        out[1] = ema20;
        out[2] = ema50;
        out[3] = ema12 - ema26;
        out[4] = signal;
        out[5] = ema12 - ema26 - signal;
        double middle = sum / BANDS;
        double reach = 2 * Math.sqrt(Math.max(0, squares / BANDS - middle * middle));
        out[6] = middle;
        out[7] = middle + reach;
        out[8] = middle - reach;
        out[11] = range;
    }

    private void bands(double x) {
        double leaving = ring[next];
        ring[next] = x;
        next = next + 1 == BANDS ? 0 : next + 1;
        sum += x - leaving;
        squares += x * x - leaving * leaving;
    }
}
