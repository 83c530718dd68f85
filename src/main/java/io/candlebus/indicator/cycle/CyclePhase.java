package io.candlebus.indicator.cycle;

/**
 * Where in its cycle a series stands: the angle of the one Fourier term whose period is that of the cycle. One thread.
 *
 * <pre>
 *   n     = period, rounded;   v = the last n smoothed values
 *   real  = sum of sin(360 * i / n) * v[t-i];   imag = sum of cos(360 * i / n) * v[t-i]        i = 0 .. n-1
 *   phase = atan(real / imag) + 90 + 360 / period, + 180 when imag is negative, - 360 when above 315
 * </pre>
 *
 * Distances from the newest value are summed instead of values, which over a whole turn is the same: so a flat line gives
 * exactly 0 for both sums, and not the noise of what should cancel. Where imag is 0 the arc tangent is Ehlers' 90 degrees
 * to the side of real, 0 when real is 0 too.
 */
final class CyclePhase {
    private static final int LONGEST = 50;
    private static final double[][] SINES = new double[LONGEST + 1][];
    private static final double[][] COSINES = new double[LONGEST + 1][];

    static {
        for (int n = 0; n <= LONGEST; n++) {
            SINES[n] = new double[n];
            COSINES[n] = new double[n];
            for (int i = 0; i < n; i++) {
                SINES[n][i] = Math.sin(2 * Math.PI * i / n);
                COSINES[n][i] = Math.cos(2 * Math.PI * i / n);
            }
        }
    }

    private final History smooth = new History();
    private double degrees;

    /** Takes in what a candle's measurement gave. Costs as much as the cycle has candles, at most 50. */
    void add(Hilbert cycle) {
        smooth.add(cycle.smooth());
        double[] sines = SINES[cycle.wholePeriod()];
        double[] cosines = COSINES[cycle.wholePeriod()];
        double newest = smooth.ago(0);
        double real = 0;
        double imag = 0;
        for (int i = 1; i < sines.length; i++) {
            double distance = smooth.ago(i) - newest;
            real += sines[i] * distance;
            imag += cosines[i] * distance;
        }
        double angle = imag == 0 ? 90 * Math.signum(real) : Math.toDegrees(Math.atan(real / imag));
        angle += 90 + 360 / cycle.smoothPeriod() + (imag < 0 ? 180 : 0);
        degrees = angle > 315 ? angle - 360 : angle;
    }

    /** −90 to 315, mostly. */
    double degrees() {
        return degrees;
    }

    double sine() {
        return Math.sin(Math.toRadians(degrees));
    }

    /** The sine an eighth of the cycle ahead. */
    double leadSine() {
        return Math.sin(Math.toRadians(degrees + 45));
    }
}
