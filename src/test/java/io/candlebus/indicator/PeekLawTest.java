package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Looking at a forming candle tells what its close would give, and changes nothing. */
class PeekLawTest {
    private static final List<Candle> CANDLES = CandleSets.holed(21, 500);
    private static final List<Candle> FORMING = CandleSets.random(22, 500, 120);

    @EveryIndicator
    void anyNumberOfPeeksChangesNoLaterValue(IndicatorType type) {
        for (Args args : Variants.all(type)) {
            anyNumberOfPeeksChangesNoLaterValue(type, args);
        }
    }

    private static void anyNumberOfPeeksChangesNoLaterValue(IndicatorType type, Args args) {
        Random random = new Random(23);
        double[] x = Columns.source(type, CANDLES);
        double[] y = Columns.other(type, CANDLES);
        double[] formingX = Columns.source(type, FORMING);
        double[] formingY = Columns.other(type, FORMING);
        IndicatorRun plain = new IndicatorRun(type, args);
        IndicatorRun peeked = new IndicatorRun(type, args);
        double[] expected = new double[type.outputs().size()];
        double[] actual = expected.clone();
        double[] ignored = expected.clone();
        for (int t = 0; t < x.length; t++) {
            for (int i = random.nextInt(4); i > 0; i--) {
                int some = random.nextInt(FORMING.size());
                peeked.peek(FORMING.get(some), formingX[some], formingY[some], ignored, 0);
            }
            plain.update(CANDLES.get(t), x[t], y[t], expected, 0);
            peeked.update(CANDLES.get(t), x[t], y[t], actual, 0);
            assertArrayEquals(bits(expected), bits(actual), args + " at candle " + t);
        }
    }

    @EveryIndicator
    void aPeekGivesWhatTheCloseWillGive(IndicatorType type) {
        double[] x = Columns.source(type, CANDLES);
        double[] y = Columns.other(type, CANDLES);
        for (Args args : Variants.all(type)) {
            IndicatorRun run = new IndicatorRun(type, args);
            double[] peeked = new double[type.outputs().size() + 1];
            double[] closed = peeked.clone();
            for (int t = 0; t < x.length; t++) {
                run.peek(CANDLES.get(t), x[t], y[t], peeked, 1);
                run.update(CANDLES.get(t), x[t], y[t], closed, 1);
                assertArrayEquals(bits(closed), bits(peeked), args + " at candle " + t);
            }
        }
    }

    @EveryIndicator
    void aPeekWithAnUnknownSourceIsUnknownAndKeepsTheWarmup(IndicatorType type) {
        double[] x = Columns.source(type, FORMING);
        double[] y = Columns.other(type, FORMING);
        IndicatorRun run = new IndicatorRun(type, type.defaults());
        double[] out = new double[type.outputs().size()];
        for (int t = 0; t < 200; t++) {
            run.update(FORMING.get(t), x[t], y[t], out, 0);
        }
        double[] before = out.clone();
        run.peek(FORMING.get(200), Double.NaN, y[200], out, 0);
        assertTrue(!type.hasSource() || Arrays.stream(out).allMatch(Double::isNaN));
        run.peek(FORMING.get(200), x[200], Double.NaN, out, 0);
        assertEquals(type.sources() > 1, Arrays.stream(out).allMatch(Double::isNaN));
        run.peek(FORMING.get(199), x[199], y[199], out, 0);
        assertTrue(Arrays.stream(out).noneMatch(Double::isNaN), before.length + " outputs stay known");
    }

    @Test
    void stateThatCouldNotBePutBackIsRefused() {
        assertThrows(IllegalStateException.class, () -> new Peek(new Forgetful()));
    }

    /** Keeps its last value in an object of its own. */
    private static final class Forgetful implements Indicator {
        private Double last = 0.0;

        @Override
        public void update(Candle candle, double x, double[] out, int at) {
            out[at] = last;
            last = x;
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
