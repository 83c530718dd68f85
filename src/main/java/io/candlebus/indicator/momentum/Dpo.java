package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Detrended price oscillator: the source against its average of half a period ago.
 *
 * <pre>
 *   dpo = x - sma(x, period)[floor(period / 2) + 1 candles ago]
 * </pre>
 *
 * Warm-up: {@code period + floor(period / 2) + 1} candles. Unit: a difference of the source. Cost: O(1) amortised time,
 * O(period) memory.
 *
 * <p>As ta4j's and TradingView's, its {@code centered} off. Centred on its past, as Skender Stock.Indicators has it, each
 * value would look half a period ahead.
 */
public final class Dpo implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("dpo")
            .title("Detrended Price Oscillator")
            .family(Family.MOMENTUM)
            .aliases("detrended_price_oscillator")
            .params(Param.source(), PERIOD)
            .outputs(Output.change("dpo"))
            .warmup(args -> args.get(PERIOD) + shift(args.get(PERIOD)))
            .create(args -> new Dpo(args.get(PERIOD)));

    private final WindowMean window;
    private final Delay past;

    private Dpo(int period) {
        window = new WindowMean(period);
        past = new Delay(shift(period));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = x - past.add(window.add(x));
    }

    private static int shift(int period) {
        return period / 2 + 1;
    }
}
