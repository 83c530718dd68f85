package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for every indicator, whatever it computes. */
class CatalogueLawsTest {
    /** Have lines at a fixed share of the price away from it. */
    private static final Set<String> AT_A_DISTANCE = Set.of("envelopes");

    /** Are 0 where nothing moves. */
    private static final Set<Unit> DISTANCES = Set.of(Unit.PRICE_CHANGE, Unit.PRICE_SQUARED, Unit.ANGLE);

    /** Units that say what becomes of a number when all prices rise by the same amount. */
    private static final Set<Unit> SHIFTED = Set.of(Unit.PRICE, Unit.PRICE_CHANGE, Unit.PRICE_SQUARED, Unit.COUNT);

    /** Take a price, not only differences of prices, as a measure; or begin as if prices had been zero. */
    private static final Set<String> FIXED_TO_ZERO =
            Set.of("acceleration_bands", "envelopes", "mcginley", "zigzag", "hilbert_trendline", "mama", "phasor");

    private static final List<Candle> CANDLES = CandleSets.random(11, 400, 100);

    /** As TA-Lib has it, and near the price only when that has faded. */
    private static final Set<String> STARTS_AT_ZERO = Set.of("mama");

    @EveryIndicator
    void eachOutputIsKnownFromItsWarmupOn(IndicatorType type) {
        for (Args args : Variants.usual(type)) {
            double[][] columns = Columns.run(type, args, CANDLES);
            for (int o = 0; o < columns.length; o++) {
                int first = type.warmup(args, o) - 1;
                if (type.outputs().get(o).awaited()) {
                    int known = firstKnown(columns[o]);
                    assertTrue(first <= known && known < CANDLES.size(), args + " is first known at candle " + known);
                    first = known;
                }
                for (int t = 0; t < CANDLES.size(); t++) {
                    String where = args + " " + type.outputs().get(o).name() + " at candle " + t;
                    assertEquals(t >= first, !Double.isNaN(columns[o][t]), where);
                }
            }
        }
    }

    @EveryIndicator
    void twoInstancesAgreeToTheBit(IndicatorType type) {
        List<Candle> candles = CandleSets.holed(12, 1000);
        double[][] one = Columns.run(type, type.defaults(), candles);
        double[][] other = Columns.run(type, type.defaults(), candles);
        assertArrayEquals(one, other);
    }

    /** Powers of two change no digits, so the law holds to the bit. */
    @EveryIndicator
    void scalesWithPricesAndVolumesAsItsUnitsSay(IndicatorType type) {
        List<Candle> candles = CandleSets.holed(13, 1000);
        double[][] plain = Columns.run(type, type.defaults(), candles);
        for (double price : new double[] {0x1p-20, 0x1p13}) {
            double volume = 0x1p-7;
            double[][] scaled = Columns.run(type, type.defaults(), CandleSets.scaled(candles, price, volume));
            for (int o = 0; o < plain.length; o++) {
                Unit unit = type.outputs().get(o).unit();
                String name = type.outputs().get(o).name();
                if (unit == Unit.ANGLE) {
                    assertArrayEquals(angles(plain[o], price), scaled[o], 1e-9, name);
                } else {
                    double factor = factor(unit, price, volume);
                    double[] expected =
                            Arrays.stream(plain[o]).map(v -> v * factor).toArray();
                    assertArrayEquals(expected, scaled[o], name);
                }
            }
        }
    }

    /** Levels move along with all prices, and distances stay, unless something is a share of the price. */
    @EveryIndicator
    void shiftsWithPricesAsItsUnitsSay(IndicatorType type) {
        Set<Unit> units = type.outputs().stream().map(Output::unit).collect(Collectors.toSet());
        if (!SHIFTED.containsAll(units) || Set.of(Unit.COUNT).equals(units) || FIXED_TO_ZERO.contains(type.name())) {
            return;
        }
        double step = 64;
        List<Candle> candles = CandleSets.random(15, 1000, 100);
        double[][] plain = Columns.run(type, type.defaults(), candles);
        double[][] shifted = Columns.run(type, type.defaults(), CandleSets.shifted(candles, step));
        for (int o = 0; o < plain.length; o++) {
            double move = type.outputs().get(o).unit() == Unit.PRICE ? step : 0;
            double[] expected = Arrays.stream(plain[o]).map(v -> v + move).toArray();
            Agreement.check(type + " " + type.outputs().get(o).name(), expected, shifted[o], 0, 1e-9);
        }
    }

    @EveryIndicator
    void neverGivesInfinity(IndicatorType type) {
        List<Candle> lively = CandleSets.holed(14, 600);
        Map<String, List<Candle>> hostile = Map.of(
                "flat", CandleSets.flat(600, 0.1),
                "no volume", CandleSets.scaled(lively, 1, 0),
                "tiny prices", CandleSets.scaled(lively, 1e-10, 1),
                "huge prices and volumes", CandleSets.scaled(lively, 1e13, 1e12),
                "tiny volumes", CandleSets.scaled(lively, 1, 1e-12),
                "one spike", CandleSets.spiked(lively, 300, 1e12));
        hostile.forEach((name, candles) -> {
            for (Args args : Variants.all(type)) {
                for (double[] column : Columns.run(type, args, candles)) {
                    assertTrue(Arrays.stream(column).noneMatch(Double::isInfinite), args + " on " + name);
                }
            }
        });
    }

