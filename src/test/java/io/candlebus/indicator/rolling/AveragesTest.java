package io.candlebus.indicator.rolling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Averages and totals that remember everything carry on what they round off. */
class AveragesTest {
    private static final long SEED = 33;

    @Test
    void anAverageOfAPriceThatRestsReachesIt() {
        Random random = new Random(SEED);
        for (int period : new int[] {2, 20, 500}) {
            ExponentialAverage average = ExponentialAverage.overPeriod(period);
            for (int i = 0; i < 1_000; i++) {
                average.add(1e5 * random.nextDouble());
            }
            double last = 0;
            for (int i = 0; i < 40 * period; i++) {
                last = average.add(12_345.678);
            }
            assertEquals(12_345.678, last, "period " + period);
            assertTrue(Math.abs(average.distance(12_345.678)) < 1e-20, "period " + period);
        }
    }

    @Test
    void theDifferenceOfTwoAveragesHasDigitsThatNeitherHas() {
        Random random = new Random(SEED);
        ExponentialAverage fast = ExponentialAverage.overPeriod(500);
        ExponentialAverage slow = ExponentialAverage.overPeriod(1_000);
        MathContext digits = new MathContext(40);
        BigDecimal exactFast = null;
        BigDecimal exactSlow = null;
        for (int i = 0; i < 50_000; i++) {
            double x = 1e5 + 1e-4 * random.nextGaussian();
            fast.add(x);
            slow.add(x);
            exactFast = next(exactFast, x, 500, digits);
            exactSlow = next(exactSlow, x, 1_000, digits);
        }
        double exact = exactFast.subtract(exactSlow).doubleValue();
        assertEquals(exact, fast.above(slow), 1e-9 * Math.abs(exact), "seed " + SEED);
        double distances = slow.distance(1e5) - fast.distance(1e5);
        assertEquals(exact, distances, 1e-9 * Math.abs(exact), "seed " + SEED);
    }

    /** Begun with the first value: after 50,000 values nothing of it is left. */
    private static BigDecimal next(BigDecimal average, double x, int period, MathContext digits) {
        BigDecimal value = new BigDecimal(x);
        if (average == null) {
            return value;
        }
        BigDecimal weight = BigDecimal.valueOf(2).divide(BigDecimal.valueOf(period + 1), digits);
        return average.add(value.subtract(average).multiply(weight), digits);
    }

    @Test
    void aChainOfAveragesPassesItsDigitsOn() {
        Random random = new Random(SEED);
        ExponentialAverage first = ExponentialAverage.overPeriod(50);
        ExponentialAverage second = ExponentialAverage.overPeriod(50);
        for (int i = 0; i < 1_000; i++) {
            first.add(1e5 + random.nextGaussian());
            second.add(first);
        }
        for (int i = 0; i < 3_000; i++) {
            first.add(1e5);
            second.add(first);
        }
        assertEquals(1e5, second.add(first));
        assertTrue(Math.abs(second.step()) < 1e-25, "still moves by " + second.step());
    }

    @Test
    void aTotalIsExactHoweverManyValuesAreIn() {
        Random random = new Random(SEED);
        Total total = new Total();
        BigDecimal exact = BigDecimal.ZERO;
        double last = 0;
        for (int i = 0; i < 300_000; i++) {
            double x = (random.nextBoolean() ? 1 : -1) * random.nextDouble() * (i % 1_000 == 0 ? 1e9 : 1);
            last = total.add(x);
            exact = exact.add(new BigDecimal(x));
        }
        assertEquals(exact.doubleValue(), last, "seed " + SEED);
        assertEquals(0, total.add(-last), Math.ulp(last));
    }
}
