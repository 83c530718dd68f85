package io.candlebus.backtest;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a calendar month brought, UTC; the first and the last may be parts of one.
 *
 * @param returnPercent of the equity before it; NaN when there was none
 * @param profit in the quote's currency
 */
public record MonthRow(YearMonth month, double returnPercent, double profit) {
    /** Every month from the first day to the last, idle ones included. */
    public static List<MonthRow> of(Results results) {
        List<MonthRow> rows = new ArrayList<>();
        double[] equity =
                results.candles() == 0 ? new double[0] : results.days().equity();
        double before = results.cash();
        for (int i = 0; i < equity.length; i++) {
            YearMonth month = YearMonth.from(results.days().date(i));
            boolean isLast = i + 1 == equity.length
                    || !month.equals(YearMonth.from(results.days().date(i + 1)));
            if (isLast) {
                double percent = before > 0 ? 100 * (equity[i] / before - 1) : Double.NaN;
                rows.add(new MonthRow(month, percent, equity[i] - before));
                before = equity[i];
            }
        }
        return rows;
    }
}
