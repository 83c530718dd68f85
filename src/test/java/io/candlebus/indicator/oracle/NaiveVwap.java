package io.candlebus.indicator.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** Volume-weighted averages and deviations, summed afresh at every candle. */
final class NaiveVwap {
    private NaiveVwap() {}

    /** Since the day, the week, the month or the time began. */
    static double[][] anchored(Given g) {
        long[] period = periods(g);
        double[] volume = g.volumes();
        double[][] y = unknown(g.size());
        for (int t = 0; t < g.size(); t++) {
            int from = t;
            while (from > 0 && period[from - 1] == period[t]) {
                from--;
            }
            if (period[t] != Long.MIN_VALUE) {
                put(g, volume, from, t, y);
            }
        }
        return y;
    }

    static double[][] rolling(Given g, int n) {
        double[] volume = g.volumes();
        double[][] y = unknown(g.size());
        for (int t = n - 1; t < g.size(); t++) {
            put(g, volume, t - n + 1, t, y);
        }
        return y;
    }

    /** A number for the calendar period of each candle; with the anchor {@code time}, of before and after it. */
    static long[] periods(Given g) {
        long[] period = new long[g.size()];
        for (int t = 0; t < period.length; t++) {
            long openMs = g.candles().get(t).openTimeMs();
            LocalDate day = Instant.ofEpochMilli(openMs).atZone(ZoneOffset.UTC).toLocalDate();
            period[t] = switch (g.word("anchor")) {
                case "day" -> day.toEpochDay();
                case "week" ->
                    day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay();
                case "month" -> day.withDayOfMonth(1).toEpochDay();
                default -> openMs >= g.d("from_ms") ? 0 : Long.MIN_VALUE;
            };
        }
        return period;
    }

    private static void put(Given g, double[] traded, int from, int t, double[][] y) {
        double money = 0;
        double volume = 0;
        for (int i = from; i <= t; i++) {
            money += (g.x()[i] - g.x()[from]) * traded[i];
            volume += traded[i];
        }
        if (volume > 0) {
            double mean = g.x()[from] + money / volume;
            double squares = 0;
            for (int i = from; i <= t; i++) {
                squares += traded[i] * (g.x()[i] - mean) * (g.x()[i] - mean);
            }
            double deviation = Math.sqrt(squares / volume);
            y[0][t] = mean;
            y[1][t] = mean + reach(g) * deviation;
            y[2][t] = mean - reach(g) * deviation;
        }
    }

    private static double reach(Given g) {
        boolean bands = g.type().params().stream().anyMatch(p -> p.name().equals("deviations"));
        return bands ? g.d("deviations") : 0;
    }

    private static double[][] unknown(int size) {
        return new double[][] {Naive.unknown(size), Naive.unknown(size), Naive.unknown(size)};
    }
}
