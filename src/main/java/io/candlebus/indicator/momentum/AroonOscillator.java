package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Aroon oscillator: how much fresher the highest high is than the lowest low.
 *
 * <pre>
 *   aroon_oscillator = up - down      see aroon
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent, −100 to 100. Cost: O(1) amortised time, O(period) memory. As TA-Lib's
 * AROONOSC, whose default period is 14. It is also an output of {@code aroon}.
 */
public final class AroonOscillator implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(25);

    public static final IndicatorType TYPE = IndicatorType.named("aroon_oscillator")
            .title("Aroon Oscillator")
            .family(Family.MOMENTUM)
            .aliases("aroonosc", "aroon_osc")
            .params(PERIOD)
            .outputs(Output.percent("aroon_oscillator").between(-100, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new AroonOscillator(args.get(PERIOD)));

    private final Aroon aroon;

    private AroonOscillator(int period) {
        aroon = new Aroon(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        aroon.add(candle);
        out[at] = aroon.oscillator();
    }
}
