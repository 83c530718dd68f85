package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** What holds for every indicator, whatever it computes: it depends on what it is told, and on nothing else, and costs no memory. */
class CatalogueLawsTest {
    /** Of four hours, so that days, weeks and months end among them. */
    private static final List<Candle> CANDLES = CandleSets.apart(CandleSets.random(11, 400, 100), 240);

    /** Three at once, the one in the middle of another market: what they shared would show. */
    @EveryIndicator
    void instancesDoNotKnowOfEachOther(IndicatorType type) {
        List<Candle> candles = CandleSets.holed(12, 800);
        List<Candle> elsewhere = CandleSets.random(16, candles.size(), 1e5);
        for (Args args : Variants.all(type)) {
            double[][] alone = Columns.run(type, args, candles);
            Instance one = new Instance(type, args, candles);
            Instance stranger = new Instance(type, args, elsewhere);
            Instance other = new Instance(type, args, candles);
            for (int t = 0; t < candles.size(); t++) {
                double[] expected = new double[alone.length];
                for (int o = 0; o < alone.length; o++) {
                    expected[o] = alone[o][t];
                }
                String where = args + " at candle " + t;
                assertArrayEquals(bits(expected), bits(one.update(t)), where);
                stranger.update(t);
                assertArrayEquals(bits(expected), bits(other.update(t)), where);
            }
        }
    }

    private static final class Instance {
        private final IndicatorRun run;
        private final List<Candle> candles;
        private final double[] x;
        private final double[] y;
        private final double[] out;

        Instance(IndicatorType type, Args args, List<Candle> candles) {
            this.run = new IndicatorRun(type, args);
            this.candles = candles;
            x = Columns.source(type, candles);
            y = Columns.other(type, candles);
            out = new double[type.outputs().size()];
        }

        double[] update(int t) {
            run.update(candles.get(t), x[t], y[t], out, 0);
            return out;
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @EveryIndicator
    void takesNoMemoryPerCandle(IndicatorType type) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] x = Columns.source(type, CANDLES);
        double[] y = Columns.other(type, CANDLES);
        double[] out = new double[type.outputs().size()];
        for (Args args : Variants.all(type)) {
            IndicatorRun run = new IndicatorRun(type, args);
            feed(run, x, y, out, 5);
            long before = threads.getCurrentThreadAllocatedBytes();
            feed(run, x, y, out, 25);
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(bytes < 4000, args + " took " + bytes + " bytes in 10,000 candles");
            assertFalse(Double.isNaN(out[0]), args + " was not known by then");
        }
    }

    private static void feed(IndicatorRun run, double[] x, double[] y, double[] out, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int t = 0; t < x.length; t++) {
                run.update(CANDLES.get(t), x[t], y[t], out, 0);
            }
        }
    }
}
