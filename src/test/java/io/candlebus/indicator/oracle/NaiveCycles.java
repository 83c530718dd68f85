package io.candlebus.indicator.oracle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Ehlers' cycle measures over whole columns, as he writes them: every term with its place in time. */
final class NaiveCycles {
    static final Map<String, Oracle> ALL = new HashMap<>();

    private static final int EARLY = 12;
    private static final int LATE = 37;
    private static final int EARLY_KNOWN = 32;
    private static final int LATE_KNOWN = 63;

    static {
        ALL.put("dominant_cycle_period", g -> known(EARLY_KNOWN, new Measured(g.x(), EARLY).smoothPeriod));
        ALL.put("phasor", g -> {
            Measured m = new Measured(g.x(), EARLY);
            return known(EARLY_KNOWN, m.inPhase, m.quadrature);
        });
        ALL.put("dominant_cycle_phase", g -> known(LATE_KNOWN, new Measured(g.x(), LATE).phase()));
        ALL.put("sine_wave", g -> {
            double[] phase = new Measured(g.x(), LATE).phase();
            return known(LATE_KNOWN, Naive.map(phase, p -> sine(p)), Naive.map(phase, p -> sine(p + 45)));
        });
        ALL.put("hilbert_trendline", g -> known(LATE_KNOWN, new Measured(g.x(), LATE).trend(g.x())));
        ALL.put("trend_mode", g -> known(LATE_KNOWN, mode(g.x())));
        ALL.put("mama", NaiveCycles::mama);
    }

    private NaiveCycles() {}

    /** Everything that is measured from a place on, zeros before it. */
    private static final class Measured {
        final int start;
        final int size;
        final double[] smooth;
        final double[] detrended;
        final double[] inPhase;
        final double[] quadrature;
        final double[] i2;
        final double[] q2;
        final double[] re;
        final double[] im;
        final double[] period;
        final double[] smoothPeriod;

        Measured(double[] x, int start) {
            this.start = start;
            size = x.length;
            smooth = new double[size];
            detrended = new double[size];
            inPhase = new double[size];
            quadrature = new double[size];
            i2 = new double[size];
            q2 = new double[size];
            re = new double[size];
            im = new double[size];
            period = new double[size];
            smoothPeriod = new double[size];
            double[] all = Naive.wma(x, 4);
            System.arraycopy(all, start, smooth, start, size - start);
            for (int t = start; t < size; t++) {
                measure(t);
            }
        }

        private void measure(int t) {
            double gain = 0.075 * period[t - 1] + 0.54;
            detrended[t] = hilbert(smooth, t) * gain;
            quadrature[t] = hilbert(detrended, t) * gain;
            inPhase[t] = detrended[t - 3];
            i2[t] = 0.2 * (inPhase[t] - hilbert(quadrature, t) * gain) + 0.8 * i2[t - 1];
            q2[t] = 0.2 * (quadrature[t] + hilbert(inPhase, t) * gain) + 0.8 * q2[t - 1];
            re[t] = 0.2 * (i2[t] * i2[t - 1] + q2[t] * q2[t - 1]) + 0.8 * re[t - 1];
            im[t] = 0.2 * (i2[t] * q2[t - 1] - q2[t] * i2[t - 1]) + 0.8 * im[t - 1];
            double turn = Math.atan(im[t] / re[t]);
            double found = im[t] == 0 || re[t] == 0 ? period[t - 1] : 2 * Math.PI / turn;
            found = found > 1.5 * period[t - 1] ? 1.5 * period[t - 1] : found;
            found = found < 0.67 * period[t - 1] ? 0.67 * period[t - 1] : found;
            found = found < 6 ? 6 : found > 50 ? 50 : found;
            period[t] = 0.2 * found + 0.8 * period[t - 1];
            smoothPeriod[t] = 0.33 * period[t] + 0.67 * smoothPeriod[t - 1];
        }

        private static double hilbert(double[] v, int t) {
            return 0.0962 * (v[t] - v[t - 6]) + 0.5769 * (v[t - 2] - v[t - 4]);
        }

        private int n(int t) {
            return (int) Math.floor(smoothPeriod[t] + 0.5);
        }

        double[] phase() {
            double[] phase = new double[size];
            for (int t = start; t < size; t++) {
                double real = 0;
                double imag = 0;
                for (int i = 0; i < n(t); i++) {
                    double angle = 2 * Math.PI * i / n(t);
                    real += Math.sin(angle) * (smooth[t - i] - smooth[t]);
                    imag += Math.cos(angle) * (smooth[t - i] - smooth[t]);
                }
                double degrees = imag == 0 ? 90 * Math.signum(real) : 180 / Math.PI * Math.atan(real / imag);
                degrees += 90 + 360 / smoothPeriod[t];
                degrees += imag < 0 ? 180 : 0;
                phase[t] = degrees > 315 ? degrees - 360 : degrees;
            }
            return phase;
        }

        double[] trend(double[] x) {
            double[] mean = Naive.unknown(size);
            for (int t = start; t < size; t++) {
                double[] window = Arrays.copyOfRange(x, t + 1 - Math.max(1, n(t)), t + 1);
                mean[t] = Naive.mean(window);
            }
            return Naive.wma(mean, 4);
        }
    }

    private static double[] mode(double[] x) {
        Measured m = new Measured(x, LATE);
        double[] phase = m.phase();
        double[] trend = m.trend(x);
        double[] mode = new double[x.length];
        int crossing = LATE - 1;
        for (int t = LATE; t < x.length; t++) {
            double lead = sine(phase[t]) - sine(phase[t] + 45);
            double before = t == LATE ? 0 : sine(phase[t - 1]) - sine(phase[t - 1] + 45);
            boolean crossed = lead > 0 && before <= 0 || lead < 0 && before >= 0;
            crossing = crossed ? t : crossing;
            double turn = (phase[t] - phase[t - 1]) * m.smoothPeriod[t] / 360;
            boolean cycle = crossed || t - crossing + 1 < 0.5 * m.smoothPeriod[t] || turn > 0.67 && turn < 1.5;
            boolean far = Math.abs(m.smooth[t] - trend[t]) >= 0.015 * Math.abs(trend[t]) && trend[t] != 0;
            mode[t] = far || !cycle ? 1 : 0;
        }
        return mode;
    }

    private static double[][] mama(Given g) {
        Measured m = new Measured(g.x(), EARLY);
        double[] mama = new double[g.size()];
        double[] fama = new double[g.size()];
        double before = 0;
        for (int t = EARLY; t < g.size(); t++) {
            double phase = m.inPhase[t] == 0 ? 0 : 180 / Math.PI * Math.atan(m.quadrature[t] / m.inPhase[t]);
            double turn = Math.max(1, before - phase);
            double alpha = turn == 1 ? g.d("fast_limit") : Math.max(g.d("slow_limit"), g.d("fast_limit") / turn);
            mama[t] = alpha * g.x()[t] + (1 - alpha) * mama[t - 1];
            fama[t] = 0.5 * alpha * mama[t] + (1 - 0.5 * alpha) * fama[t - 1];
            before = phase;
        }
        return known(EARLY_KNOWN, mama, fama);
    }

    private static double sine(double degrees) {
        return Math.sin(degrees * Math.PI / 180);
    }

    private static double[][] known(int from, double[]... columns) {
        for (double[] column : columns) {
            Arrays.fill(column, 0, from, Double.NaN);
        }
        return columns;
    }
}