    /** Another indicator may be the source, and stand at zero or below. */
    @EveryIndicator
    void neverGivesInfinityOnASourceAroundZero(IndicatorType type) {
        double[] x = new double[CANDLES.size()];
        for (int t = 0; t < x.length; t++) {
            x[t] = t % 50 < 25 ? 0 : t % 3 - 1;
        }
        for (Args args : Variants.all(type)) {
            for (double[] column : Columns.run(type, args, CANDLES, x, x)) {
                assertTrue(Arrays.stream(column).noneMatch(Double::isInfinite), args.toString());
            }
        }
    }

    /** A level is exactly the price, and a distance exactly 0, or a rule would fire on rounding. */
    @EveryIndicator
    void givesFlatLinesInAFlatMarket(IndicatorType type) {
        double price = 0.1;
        List<Candle> silent = CandleSets.flat(400, price);
        List<Candle> traded = silent.stream()
                .map(c -> new Candle(c.openTimeMs(), price, price, price, price, 3))
                .toList();
        givesFlatLines(type, silent, price, true);
        givesFlatLines(type, traded, price, false);
    }

    private static void givesFlatLines(IndicatorType type, List<Candle> candles, double price, boolean isSilent) {
        double[][] columns = Columns.run(type, type.defaults(), candles, flatSource(price));
        for (int o = 0; o < columns.length; o++) {
            Output output = type.outputs().get(o);
            boolean mayBeUnknown = isSilent || output.awaited();
            for (int t = type.warmup(type.defaults(), o) - 1; t < 400; t++) {
                double value = columns[o][t];
                String where = type + " " + output.name() + " at candle " + t + " is " + value;
                boolean unknown = mayBeUnknown && Double.isNaN(value);
                if (STARTS_AT_ZERO.contains(type.name())) {
                    assertTrue(t < 399 || Math.abs(value / price - 1) < 1e-12, where);
                } else if (output.unit() == Unit.PRICE && !AT_A_DISTANCE.contains(type.name())) {
                    assertTrue(value == price || unknown, where);
                } else if (DISTANCES.contains(output.unit())) {
                    assertTrue(value == 0 || unknown, where);
                }
            }
        }
    }

    @EveryIndicator
    void beginsAnewAfterAnUnknownSource(IndicatorType type) {
        double[] x = Columns.source(type, CANDLES);
        double[] y = Columns.other(type, CANDLES);
        double[][] holed = Columns.run(type, type.defaults(), CANDLES, holed(x), y);
        if (type.hasSource()) {
            assertBeginsAnew(type, x, y, holed);
        } else {
            assertArrayEquals(Columns.run(type, type.defaults(), CANDLES, x), holed);
        }
        if (type.sources() > 1) {
            assertBeginsAnew(type, x, y, Columns.run(type, type.defaults(), CANDLES, x, holed(y)));
        }
    }

    private static double[] holed(double[] values) {
        double[] holed = values.clone();
        Arrays.fill(holed, 150, 155, Double.NaN);
        return holed;
    }

    private static void assertBeginsAnew(IndicatorType type, double[] x, double[] y, double[][] actual) {
        double[] restX = Arrays.copyOfRange(x, 155, 400);
        double[] restY = Arrays.copyOfRange(y, 155, 400);
        double[][] anew = Columns.run(type, type.defaults(), CANDLES.subList(155, 400), restX, restY);
        for (int o = 0; o < actual.length; o++) {
            assertTrue(Arrays.stream(actual[o], 150, 155).allMatch(Double::isNaN));
            assertArrayEquals(anew[o], Arrays.copyOfRange(actual[o], 155, 400));
        }
    }

    @EveryIndicator
    void takesNoMemoryPerCandle(IndicatorType type) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        IndicatorRun run = new IndicatorRun(type, type.defaults());
        double[] x = Columns.source(type, CANDLES);
        double[] y = Columns.other(type, CANDLES);
        double[] out = new double[type.outputs().size()];
        feed(run, x, y, out, 5);
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(run, x, y, out, 100);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 4000, bytes + " bytes in 40,000 candles");
        assertFalse(Double.isNaN(out[0]));
    }

    private static void feed(IndicatorRun run, double[] x, double[] y, double[] out, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int t = 0; t < x.length; t++) {
                run.update(CANDLES.get(t), x[t], y[t], out, 0);
            }
        }
    }

    private static int firstKnown(double[] column) {
        int t = 0;
        while (t < column.length && Double.isNaN(column[t])) {
            t++;
        }
        return t;
    }

    private static double[] flatSource(double price) {
        double[] x = new double[400];
        Arrays.fill(x, price);
        return x;
    }

    /** The angles of lines that are so many times steeper. */
    private static double[] angles(double[] degrees, double times) {
        return Arrays.stream(degrees)
                .map(Math::toRadians)
                .map(Math::tan)
                .map(slope -> Math.toDegrees(Math.atan(times * slope)))
                .toArray();
    }

    private static double factor(Unit unit, double price, double volume) {
        return switch (unit) {
            case PRICE, PRICE_CHANGE, PRICE_SUM -> price;
            case PRICE_SQUARED -> price * price;
            case VOLUME -> volume;
            case TURNOVER -> price * volume;
            case PRICE_SQUARED_PER_VOLUME -> price * price / volume;
            case ANGLE, PERCENT, RATIO, COUNT -> 1;
        };
    }
}
