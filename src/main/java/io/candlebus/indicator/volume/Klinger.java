package io.candlebus.indicator.volume;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Klinger's volume oscillator: volume signed by the trend and weighed by how much of the trend's ranges is today's.
 *
 * <pre>
 *   trend = 1 if high + low + close rose, else -1;   range = high - low
 *   sum[t] = range[t] + (sum[t-1] if the trend lasts, else range[t-1])           from the 3rd candle on; sum[1] = 0
 *   force  = volume * |2 * (range / sum - 1)| * trend * 100                      0 where sum is 0
 *   kvo    = ema(force, fast) - ema(force, slow)
 *   signal = ema(kvo, signal)
 * </pre>
 *
 * Warm-up: kvo the longer of {@code fast} and {@code slow} + 2 candles, signal {@code signal - 1} more. Unit: volume. Cost: O(1)
 * time and memory per candle.
 *
 * <p>As Skender Stock.Indicators. TradingView's leaves the ranges out and only signs the volume.
 */
public final class Klinger implements Indicator {
    private static final Param.OfInt FAST = Param.count("fast", 34);
    private static final Param.OfInt SLOW = Param.count("slow", 55);
    private static final Param.OfInt SIGNAL = Param.count("signal", 13);

    public static final IndicatorType TYPE = IndicatorType.named("klinger")
            .title("Klinger Volume Oscillator")
            .family(Family.VOLUME)
            .aliases("kvo", "klinger_oscillator", "klinger_volume_oscillator")
            .params(FAST, SLOW, SIGNAL)
            .outputs(Output.in(Unit.VOLUME, "kvo").warmup(Klinger::start), Output.in(Unit.VOLUME, "signal"))
            .warmup(args -> start(args) + args.get(SIGNAL) - 1)
            .create(Klinger::new);

    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;
    private int seen;
    private double previousSum;
    private double previousRange;
    private int trend;
    private double rangeSum;

    private Klinger(Args args) {
        fast = ExponentialAverage.overPeriod(args.get(FAST));
        slow = ExponentialAverage.overPeriod(args.get(SLOW));
        signal = ExponentialAverage.overPeriod(args.get(SIGNAL));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double sum = candle.high() + candle.low() + candle.close();
        double range = candle.high() - candle.low();
        int before = trend;
        trend = sum > previousSum ? 1 : -1;
        double kvo = Double.NaN;
        if (seen < 2) {
            seen++;
        } else {
            rangeSum = range + (trend == before ? rangeSum : previousRange);
            double force = force(candle.volume(), range);
            fast.add(force);
            slow.add(force);
            kvo = fast.above(slow);
        }
        previousSum = sum;
        previousRange = range;
        out[at] = kvo;
        out[at + 1] = Double.isNaN(kvo) ? Double.NaN : signal.add(kvo);
    }

    private double force(double volume, double range) {
        return rangeSum == 0 ? 0 : volume * Math.abs(2 * (range / rangeSum - 1)) * trend * 100;
    }

    private static int start(Args args) {
        return Math.max(args.get(FAST), args.get(SLOW)) + 2;
    }
}
