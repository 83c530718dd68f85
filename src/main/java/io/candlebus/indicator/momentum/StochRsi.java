package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Stochastic RSI: where the relative strength index stands in its own recent range.
 *
 * <pre>
 *   r   = rsi(x, rsi_period)
 *   raw = 100 * (r - lowest r) / (highest r - lowest r)      of the last stoch_period values
 *   k   = sma(raw, smooth)
 *   d   = sma(k, signal)
 * </pre>
 *
 * Warm-up: k {@code rsi_period + stoch_period + smooth - 1} candles, d {@code signal - 1} more. Unit: percent, 0 to 100. Cost:
 * O(1) amortised time, O(stoch_period) memory.
 *
 * <p>Defaults and scale as TradingView's. TA-Lib's STOCHRSI is this with {@code smooth} 1; as there, a range without any
 * width has raw 0.
 */
public final class StochRsi implements Indicator {
    private static final Param.OfInt RSI = Param.count("rsi_period", 14);
    private static final Param.OfInt STOCH = Param.count("stoch_period", 14);
    private static final Param.OfInt SMOOTH = Param.count("smooth", 3);
    private static final Param.OfInt SIGNAL = Param.count("signal", 3);

    public static final IndicatorType TYPE = IndicatorType.named("stochrsi")
            .title("Stochastic RSI")
            .family(Family.MOMENTUM)
            .aliases("stochastic_rsi")
            .params(Param.source(), RSI, STOCH, SMOOTH, SIGNAL)
            .outputs(
                    Output.percent("k")
                            .between(0, 100)
                            .warmup(args -> args.get(RSI) + args.get(STOCH) + args.get(SMOOTH) - 1),
                    Output.percent("d").between(0, 100))
            .warmup(args -> args.get(RSI) + args.get(STOCH) + args.get(SMOOTH) + args.get(SIGNAL) - 2)
            .create(StochRsi::new);

    private final Rsi rsi;
    private final WindowRange range;
    private final WindowMean smooth;
    private final WindowMean signal;

    private StochRsi(Args args) {
        rsi = new Rsi(args.get(RSI));
        range = new WindowRange(args.get(STOCH));
        smooth = new WindowMean(args.get(SMOOTH));
        signal = new WindowMean(args.get(SIGNAL));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double raw = place(rsi.add(x));
        double k = Double.isNaN(raw) ? Double.NaN : smooth.add(raw);
        out[at] = k;
        out[at + 1] = Double.isNaN(k) ? Double.NaN : signal.add(k);
    }

    private double place(double strength) {
        if (Double.isNaN(strength)) {
            return Double.NaN;
        }
        range.add(strength, strength);
        return Stochastic.place(strength, range);
    }
}
