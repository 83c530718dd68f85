package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.Unbroken;
import io.candlebus.market.Candle;

/**
 * Hurst exponent by rescaled range: above 0.5 where moves tend to go on, below where they tend to turn back.
 *
 * <pre>
 *   r = ln(x[t] / x[t-1])                                    the last period of them
 *   for 1, 2, 4, ... up to 32 chunks of s = floor(period / chunks) returns, at least 8; the oldest ones left out:
 *   y    = sums of r - mean(r) along the chunk;   R = highest y - lowest y
 *   rs   = mean over the chunks of R / deviation(r)          0 where the chunk does not move
 *   hurst = slope of the least-squares line of log(rs) against log(s)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles; unknown where nothing moves, or while the window holds a step from or to a
 * value not above zero. Unit: ratio.
 * Cost: O(period) time and memory per candle, for chunks do not move along in steps.
 *
 * <p>As Skender Stock.Indicators'. Short windows estimate too high: a hundred returns of pure chance give 0.56 on average.
 */
public final class Hurst implements Indicator {
    private static final int SHORTEST = 8;
    private static final int MOST_CHUNKS = 32;
    private static final Param.OfInt PERIOD = new Param.OfInt("period", 100, 20, 10_000);

    public static final IndicatorType TYPE = IndicatorType.named("hurst")
            .title("Hurst Exponent")
            .family(Family.STATISTIC)
            .aliases("hurst_exponent")
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.RATIO, "hurst"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Hurst(args.get(PERIOD)));

    private final double[] returns;
    private final double[] inOrder;
    private final double[] logSizes;
    private final double[] logRanges;
    private final Unbroken usable;
    private int next;
    private double previous = Double.NaN;

    private Hurst(int period) {
        returns = new double[period];
        inOrder = new double[period];
        usable = new Unbroken(period);
        int sets = 0;
        while (1 << sets <= MOST_CHUNKS && period >> sets >= SHORTEST) {
            sets++;
        }
        logRanges = new double[sets];
        logSizes = new double[sets];
        double mean = 0;
        for (int set = 0; set < sets; set++) {
            logSizes[set] = Math.log(period >> set);
            mean += logSizes[set] / sets;
        }
        for (int set = 0; set < sets; set++) {
            logSizes[set] -= mean;
        }
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double before = previous;
        previous = x;
        out[at] = Double.NaN;
        if (!Double.isNaN(before)) {
            boolean isUsable = before > 0 && x > 0;
            returns[next] = isUsable ? Math.log(x / before) : 0;
            next = next + 1 == returns.length ? 0 : next + 1;
            if (usable.add(isUsable)) {
                out[at] = slope();
            }
        }
    }

    private double slope() {
        System.arraycopy(returns, next, inOrder, 0, returns.length - next);
        System.arraycopy(returns, 0, inOrder, returns.length - next, next);
        double above = 0;
        double below = 0;
        for (int set = 0; set < logSizes.length; set++) {
            double range = rescaledRange(1 << set);
            if (!(range > 0)) {
                return Double.NaN;
            }
            above += logSizes[set] * Math.log(range);
            below += logSizes[set] * logSizes[set];
        }
        return above / below;
    }

    /** Mean over the chunks. */
    private double rescaledRange(int chunks) {
        int size = inOrder.length / chunks;
        double sum = 0;
        for (int start = inOrder.length - size * chunks; start < inOrder.length; start += size) {
            sum += rescaledRange(start, size);
        }
        return sum / chunks;
    }

    /** Of one chunk. */
    private double rescaledRange(int start, int size) {
        double first = inOrder[start];
        double excess = 0;
        for (int i = start; i < start + size; i++) {
            excess += inOrder[i] - first;
        }
        double mean = first + excess / size;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (int i = start; i < start + size; i++) {
            double distance = inOrder[i] - mean;
            sum += distance;
            squares += distance * distance;
            lowest = Math.min(lowest, sum);
            highest = Math.max(highest, sum);
        }
        return squares == 0 ? 0 : (highest - lowest) / Math.sqrt(squares / size);
    }
}
