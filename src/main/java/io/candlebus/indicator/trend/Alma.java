package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Arnaud Legoux moving average: the window weighted with a bell curve that leans towards the present.
 *
 * <pre>
 *   m = offset * (period - 1);   s = period / sigma
 *   w[i] = exp(-(i - m)^2 / (2 * s^2))              i: 0 (oldest) to period - 1 (newest)
 *   alma = sum(w[i] * x[i]) / sum(w[i])
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(period) time and memory, for a bell curve does not move
 * along in steps.
 *
 * <p>As TradingView's (its {@code floor} off) and Skender Stock.Indicators'.
 */
public final class Alma implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(9);
    private static final Param.OfDouble OFFSET = Param.number("offset", 0.85, 0, 1);
    private static final Param.OfDouble SIGMA = Param.number("sigma", 6, 0.01, 1000);

    public static final IndicatorType TYPE = IndicatorType.named("alma")
            .title("Arnaud Legoux Moving Average")
            .family(Family.TREND)
            .aliases("arnaud_legoux_moving_average")
            .params(Param.source(), PERIOD, OFFSET, SIGMA)
            .outputs(Output.price("alma"))
            .warmup(args -> args.get(PERIOD))
            .create(Alma::new);

    private final double[] shares;
    private final double[] values;
    private int next;
    private boolean full;

    private Alma(Args args) {
        shares = shares(args.get(PERIOD), args.get(OFFSET), args.get(SIGMA));
        values = new double[shares.length];
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        values[next] = x;
        if (++next == values.length) {
            next = 0;
            full = true;
        }
        out[at] = full ? average(x) : Double.NaN;
    }

    /** Measured from the newest value, so that equal values average to exactly that value. */
    private double average(double newest) {
        double sum = 0;
        int i = 0;
        for (int place = next; place < values.length; place++) {
            sum += shares[i++] * (values[place] - newest);
        }
        for (int place = 0; place < next; place++) {
            sum += shares[i++] * (values[place] - newest);
        }
        return newest + sum;
    }

    /** Weights that sum to 1. */
    private static double[] shares(int period, double offset, double sigma) {
        double middle = offset * (period - 1);
        double spread = period / sigma;
        // The nearest place has the largest weight; measured from it, no bell is so narrow that all weights vanish.
        double nearest = square(Math.rint(middle) - middle);
        double[] weights = new double[period];
        double sum = 0;
        for (int i = 0; i < period; i++) {
            weights[i] = Math.exp((nearest - square(i - middle)) / (2 * spread * spread));
            sum += weights[i];
        }
        for (int i = 0; i < period; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static double square(double x) {
        return x * x;
    }
}
