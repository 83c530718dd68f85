package io.candlebus.indicator.volume;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Chaikin oscillator: momentum of the accumulation/distribution line.
 *
 * <pre>
 *   chaikin_oscillator = e(adl, fast) - e(adl, slow)      e: as ema, but seeded with the line's first value
 * </pre>
 *
 * Warm-up: {@code max(fast, slow)} candles. Unit: volume. Cost: O(1) time and memory per candle.
 *
 * <p>Only how far each average lags behind the line is kept, not the line, whose growing level would take the digits.
 *
 * <p>As TA-Lib's ADOSC with unstable period 0: its averages start from the first value, unlike those of {@code ema}; Skender
 * Stock.Indicators and TradingView seed them with a simple average, and agree after about 4 * slow candles.
 */
public final class ChaikinOscillator implements Indicator {
    private static final Param.OfInt FAST = Param.count("fast", 3);
    private static final Param.OfInt SLOW = Param.count("slow", 10);

    public static final IndicatorType TYPE = IndicatorType.named("chaikin_oscillator")
            .title("Chaikin Oscillator")
            .family(Family.VOLUME)
            .aliases("adosc", "cho", "chaikin_osc")
            .params(FAST, SLOW)
            .outputs(Output.in(Unit.VOLUME, "chaikin_oscillator"))
            .warmup(ChaikinOscillator::start)
            .create(ChaikinOscillator::new);

    private final int start;
    private final double fastKept;
    private final double slowKept;
    private int seen;
    private double fastLag;
    private double slowLag;

    private ChaikinOscillator(Args args) {
        start = start(args);
        fastKept = 1 - 2.0 / (args.get(FAST) + 1);
        slowKept = 1 - 2.0 / (args.get(SLOW) + 1);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (seen > 0) {
            double step = Adl.step(candle);
            fastLag = fastKept * (fastLag + step);
            slowLag = slowKept * (slowLag + step);
        }
        if (seen < start) {
            seen++;
        }
        out[at] = seen < start ? Double.NaN : slowLag - fastLag;
    }

    private static int start(Args args) {
        return Math.max(args.get(FAST), args.get(SLOW));
    }
}
