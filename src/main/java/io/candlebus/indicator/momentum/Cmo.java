package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.trend.Average;
import io.candlebus.market.Candle;

/**
 * Chande's momentum oscillator: gains less losses, in percent of both.
 *
 * <pre>
 *   gain[t] = max(x[t] - x[t-1], 0);   loss[t] = max(x[t-1] - x[t], 0)
 *   g = average(gain, period), l = average(loss, period)
 *   cmo = 100 * (g - l) / (g + l)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent, −100 to 100. Cost: O(1) amortised time; O(period) memory with simple
 * averages, O(1) with Wilder's.
 *
 * <p>Chande takes plain sums, as TradingView and Skender Stock.Indicators do: that is {@code average} sma. TA-Lib's CMO smooths as
 * its RSI does, with unstable period 0: that is {@code average} wilder, the default here because its name is taken from there; it
 * equals 2 * rsi - 100. As long as nothing has moved, 0 / 0 is 0, as in TA-Lib.
 */
public final class Cmo implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);
    private static final Param.OfWord AVERAGE = Param.word("average", "wilder", "sma");

    public static final IndicatorType TYPE = IndicatorType.named("cmo")
            .title("Chande Momentum Oscillator")
            .family(Family.MOMENTUM)
            .aliases("chande_momentum_oscillator")
            .params(Param.source(), PERIOD, AVERAGE)
            .outputs(Output.percent("cmo").between(-100, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Cmo(args.get(AVERAGE), args.get(PERIOD)));

    private final Average gains;
    private final Average losses;
    private double previous = Double.NaN;

    private Cmo(String average, int period) {
        gains = Average.of(average, period);
        losses = Average.of(average, period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double change = x - previous;
        previous = x;
        out[at] = Double.isNaN(change) ? Double.NaN : add(candle, change);
    }

    private double add(Candle candle, double change) {
        double gain = gains.add(candle, Math.max(change, 0));
        double loss = losses.add(candle, Math.max(-change, 0));
        double both = gain + loss;
        return both == 0 ? 0 : 100 * ((gain - loss) / both);
    }
}
