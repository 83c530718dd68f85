package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.statistic.Beta;
import io.candlebus.indicator.statistic.Correlation;
import io.candlebus.indicator.trend.Sma;
import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Indicators that relate two sources, and what becomes of the second one of all others. */
class TwoSourcesTest {
    private static final List<Candle> CANDLES = CandleSets.random(51, 300, 100);
    private static final double[] CLOSES = Columns.source(Sma.TYPE, CANDLES);

    @Test
    void aSourceGoesWithItselfAndAgainstItsNegative() {
        double[] negative = Arrays.stream(CLOSES).map(x -> 50 - 3 * x).toArray();
        double[] same = correlation(CLOSES, CLOSES);
        double[] opposite = correlation(CLOSES, negative);
        for (int t = 19; t < CLOSES.length; t++) {
            assertEquals(1, same[t], 1e-12);
            assertEquals(-1, opposite[t], 1e-12);
        }
    }

    @Test
    void betaIsTheShareOfTheFirstSourcesChangesThatTheSecondMakes() {
        double[] half = new double[CLOSES.length];
        half[0] = 10;
        for (int t = 1; t < half.length; t++) {
            half[t] = half[t - 1] * (1 + 0.5 * (CLOSES[t] / CLOSES[t - 1] - 1));
        }
        double[] beta = Columns.run(Beta.TYPE, Beta.TYPE.defaults(), CANDLES, CLOSES, half)[0];
        for (int t = 5; t < half.length; t++) {
            assertEquals(0.5, beta[t], 1e-12);
        }
    }

    @Test
    void withOneValueATypeOfTwoSourcesStaysUnknown() {
        IndicatorRun run = new IndicatorRun(Correlation.TYPE, Correlation.TYPE.defaults());
        double[] out = {0};
        for (int t = 0; t < 100; t++) {
            run.update(CANDLES.get(t), CLOSES[t], out, 0);
            assertTrue(Double.isNaN(out[0]));
            out[0] = 0;
            run.peek(CANDLES.get(t), CLOSES[t], out, 0);
            assertTrue(Double.isNaN(out[0]));
        }
        Indicator alone = Correlation.TYPE.create(Correlation.TYPE.defaults());
        assertThrows(IllegalStateException.class, () -> alone.update(CANDLES.get(0), 1, out, 0));
    }

    @Test
    void aSecondValueMeansNothingToATypeOfOneSource() {
        double[] plain = Columns.run(Sma.TYPE, Sma.TYPE.defaults(), CANDLES, CLOSES, new double[300])[0];
        IndicatorRun run = new IndicatorRun(Sma.TYPE, Sma.TYPE.defaults());
        double[] one = new double[300];
        for (int t = 0; t < one.length; t++) {
            run.update(CANDLES.get(t), CLOSES[t], one, t);
        }
        assertArrayEquals(one, plain);
    }

    @Test
    void sourcesAreNamedInOrder() {
        assertEquals(2, Correlation.TYPE.sources());
        assertEquals("close", Correlation.TYPE.standardSource());
        assertEquals("close", Correlation.TYPE.standardSource(0));
        assertEquals("volume", Correlation.TYPE.standardSource(1));
        assertEquals(1, Sma.TYPE.sources());
        assertThrows(IndexOutOfBoundsException.class, () -> Sma.TYPE.standardSource(1));
    }

    private static double[] correlation(double[] x, double[] y) {
        return Columns.run(Correlation.TYPE, Correlation.TYPE.defaults(), CANDLES, x, y)[0];
    }
}
