package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.volatility.Atr;
import io.candlebus.market.Candle;

/**
 * Supertrend: a band of average true ranges that trails the price, below it in an up-trend, above it in a down-trend.
 *
 * <pre>
 *   middle = (high + low) / 2;   reach = multiple * atr(period)
 *   upper[t] = middle + reach, but not above upper[t-1] while close[t-1] stayed at or under it
 *   lower[t] = middle - reach, but not below lower[t-1] while close[t-1] stayed at or over it
 *   direction = 1: a close under lower turns it to -1;   -1: a close over upper turns it to 1
 *   supertrend = lower while direction is 1, else upper
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: price; direction 1 (up) or −1. Cost: O(1) time and memory per candle.
 *
 * <p>Starts as Skender Stock.Indicators: with the average true range as TA-Lib's, upwards unless the first close is under
 * the middle. TradingView counts the first candle's range in, and starts downwards; both agree after the first turn and
 * once the average has forgotten its start. A close exactly on the line turns nothing, as in TradingView; Skender turns an
 * up-trend there.
 */
public final class Supertrend implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);
    private static final Param.OfDouble MULTIPLE = Param.number("multiple", 3, 0, 100);

    public static final IndicatorType TYPE = IndicatorType.named("supertrend")
            .title("Supertrend")
            .family(Family.TREND)
            .aliases("super_trend")
            .params(PERIOD, MULTIPLE)
            .outputs(
                    Output.price("supertrend"),
                    Output.in(Unit.COUNT, "direction").between(-1, 1))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(Supertrend::new);

    private final Atr range;
    private final double multiple;
    private double upper = Double.NaN;
    private double lower = Double.NaN;
    private double previousClose = Double.NaN;
    private boolean up;

    private Supertrend(Args args) {
        range = new Atr(args.get(PERIOD));
        multiple = args.get(MULTIPLE);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double reach = multiple * range.add(candle);
        double middle = (candle.high() + candle.low()) / 2;
        if (Double.isNaN(upper)) {
            up = candle.close() >= middle;
        }
        // Written so that an unknown band gives way.
        upper = previousClose <= upper ? Math.min(upper, middle + reach) : middle + reach;
        lower = previousClose >= lower ? Math.max(lower, middle - reach) : middle - reach;
        up = up ? !(candle.close() < lower) : candle.close() > upper;
        previousClose = candle.close();
        boolean known = !Double.isNaN(upper);
        out[at] = up ? lower : upper;
        out[at + 1] = !known ? Double.NaN : up ? 1 : -1;
    }
}
