package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Param;

/** How a deviation per candle is stated as percent per year. */
final class Year {
    /** Candles in a year. */
    static final Param.OfDouble PERIODS = Param.number("periods_per_year", 365, 1, 31_622_400);

    private Year() {}

    /** What a deviation per candle is multiplied with. */
    static double percent(Args args) {
        return 100 * Math.sqrt(args.get(PERIODS));
    }
}
