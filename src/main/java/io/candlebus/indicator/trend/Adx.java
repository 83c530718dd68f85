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

    private final DirectionalMovement movement;
    private final ExponentialAverage average;
    private double adx = Double.NaN;

    Adx(int period) {
        movement = new DirectionalMovement(period);
        average = ExponentialAverage.wilder(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = add(candle);
        out[at + 1] = movement.plusIndicator();
        out[at + 2] = movement.minusIndicator();
    }

    /** The index after one more candle, NaN until known. */
    double add(Candle candle) {
        movement.add(candle);
        double dx = movement.index();
        if (!Double.isNaN(dx)) {
            adx = average.add(dx);
        } else if (Double.isNaN(adx) && !Double.isNaN(movement.plusIndicator())) {
            adx = average.add(0);
        }
        return adx;
    }
}
