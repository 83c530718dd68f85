package io.candlebus.indicator.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the exact formulas are measured with is itself held to BigDecimal, to 30 digits. */
class ExactTest {
    private static final long SEED = 71;
    private static final MathContext DIGITS = new MathContext(60);

    private final Random random = new Random(SEED);

    @Test
    void arithmeticHasThirtyDigits() {
        for (int i = 0; i < 10_000; i++) {
            Exact a = some();
            Exact b = some();
            close(
                    decimal(a).add(decimal(b)),
                    a.plus(b),
                    decimal(a).abs().max(decimal(b).abs()));
            close(
                    decimal(a).subtract(decimal(b)),
                    a.minus(b),
                    decimal(a).abs().max(decimal(b).abs()));
            close(decimal(a).multiply(decimal(b)), a.times(b), BigDecimal.ZERO);
            close(decimal(a).divide(decimal(b), DIGITS), a.over(b), BigDecimal.ZERO);
            close(decimal(a).abs().sqrt(DIGITS), a.abs().squareRoot(), BigDecimal.ZERO);
            assertEquals(decimal(a).compareTo(decimal(b)), a.compareTo(b));
        }
    }

    @Test
    void aWindowIsWhatItsOwnValuesGive() {
        double[] x = random.doubles(500, 99_999.7, 100_000.3).toArray();
        int n = 40;
        ExactColumn column = ExactColumn.of(x);
        double[] sum = column.sum(n).toDoubles();
        double[] weighted = column.weightedSum(n).toDoubles();
        double[] variance = column.variance(n).toDoubles();
        double[] deviation = column.meanDeviation(n).toDoubles();
        double[] highest = column.highest(n).toDoubles();
        for (int t = n - 1; t < x.length; t++) {
            BigDecimal total = BigDecimal.ZERO;
            BigDecimal raised = BigDecimal.ZERO;
            double top = 0;
            for (int i = 0; i < n; i++) {
                BigDecimal v = new BigDecimal(x[t - n + 1 + i]);
                total = total.add(v);
                raised = raised.add(v.multiply(BigDecimal.valueOf(i + 1)));
                top = Math.max(top, v.doubleValue());
            }
            BigDecimal mean = total.divide(BigDecimal.valueOf(n), DIGITS);
            BigDecimal squares = BigDecimal.ZERO;
            BigDecimal distances = BigDecimal.ZERO;
            for (int i = 0; i < n; i++) {
                BigDecimal distance = new BigDecimal(x[t - i]).subtract(mean);
                squares = squares.add(distance.multiply(distance));
                distances = distances.add(distance.abs());
            }
            assertEquals(total.doubleValue(), sum[t]);
            assertEquals(raised.doubleValue(), weighted[t]);
            assertEquals(squares.doubleValue() / n, variance[t], 1e-15 * variance[t]);
            assertEquals(distances.doubleValue() / n, deviation[t], 1e-15 * deviation[t]);
            assertEquals(top, highest[t]);
        }
    }

    private Exact some() {
        double high = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
        return Exact.of(high).plus(Exact.of(high * 1e-17 * random.nextGaussian()));
    }

    private static BigDecimal decimal(Exact a) {
        return new BigDecimal(a.high()).add(new BigDecimal(a.low()));
    }

    /** Off by at most 1e-30 of the result, or of what it is the difference of. */
    private static void close(BigDecimal expected, Exact actual, BigDecimal operand) {
        BigDecimal off = expected.subtract(decimal(actual)).abs();
        BigDecimal allowed = expected.abs().max(operand).movePointLeft(30);
        assertTrue(off.compareTo(allowed) <= 0, () -> expected + " came out as " + actual + ", seed " + SEED);
    }
}
