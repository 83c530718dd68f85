package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Wilder's average directional index, with the two directional indicators it is made of.
 *
 * <pre>
 *   rise = high[t] - high[t-1]; fall = low[t-1] - low[t]
 *   +dm = rise if rise &gt; fall and rise &gt; 0, else 0;   -dm = fall if fall &gt; rise and fall &gt; 0, else 0
 *   S(v)[p-1] = v[1] + ... + v[p-1];   S(v)[t] = S(v)[t-1] - S(v)[t-1] / period + v[t]      v: +dm, -dm, true range
 *   plus_di  = 100 * S(+dm) / S(true range);   minus_di = 100 * S(-dm) / S(true range)
 *   dx       = 100 * |plus_di - minus_di| / (plus_di + minus_di)
 *   adx[2p-1] = mean(dx[p..2p-1]);   adx[t] = adx[t-1] + (dx[t] - adx[t-1]) / period
 * </pre>
 *
 * Warm-up: adx {@code 2 * period} candles, plus_di and minus_di {@code period + 1}. Unit: percent. Cost: O(1) time and
 * memory per candle.
 *
 * <p>Seeds as TA-Lib's ADX, PLUS_DI and MINUS_DI: the first sums hold one value less than {@code period}. As there, a
 * directional indicator without any range is 0, and a candle whose dx is 0 / 0 leaves adx as it was (during the seed it
 * counts as 0).
 */
public final class Adx implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("adx")
            .title("Average Directional Index")
            .family(Family.TREND)
            .aliases("average_directional_index", "dmi", "directional_movement_index")
            .params(PERIOD)
            .outputs(
                    Output.percent("adx").between(0, 100).warmup(args -> 2 * args.get(PERIOD)),
                    Output.percent("plus_di").between(0, 100),
                    Output.percent("minus_di").between(0, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Adx(args.get(PERIOD)));

    private final int period;
    private final ExponentialAverage average;
    private int seen;
    private double previousHigh;
    private double previousLow;
    private double previousClose;
    private double plusSum;
    private double minusSum;
    private double rangeSum;
    private double adx = Double.NaN;

    private Adx(int period) {
        this.period = period;
        average = ExponentialAverage.wilder(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (seen > 0) {
            addMovement(candle);
        }
        if (seen < period) {
            seen++;
            out[at] = Double.NaN;
            out[at + 1] = Double.NaN;
            out[at + 2] = Double.NaN;
        } else {
            double plus = rangeSum > 0 ? 100 * (plusSum / rangeSum) : 0;
            double minus = rangeSum > 0 ? 100 * (minusSum / rangeSum) : 0;
            out[at] = smooth(plus, minus);
            out[at + 1] = plus;
            out[at + 2] = minus;
        }
        previousHigh = candle.high();
        previousLow = candle.low();
        previousClose = candle.close();
    }

    private void addMovement(Candle candle) {
        double rise = candle.high() - previousHigh;
        double fall = previousLow - candle.low();
        double range = Math.max(candle.high(), previousClose) - Math.min(candle.low(), previousClose);
        double kept = seen < period ? 1 : 1 - 1.0 / period;
        plusSum = plusSum * kept + (rise > fall && rise > 0 ? rise : 0);
        minusSum = minusSum * kept + (fall > rise && fall > 0 ? fall : 0);
        rangeSum = rangeSum * kept + range;
    }

    private double smooth(double plus, double minus) {
        double both = plus + minus;
        if (both > 0) {
            adx = average.add(100 * (Math.abs(plus - minus) / both));
        } else if (Double.isNaN(adx)) {
            adx = average.add(0);
        }
        return adx;
    }
}
