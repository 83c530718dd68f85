package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Larry Williams's ultimate oscillator: buying pressure over true range, on three horizons.
 *
 * <pre>
 *   floor    = min(low[t], close[t-1])
 *   pressure = close[t] - floor;   range = max(high[t], close[t-1]) - floor
 *   a(n)     = sum(pressure, n) / sum(range, n)
 *   ultimate = 100 * (4 * a(short) + 2 * a(middle) + a(long)) / 7
 * </pre>
 *
 * Warm-up: the longest period + 1 candles. Unit: percent, 0 to 100. Cost: O(1) amortised time, O(long) memory.
 *
 * <p>As TA-Lib's ULTOSC; a horizon without any range counts 0, as there. TA-Lib sorts the three periods; here each keeps the
 * weight of its name.
 */
public final class Ultimate implements Indicator {
    private static final Param.OfInt SHORT = Param.count("short", 7);
    private static final Param.OfInt MIDDLE = Param.count("middle", 14);
    private static final Param.OfInt LONG = Param.count("long", 28);

    public static final IndicatorType TYPE = IndicatorType.named("ultimate")
            .title("Ultimate Oscillator")
            .family(Family.MOMENTUM)
            .aliases("ultosc", "uo", "ultimate_oscillator")
            .params(SHORT, MIDDLE, LONG)
            .outputs(Output.percent("ultimate").between(0, 100))
            .warmup(args -> Math.max(args.get(SHORT), Math.max(args.get(MIDDLE), args.get(LONG))) + 1)
            .create(Ultimate::new);

    private final Horizon quick;
    private final Horizon middle;
    private final Horizon slow;
    private double previousClose = Double.NaN;

    private Ultimate(Args args) {
        quick = new Horizon(args.get(SHORT));
        middle = new Horizon(args.get(MIDDLE));
        slow = new Horizon(args.get(LONG));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double floor = Math.min(candle.low(), previousClose);
        double pressure = candle.close() - floor;
        double range = Math.max(candle.high(), previousClose) - floor;
        previousClose = candle.close();
        out[at] = Double.isNaN(floor)
                ? Double.NaN
                : 100
                        * (4 * quick.add(pressure, range) + 2 * middle.add(pressure, range) + slow.add(pressure, range))
                        / 7;
    }

    private static final class Horizon {
        private final WindowSum pressures;
        private final WindowSum ranges;

        Horizon(int period) {
            pressures = new WindowSum(period);
            ranges = new WindowSum(period);
        }

        double add(double pressure, double range) {
            double pressed = pressures.add(pressure);
            double ranged = ranges.add(range);
            return ranged == 0 ? 0 : pressed / ranged;
        }
    }
}
