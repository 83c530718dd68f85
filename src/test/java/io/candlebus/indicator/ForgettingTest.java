package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A spike that has left a window leaves no trace, not even in the last digit, nor does one that has faded. */
class ForgettingTest {
    private static final double[] SPIKES = {1e12, 1e-12};

    @EveryIndicator
    void aSpikeThatHasLeftTheWindowLeavesNoTrace(IndicatorType type) {
        if (Memory.of(type) == Memory.WINDOW) {
            List<Candle> candles = CandleSets.random(61, 400, 1e5);
            for (Args args : Variants.all(type)) {
                double[][] calm = Columns.run(type, args, candles);
                // Windows are summed in blocks: the spike stands at many places of one.
                for (int place = 150; place < 190; place += 3) {
                    for (double price : SPIKES) {
                        double[][] spiked = Columns.run(type, args, spiked(candles, place, price));
                        for (int o = 0; o < calm.length; o++) {
                            int from = place + type.warmup(args, o);
                            String what = args + " " + type.outputs().get(o).name() + " after a spike to " + price
                                    + " at candle " + place;
                            assertSame(calm[o], spiked[o], from, 0, what);
                        }
                    }
                }
            }
        }
    }

    @EveryIndicator
    void aSpikeFadesAway(IndicatorType type) {
        if (Memory.of(type) == Memory.FADING) {
            List<Candle> candles = CandleSets.random(62, 20_000, 1e5);
            double[][] calm = Columns.run(type, type.defaults(), candles);
            for (double price : SPIKES) {
                double[][] spiked = Columns.run(type, type.defaults(), spiked(candles, 1000, price));
                assertFalse(Arrays.deepEquals(calm, spiked), type + " did not see the spike; is it a window?");
                for (int o = 0; o < calm.length; o++) {
                    String what = type + " " + type.outputs().get(o).name() + " long after a spike to " + price;
                    assertSame(calm[o], spiked[o], 19_000, 1e-13, what);
                }
            }
        }
    }

    /** After a walk, a flat window is as flat as one that was never anything else: a deviation of exactly 0. */
    @EveryIndicator
    void aFlatWindowIsExactlyFlat(IndicatorType type) {
        if (Memory.of(type) == Memory.WINDOW && !UnitLawTest.AT_A_DISTANCE.contains(type.name())) {
            List<Candle> candles = new ArrayList<>(CandleSets.random(63, 200, 1e5));
            Candle last = candles.get(199);
            int from = 200 + type.warmup(type.defaults());
            while (candles.size() < from + 50) {
                long openTimeMs = last.openTimeMs() + 60_000L * candles.size();
                candles.add(new Candle(openTimeMs, last.close(), last.close(), last.close(), last.close(), 3));
            }
            double[][] columns = Columns.run(type, type.defaults(), candles);
            for (int o = 0; o < columns.length; o++) {
                Output output = type.outputs().get(o);
                for (int t = from; t < candles.size(); t++) {
                    double value = columns[o][t];
                    String what = type + " " + output.name() + " is " + value + " at candle " + t + ", the price "
                            + last.close();
                    if (output.unit() == Unit.PRICE) {
                        assertTrue(value == last.close() || Double.isNaN(value), what);
                    } else if (UnitLawTest.DISTANCES.contains(output.unit())) {
                        assertEquals(0, value, 0, what);
                    }
                }
            }
        }
    }

    /** One candle goes to a price, closes there, and turns over as much. */
    private static List<Candle> spiked(List<Candle> candles, int place, double price) {
        List<Candle> spiked = new ArrayList<>(candles);
        Candle c = candles.get(place);
        double high = Math.max(c.open(), price);
        double low = Math.min(c.open(), price);
        spiked.set(place, new Candle(c.openTimeMs(), c.open(), high, low, price, price));
        return spiked;
    }

    private static void assertSame(double[] calm, double[] spiked, int from, double relative, String what) {
        for (int i = from; i < calm.length; i++) {
            int t = i;
            boolean same = Double.compare(calm[t], spiked[t]) == 0
                    || Math.abs(calm[t] - spiked[t]) <= relative * Math.abs(calm[t]);
            assertTrue(same, () -> what + ": " + spiked[t] + " instead of " + calm[t] + " at candle " + t);
        }
    }
}
