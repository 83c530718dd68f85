package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowDeviation;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.indicator.volatility.TrueRange;
import io.candlebus.market.Candle;

/**
 * Squeeze momentum: whether the Bollinger bands lie within the Keltner channel, and where the price tends meanwhile.
 *
 * <pre>
 *   bands   = sma(x, bb_period) -+ bb_multiple * standard deviation of x over bb_period
 *   channel = sma(x, kc_period) -+ kc_multiple * sma(true range, kc_period)
 *   squeeze = 1 if both bands are inside the channel, -1 if both are outside, else 0
 *   d       = x - ((highest high + lowest low) / 2 + sma(x)) / 2                        over kc_period
 *   momentum = end of the least-squares line through the last kc_period values of d
 * </pre>
 *
 * Warm-up: momentum {@code 2 * kc_period - 1} candles; squeeze the longer of {@code bb_period} and {@code kc_period + 1}. Unit:
 * momentum a difference of the source, squeeze −1, 0 or 1. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As LazyBear published it on TradingView and as pandas-ta, but with the bands' own multiple (LazyBear's script gives them
 * the channel's). The true range begins with the second candle.
 */
public final class SqueezeMomentum implements Indicator {
    private static final Param.OfInt BB_PERIOD = Param.count("bb_period", 20, 2);
    private static final Param.OfDouble BB_MULTIPLE = Param.number("bb_multiple", 2, 0, 100);
    private static final Param.OfInt KC_PERIOD = Param.count("kc_period", 20, 2);
    private static final Param.OfDouble KC_MULTIPLE = Param.number("kc_multiple", 1.5, 0, 100);

    public static final IndicatorType TYPE = IndicatorType.named("squeeze_momentum")
            .title("Squeeze Momentum")
            .family(Family.MOMENTUM)
            .aliases("squeeze", "sqzmom", "ttm_squeeze")
            .params(Param.source(), BB_PERIOD, BB_MULTIPLE, KC_PERIOD, KC_MULTIPLE)
            .outputs(
                    Output.change("momentum").warmup(args -> 2 * args.get(KC_PERIOD) - 1),
                    Output.in(Unit.COUNT, "squeeze").between(-1, 1))
            .warmup(args -> Math.max(args.get(BB_PERIOD), args.get(KC_PERIOD) + 1))
            .create(SqueezeMomentum::new);

    private final WindowDeviation bands;
    private final WindowMean channel;
    private final WindowMean ranges;
    private final TrueRange range = new TrueRange();
    private final WindowRange window;
    private final WindowTrend trend;
    private final double bandMultiple;
    private final double channelMultiple;
    private final int period;

    private SqueezeMomentum(Args args) {
        period = args.get(KC_PERIOD);
        bandMultiple = args.get(BB_MULTIPLE);
        channelMultiple = args.get(KC_MULTIPLE);
        bands = new WindowDeviation(args.get(BB_PERIOD));
        channel = new WindowMean(period);
        ranges = new WindowMean(period);
        window = new WindowRange(period);
        trend = new WindowTrend(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(candle.high(), candle.low());
        bands.add(x);
        double middle = channel.add(x);
        double trueRange = range.add(candle);
        double reach = channelMultiple * (Double.isNaN(trueRange) ? Double.NaN : ranges.add(trueRange));
        out[at] = Double.isNaN(middle) ? Double.NaN : momentum((x - window.middle() + x - middle) / 2);
        out[at + 1] = squeeze(bands.mean() - middle, bandMultiple * bands.deviation(), reach);
    }

    private double momentum(double distance) {
        trend.add(distance);
        return trend.at(period - 1);
    }

    private static double squeeze(double shift, double bandReach, double channelReach) {
        if (Double.isNaN(shift + bandReach + channelReach)) {
            return Double.NaN;
        }
        double slack = channelReach - bandReach;
        boolean inside = shift < slack && -shift < slack;
        boolean outside = shift > slack && -shift > slack;
        return inside ? 1 : outside ? -1 : 0;
    }
}
