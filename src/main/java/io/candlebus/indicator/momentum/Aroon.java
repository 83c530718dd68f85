package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowExtreme;
import io.candlebus.market.Candle;

/**
 * Chande's Aroon: how fresh the highest high and the lowest low are.
 *
 * <pre>
 *   up         = 100 * (period - candles since the highest high) / period      of the last period + 1 candles
 *   down       = 100 * (period - candles since the lowest low) / period
 *   oscillator = up - down
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TA-Lib's AROON (which gives down first) and AROONOSC, whose default period is 14; of equal extremes the newest counts, as
 * there. Skender Stock.Indicators takes the oldest.
 */
public final class Aroon implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(25);

    public static final IndicatorType TYPE = IndicatorType.named("aroon")
            .title("Aroon")
            .family(Family.MOMENTUM)
            .params(PERIOD)
            .outputs(
                    Output.percent("up").between(0, 100),
                    Output.percent("down").between(0, 100),
                    Output.percent("oscillator").between(-100, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Aroon(args.get(PERIOD)));

    private final int period;
    private final WindowExtreme highest;
    private final WindowExtreme lowest;

    Aroon(int period) {
        this.period = period;
        highest = WindowExtreme.highest(period + 1);
        lowest = WindowExtreme.lowest(period + 1);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        add(candle);
        out[at] = 100 * (period - highest.age()) / period;
        out[at + 1] = 100 * (period - lowest.age()) / period;
        out[at + 2] = oscillator();
    }

    void add(Candle candle) {
        highest.add(candle.high());
        lowest.add(candle.low());
    }

    /** Up less down, NaN until known. */
    double oscillator() {
        return 100 * (lowest.age() - highest.age()) / period;
    }
}
