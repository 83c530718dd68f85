package io.candlebus.indicator;

import io.candlebus.indicator.oracle.Formulas;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.indicator.oracle.TaLib;
import java.util.Arrays;

/** Where TA-Lib's answer consists of its own rounding errors, so that there is nothing to agree with. */
final class TaLibNoise {
    private TaLibNoise() {}

    static boolean[] in(Given given) {
        return switch (given.type().name()) {
            // Averaging equal prices leaves a last-digit difference, which is then divided by itself.
            case "cci" -> within(given, flatWindows(given.x(), given.n("period")), 1);
            // The index repeats through a flat stretch, but for last digits, which are then stretched to 0..100.
            case "stochrsi" -> {
                double[] rsi = Formulas.rsi(given.x(), given.n("rsi_period"));
                yield within(
                        given, flatWindows(rsi, given.n("stoch_period")), given.n("smooth") + given.n("signal") - 1);
            }
            // What moved fades in a flat market until nothing but rounding is left to be measured.
            case "dominant_cycle_period", "phasor" -> within(given, flatWindows(given.x(), 30), 60);
            // The sines of a flat line cancel, but for last digits, whose ratio is then the phase.
            case "dominant_cycle_phase", "sine_wave" -> within(given, flatWindows(given.x(), 9), 100);
            case "trend_mode" -> within(given, flatWindows(given.x(), 9), 100);
            // Of a phasor without one part, the sign of the last digits tells the angle, and how quick the average was
            // for a candle is felt long after.
            case "mama" -> within(given, zeros(Formulas.ALL.get("phasor").columns(given)[0], given), 500);
            // Sums of nothing are a rest of what has left them.
            case "imi" -> flatWindows(given.column(c -> Math.abs(c.close() - c.open())), given.n("period"));
            case "rolling_vwap" -> flatWindows(given.volumes(), given.n("period"));
            default -> new boolean[given.size()];
        };
    }

    /** Worth of TA-Lib's last digits. */
    static double digits(Given given, int output, double[][] expected) {
        double price = given.candles().get(0).high();
        return switch (given.type().name()) {
            // A variance is what remains of the difference of two squares of prices, and zero when below 1e-8.
            case "stddev", "variance", "bollinger" -> 1e-8 + 1e-13 * price * price;
            // Running sums keep a rest of what has left them.
            case "mfi", "stochrsi", "cci" -> 1e-9;
            // So do sums that weigh, and two of them are compared.
            case "apo", "macd_extended" -> 100 * Agreement.digits(given.type(), output, price, expected);
            // Two averages of a line are compared, and its level may be far from zero.
            case "chaikin_oscillator" ->
                1e-13 * largest(TaLib.FUNCTIONS.get("adl").columns(given)[0]);
            // An angle out of sums over up to 50 values, which cancel in part.
            case "dominant_cycle_phase", "sine_wave" -> 1e-9;
            default -> Agreement.digits(given.type(), output, price, expected);
        };
    }

    /** Deviations as variances, for a square root makes large errors out of small ones. */
    static double[] comparable(IndicatorType type, int output, double[][] columns) {
        boolean band = type.name().equals("bollinger") && (output == 1 || output == 2);
        if (!band && !type.name().equals("stddev")) {
            return columns[output];
        }
        double[] squares = columns[output].clone();
        for (int t = 0; t < squares.length; t++) {
            double distance = band ? squares[t] - columns[0][t] : squares[t];
            squares[t] = distance * distance;
        }
        return squares;
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().getAsDouble();
    }

    private static boolean[] zeros(double[] x, Given given) {
        boolean[] zeros = new boolean[x.length];
        for (int t = 0; t < x.length; t++) {
            zeros[t] = Math.abs(x[t]) <= 1e-13 * given.x()[t];
        }
        return zeros;
    }

    private static boolean[] flatWindows(double[] x, int n) {
        boolean[] flat = new boolean[x.length];
        for (int t = n - 1; t < x.length; t++) {
            double low = x[t];
            double high = x[t];
            for (int i = t - n + 1; i < t; i++) {
                low = Math.min(low, x[i]);
                high = Math.max(high, x[i]);
            }
            flat[t] = high - low <= 1e-6 * Math.abs(high);
        }
        return flat;
    }

    /** Marks what a mark reaches through averages over the values that follow. */
    private static boolean[] within(Given given, boolean[] marks, int reach) {
        boolean[] wide = new boolean[given.size()];
        for (int t = 0; t < wide.length; t++) {
            for (int i = Math.max(0, t - reach + 1); i <= t; i++) {
                wide[t] |= marks[i];
            }
        }
        return wide;
    }
}
