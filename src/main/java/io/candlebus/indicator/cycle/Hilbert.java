package io.candlebus.indicator.cycle;

import io.candlebus.indicator.rolling.Delay;
import io.candlebus.indicator.rolling.WindowTrend;

/**
 * Ehlers' homodyne discriminator: measures the length of the cycle that rules a series, from how far its two phases turn
 * from candle to candle. One thread.
 *
 * <pre>
 *   smooth  = (4 * x[t] + 3 * x[t-1] + 2 * x[t-2] + x[t-3]) / 10
 *   H(v)    = (0.0962 * (v[t] - v[t-6]) + 0.5769 * (v[t-2] - v[t-4])) * (0.075 * period[t-1] + 0.54)
 *   d       = H(smooth);   i1 = d[t-3];   q1 = H(d)
 *   i2      = 0.2 * (i1 - H(q1)) + 0.8 * i2[t-1];   q2 = 0.2 * (q1 + H(i1)) + 0.8 * q2[t-1]
 *   re      = 0.2 * (i2 * i2[t-1] + q2 * q2[t-1]) + 0.8 * re[t-1]
 *   im      = 0.2 * (i2 * q2[t-1] - q2 * i2[t-1]) + 0.8 * im[t-1]
 *   p       = 360 / atan(im / re), kept within 0.67 and 1.5 times period[t-1], and then within 6 and 50
 *   period  = 0.2 * p + 0.8 * period[t-1];   smooth_period = 0.33 * period + 0.67 * smooth_period[t-1]
 * </pre>
 *
 * As in TA-Lib all of it starts from zeros, some candles after the first: it is not known before those have faded.
 */
final class Hilbert {
    private static final double SHORTEST = 6;
    private static final double LONGEST = 50;
    private static final double FULL_TURN = 360;

    private final int start;
    private final int warmup;
    private final WindowTrend weighted = new WindowTrend(4);
    private final HilbertFilter ofSmooth = new HilbertFilter();
    private final HilbertFilter ofDetrended = new HilbertFilter();
    private final HilbertFilter ofInPhase = new HilbertFilter();
    private final HilbertFilter ofQuadrature = new HilbertFilter();
    private final Delay detrendedBefore = new Delay(3);
    private int seen;
    private double smooth;
    private double inPhase;
    private double quadrature;
    private double i2;
    private double q2;
    private double re;
    private double im;
    private double period;
    private double smoothPeriod;

    /**
     * @param start candles that pass before the first is measured, at least 3
     * @param warmup candles until what it says is known
     */
    Hilbert(int start, int warmup) {
        this.start = start;
        this.warmup = warmup;
        for (int i = 0; i < 3; i++) {
            detrendedBefore.add(0);
        }
    }

    /** Adds a value; returns whether it measures by now. */
    boolean add(double x) {
        weighted.add(x);
        seen += seen < warmup ? 1 : 0;
        if (seen <= start) {
            return false;
        }
        smooth = weighted.weightedMean();
        turn(0.075 * period + 0.54);
        period = 0.2 * length() + 0.8 * period;
        smoothPeriod = 0.33 * period + 0.67 * smoothPeriod;
        return true;
    }

    /** Whether its warm-up is over. */
    boolean known() {
        return seen == warmup;
    }

    /** The series without its last ripples. */
    double smooth() {
        return smooth;
    }

    /** The part that moves with the cycle. */
    double inPhase() {
        return inPhase;
    }

    /** The part that moves a quarter of the cycle later. */
    double quadrature() {
        return quadrature;
    }

    /** Length of the cycle, in candles. */
    double smoothPeriod() {
        return smoothPeriod;
    }

    /** The nearest whole number of candles, 0 to 50. */
    int wholePeriod() {
        return (int) (smoothPeriod + 0.5);
    }

    private void turn(double gain) {
        double detrended = ofSmooth.add(smooth) * gain;
        quadrature = ofDetrended.add(detrended) * gain;
        inPhase = detrendedBefore.add(detrended);
        double nextI2 = 0.2 * (inPhase - ofQuadrature.add(quadrature) * gain) + 0.8 * i2;
        double nextQ2 = 0.2 * (quadrature + ofInPhase.add(inPhase) * gain) + 0.8 * q2;
        re = 0.2 * (nextI2 * i2 + nextQ2 * q2) + 0.8 * re;
        im = 0.2 * (nextI2 * q2 - nextQ2 * i2) + 0.8 * im;
        i2 = nextI2;
        q2 = nextQ2;
    }

    private double length() {
        double length = im != 0 && re != 0 ? FULL_TURN / Math.toDegrees(Math.atan(im / re)) : period;
        length = Math.max(0.67 * period, Math.min(1.5 * period, length));
        return Math.max(SHORTEST, Math.min(LONGEST, length));
    }
}
