package io.candlebus.backtest.metric;

import io.candlebus.backtest.Days;
import io.candlebus.backtest.Results;
import io.candlebus.portfolio.Trade;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Sums and means in the order of time, so that they are the same in any process. */
final class Numbers {
    private Numbers() {}

    static double[] returns(Results results) {
        return results.candles() == 0 ? new double[0] : results.days().returns(results.cash());
    }

    static double sum(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        return sum;
    }

    static double mean(double[] x) {
        return sum(x) / x.length;
    }

    /** Of a sample: divided by one less than there are. Exactly 0 when all are equal. */
    static double deviation(double[] x) {
        double mean = mean(x);
        double squares = 0;
        boolean isFlat = true;
        for (double v : x) {
            squares += (v - mean) * (v - mean);
            isFlat &= v == x[0];
        }
        return isFlat ? 0 : Math.sqrt(squares / (x.length - 1));
    }

    static double yearly(double deviation) {
        return deviation * Math.sqrt(Days.A_YEAR);
    }

    /** One value of each trade that matters. */
    static double[] of(Results results, Predicate<Trade> which, ToDoubleFunction<Trade> value) {
        return results.trades().stream().filter(which).mapToDouble(value).toArray();
    }

    /** Most trades in a row that matter. */
    static int streak(Results results, Predicate<Trade> which) {
        int longest = 0;
        int now = 0;
        for (Trade trade : results.trades()) {
            now = which.test(trade) ? now + 1 : 0;
            longest = Math.max(longest, now);
        }
        return longest;
    }

    static double[] profits(Results results) {
        return of(results, t -> true, Trade::profit);
    }

    static double[] gains(Results results) {
        return of(results, t -> t.profit() > 0, Trade::profit);
    }

    static double[] losses(Results results) {
        return of(results, t -> t.profit() < 0, Trade::profit);
    }

    static final String NO_CANDLE = "no candle has been judged";
    static final String NO_TRADE = "no trade is closed";
    static final String NO_WIN = "no trade earned";
    static final String NO_LOSS = "no trade lost";
}
