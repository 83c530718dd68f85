package io.candlebus.cli;

import io.candlebus.backtest.metric.Measured;
import io.candlebus.backtest.metric.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Figures for reading: rounded, with their unit.
 *
 * @param currency of amounts
 */
record Figures(String currency) {
    private static final String NONE = "-";

    String of(Measured measured, Metric.Unit unit) {
        return measured.isDefined() ? of(measured.value(), unit) : NONE;
    }

    String of(double value, Metric.Unit unit) {
        return switch (unit) {
            case PERCENT -> fixed(value, 2) + " %";
            case RATIO -> fixed(value, 3);
            case CURRENCY -> amount(value);
            case COUNT -> fixed(value, 0);
            case DAYS -> fixed(value, 1) + " d";
            case HOURS -> fixed(value, 2) + " h";
        };
    }

    /** An amount of money: with two decimals, or four digits of a small one. */
    String amount(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        boolean isSmall = value != 0 && Math.abs(value) < 1;
        String number = isSmall
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : fixed(value, 2);
        return number + " " + currency;
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** No zero is negative. */
    private static String fixed(double value, int decimals) {
        return Double.isFinite(value)
                ? String.format(
                        Locale.ROOT,
                        "%,." + decimals + "f",
                        new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN))
                : NONE;
    }
}
