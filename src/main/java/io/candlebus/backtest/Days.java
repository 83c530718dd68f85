package io.candlebus.backtest;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * Equity at the end of every UTC day, idle days included. A close at midnight belongs to the day it ends; the last day is as
 * it stands.
 *
 * @param first epoch day of the first one; of no account while there is none
 * @param equity one for each day
 */
public record Days(long first, double[] equity) {
    /** Of a year, for everything that is annualised. */
    public static final double A_YEAR = 365;

    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    static long dayOf(long closeTimeMs) {
        return Math.floorDiv(closeTimeMs - 1, DAY_MS);
    }

    static long endMs(long day) {
        return (day + 1) * DAY_MS;
    }

    public LocalDate date(int index) {
        return LocalDate.ofEpochDay(first + index);
    }

    /**
     * What each day brought, as a share of the equity before it.
     *
     * @param cash before the first day
     */
    public double[] returns(double cash) {
        double[] returns = new double[equity.length];
        double before = cash;
        for (int i = 0; i < returns.length; i++) {
            returns[i] = equity[i] / before - 1;
            before = equity[i];
        }
        return returns;
    }
}
