package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Time series forecast: the least-squares line through the last values, one candle ahead.
 *
 * <pre>
 *   time_series_forecast = intercept + slope * period      see linear_regression
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's TSF. Nothing
 * of the candle ahead is known: it is the line drawn on.
 */
public final class TimeSeriesForecast implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("time_series_forecast")
            .title("Time Series Forecast")
            .family(Family.STATISTIC)
            .aliases("tsf")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("forecast"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new TimeSeriesForecast(args.get(PERIOD)));

    private final int period;
    private final WindowTrend line;

    private TimeSeriesForecast(int period) {
        this.period = period;
        line = new WindowTrend(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        line.add(x);
        out[at] = line.at(period);
    }
}
