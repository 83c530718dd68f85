package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An output's unit says what becomes of it when all prices, or all volumes, are multiplied, when prices are moved, or rest. */
class UnitLawTest {
    /** Are 0 where nothing moves. */
    static final Set<Unit> DISTANCES = Set.of(Unit.PRICE_CHANGE, Unit.PRICE_SQUARED, Unit.ANGLE);

    /** Lines at a share of the price away from it. */
    static final Set<String> AT_A_DISTANCE = Set.of("envelopes");

    /** As TA-Lib has it, and near the price only when that has faded. */
    private static final Set<String> STARTS_AT_ZERO = Set.of("mama");

    /** Types, and single outputs, that do not stay while prices move: why not. */
    private static final Map<String, String> AGAINST_THEIR_UNIT = new HashMap<>();

    static {
        except(
                "is a change as a share of the price, or is made of such",
                "roc, rocp, rocr, rocr100, ppo, trix, kst, coppock, connors_rsi, natr, bollinger.bandwidth, ulcer_index, "
                        + "historical_volatility, parkinson, garman_klass, rogers_satchell, yang_zhang, beta, hurst, "
                        + "nvi, pvi, pvt");
        except(
                "is away from the price by a share of it",
                "envelopes.upper, envelopes.lower, acceleration_bands.upper, acceleration_bands.lower");
        except("turns when the price has moved by a share of it", "zigzag");
        except("is as quick as the price is near, as a share of it", "mcginley");
        except("weighs volumes with prices", "mfi");
        except("moves as often as it has prices in it", "sum");
        except(
                "begins as if prices had been 0 before",
                "dominant_cycle_period, dominant_cycle_phase, phasor, sine_wave, hilbert_trendline, trend_mode, mama");
    }

    private static void except(String reason, String names) {
        for (String name : names.split(", ")) {
            AGAINST_THEIR_UNIT.put(name, reason);
        }
    }

    /** Powers of two change no digits, so the law holds to the bit. */
    @EveryIndicator
    void scalesExactlyWithPowersOfTwo(IndicatorType type) {
        List<Candle> candles = CandleSets.holed(13, 1000);
        for (Args args : Variants.all(type)) {
            double[][] plain = Columns.run(type, args, candles);
            for (double[] times :
                    new double[][] {{0x1p-20, 1}, {0x1p13, 1}, {1, 0x1p-7}, {1, 0x1p20}, {0x1p5, 0x1p5}}) {
                double[][] scaled = Columns.run(type, args, CandleSets.scaled(candles, times[0], times[1]));
                for (int o = 0; o < plain.length; o++) {
                    Unit unit = type.outputs().get(o).unit();
                    String what = what(type, args, o) + ", prices times " + times[0] + ", volumes times " + times[1];
                    if (unit == Unit.ANGLE) {
                        assertArrayEquals(angles(plain[o], times[0]), scaled[o], 1e-9, what);
                    } else {
                        assertArrayEquals(times(plain[o], factor(unit, times[0], times[1])), scaled[o], what);
                    }
                }
            }
        }
    }

    @EveryIndicator
    void scalesWithAnyNumber(IndicatorType type) {
        List<Candle> candles = CandleSets.random(13, 1000, 100);
        double[][] plain = Columns.run(type, type.defaults(), candles);
        for (double[] times : new double[][] {{3, 1}, {1, 3}, {0.7, 1e3}}) {
            double[][] scaled = Columns.run(type, type.defaults(), CandleSets.scaled(candles, times[0], times[1]));
            for (int o = 0; o < plain.length; o++) {
                Unit unit = type.outputs().get(o).unit();
                String what =
                        what(type, type.defaults(), o) + ", prices times " + times[0] + ", volumes times " + times[1];
                double[] expected = unit == Unit.ANGLE
                        ? angles(plain[o], times[0])
                        : times(plain[o], factor(unit, times[0], times[1]));
                Agreement.check(what, expected, scaled[o], 0, 1e-12 * size(expected));
            }
        }
    }

    /** Levels move along with all prices, and everything else stays, but for what takes a price itself as a measure. */
    @EveryIndicator
    void movesWithPricesAsItsUnitSays(IndicatorType type) {
        // Steps that a double of either level holds exactly.
        List<Candle> candles = CandleSets.onGrid(CandleSets.random(15, 1000, 100), 0x1p-16);
        double step = 64;
        double[][] plain = Columns.run(type, type.defaults(), candles);
        double[][] moved = Columns.run(type, type.defaults(), CandleSets.shifted(candles, step));
        for (int o = 0; o < plain.length; o++) {
            Output output = type.outputs().get(o);
            String name = type.name() + "." + output.name();
            String reason = AGAINST_THEIR_UNIT.getOrDefault(name, AGAINST_THEIR_UNIT.get(type.name()));
            double[] expected = output.unit() == Unit.PRICE
                    ? Arrays.stream(plain[o]).map(v -> v + step).toArray()
                    : plain[o];
            if (reason == null) {
                Agreement.check(name + ", prices plus " + step, expected, moved[o], 0, 1e-12 * size(expected));
            } else {
                assertTrue(
                        farApart(expected, moved[o]),
                        name + " moves as its unit says; it is no exception because it " + reason);
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
        double[] x = new double[400];
        Arrays.fill(x, price);
        for (Args args : Variants.all(type)) {
            givesFlatLines(type, args, Columns.run(type, args, silent, x), price, true);
            givesFlatLines(type, args, Columns.run(type, args, traded, x), price, false);
        }
    }

    private static void givesFlatLines(
            IndicatorType type, Args args, double[][] columns, double price, boolean isSilent) {
        for (int o = 0; o < columns.length; o++) {
            Output output = type.outputs().get(o);
            for (int t = type.warmup(args, o) - 1; t < columns[o].length; t++) {
                double value = columns[o][t];
                String where =
                        what(type, args, o) + " is " + value + " at candle " + t + ", where all prices are " + price;
                boolean unknown = (isSilent || output.awaited()) && Double.isNaN(value);
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

    private static String what(IndicatorType type, Args args, int output) {
        return args + " " + type.outputs().get(output).name();
    }

    private static boolean farApart(double[] expected, double[] actual) {
        double size = size(expected);
        for (int t = 0; t < expected.length; t++) {
            if (Math.abs(expected[t] - actual[t]) > 1e-6 * size) {
                return true;
            }
        }
        return false;
    }

    private static double size(double[] column) {
        return Arrays.stream(column)
                .filter(v -> !Double.isNaN(v))
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static double[] times(double[] column, double factor) {
        return Arrays.stream(column).map(v -> v * factor).toArray();
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
