package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.List;

/** An output is known from the candle on that its warm-up says, not one sooner and not one later, at first and after a hole. */
class WarmupLawTest {
    /** Of four hours, so that days, weeks and months end among them. */
    private static final List<Candle> CANDLES = CandleSets.apart(CandleSets.random(11, 400, 100), 240);

    /** One value has no width that it could stand in. */
    private static final String NEVER_KNOWN = "bollinger[null, 1, 2.0] percent_b";

    private static final int HOLE = 150;
    private static final int HOLE_ENDS = 155;

    @EveryIndicator
    void eachOutputIsKnownFromItsWarmupOn(IndicatorType type) {
        for (Args args : Variants.all(type)) {
            double[][] columns = Columns.run(type, args, CANDLES);
            for (int o = 0; o < columns.length; o++) {
                String what = args + " " + type.outputs().get(o).name();
                int first = type.warmup(args, o) - 1;
                if (type.outputs().get(o).awaited()) {
                    int known = firstKnown(columns[o]);
                    assertTrue(first <= known && known < CANDLES.size(), what + " is first known at candle " + known);
                    first = known;
                }
                for (int t = 0; t < CANDLES.size(); t++) {
                    String where = what + " is known at candle " + t + " (its first should be " + first + ")";
                    assertEquals(t >= first && !what.equals(NEVER_KNOWN), !Double.isNaN(columns[o][t]), where);
                }
            }
        }
    }

    @EveryIndicator
    void beginsAnewAfterAnUnknownSource(IndicatorType type) {
        double[] x = Columns.source(type, CANDLES);
        double[] y = Columns.other(type, CANDLES);
        for (Args args : Variants.all(type)) {
            double[][] holed = Columns.run(type, args, CANDLES, holed(x), y);
            if (type.hasSource()) {
                assertBeginsAnew(type, args, x, y, holed);
            } else {
                assertArrayEquals(Columns.run(type, args, CANDLES, x), holed, args + " has no source to look at");
            }
            if (type.sources() > 1) {
                assertBeginsAnew(type, args, x, y, Columns.run(type, args, CANDLES, x, holed(y)));
            }
        }
    }

    private static double[] holed(double[] values) {
        double[] holed = values.clone();
        Arrays.fill(holed, HOLE, HOLE_ENDS, Double.NaN);
        return holed;
    }

    private static void assertBeginsAnew(IndicatorType type, Args args, double[] x, double[] y, double[][] actual) {
        int end = CANDLES.size();
        double[] restX = Arrays.copyOfRange(x, HOLE_ENDS, end);
        double[] restY = Arrays.copyOfRange(y, HOLE_ENDS, end);
        double[][] anew = Columns.run(type, args, CANDLES.subList(HOLE_ENDS, end), restX, restY);
        for (int o = 0; o < actual.length; o++) {
            String what = args + " " + type.outputs().get(o).name();
            assertTrue(
                    Arrays.stream(actual[o], HOLE, HOLE_ENDS).allMatch(Double::isNaN),
                    what + " is known where its source is not");
            double[] after = Arrays.copyOfRange(actual[o], HOLE_ENDS, end);
            assertArrayEquals(anew[o], after, what + " after the hole is not what a fresh one gives");
        }
    }

    private static int firstKnown(double[] column) {
        int t = 0;
        while (t < column.length && Double.isNaN(column[t])) {
            t++;
        }
        return t;
    }
}
