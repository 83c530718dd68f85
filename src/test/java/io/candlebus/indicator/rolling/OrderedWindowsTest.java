package io.candlebus.indicator.rolling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extremes, their ages and the order of a window, against the window sorted and searched afresh. */
class OrderedWindowsTest {
    private static final long SEED = 32;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 57})
    void extremesAndTheirAgesAreTheWindows(int period) {
        double[] x = coarse(2000);
        WindowExtreme highest = WindowExtreme.highest(period);
        WindowExtreme lowest = WindowExtreme.lowest(period);
        for (int t = 0; t < x.length; t++) {
            double high = highest.add(x[t]);
            double low = lowest.add(x[t]);
            if (t < period - 1) {
                assertTrue(Double.isNaN(high) && Double.isNaN(low));
                assertTrue(Double.isNaN(highest.age()) && Double.isNaN(lowest.age()));
                continue;
            }
            double[] window = Arrays.copyOfRange(x, t - period + 1, t + 1);
            String where = "seed " + SEED + ", period " + period + ", value " + t;
            assertEquals(Arrays.stream(window).max().getAsDouble(), high, 0, where);
            assertEquals(Arrays.stream(window).min().getAsDouble(), low, 0, where);
            assertEquals(newest(window, high), highest.age(), where);
            assertEquals(newest(window, low), lowest.age(), where);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 57})
    void theMiddleAndTheRankAreTheSortedWindows(int period) {
        double[] x = coarse(2000);
        SortedWindow ordered = new SortedWindow(period);
        for (int t = 0; t < x.length; t++) {
            ordered.add(x[t]);
            if (t < period - 1) {
                assertTrue(Double.isNaN(ordered.median()) && Double.isNaN(ordered.percentAtMost(0)));
                continue;
            }
            double[] sorted = Arrays.copyOfRange(x, t - period + 1, t + 1);
            Arrays.sort(sorted);
            String where = "seed " + SEED + ", period " + period + ", value " + t;
            assertEquals((sorted[(period - 1) / 2] + sorted[period / 2]) / 2, ordered.median(), 0, where);
            for (double level : new double[] {-3, -0.0, 0.0, 0.1, 1}) {
                long reached = Arrays.stream(sorted).filter(v -> v <= level).count();
                assertEquals(100.0 * reached / period, ordered.percentAtMost(level), where);
            }
        }
    }

    /** Few different values, so that most of them repeat; both zeros among them. */
    private static double[] coarse(int count) {
        Random random = new Random(SEED);
        return random.doubles(count, -4, 4).map(v -> Math.rint(v) / 2).toArray();
    }

    private static int newest(double[] window, double value) {
        int age = 0;
        while (window[window.length - 1 - age] != value) {
            age++;
        }
        return age;
    }
}
