package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * ZigZag: the turning points between moves of a given size, each told when it is certain and not before.
 *
 * <pre>
 *   in an upward move the extreme is its highest price; a price at least percent % under it confirms it as a high:
 *   zigzag = high = extreme, and a downward move begins                     (a downward move mirrors this)
 *   the first move begins when a price is percent % away from the lowest (or highest) one so far
 *   direction = 1 in an upward move, -1 in a downward one
 * </pre>
 *
 * Warm-up: direction 2 candles, the turning points 3, or as long as the market takes for them. Unit: price; direction 1 or
 * −1. Cost: O(1) time and memory per candle.
 *
 * <p>Charting tools draw a turning point at the candle where it happened, once they know; here its value appears on the
 * candle that confirms it, and stays until the next one, so nothing looks ahead. A candle that makes a new extreme does not
 * confirm it too, for nobody knows which came first. Where the first move began is no turning point, as in Skender
 * Stock.Indicators.
 */
public final class ZigZag implements Indicator {
    private static final Param.OfDouble PERCENT = Param.number("percent", 5, 0.01, 99);
    private static final Param.OfWord PRICES = Param.word("prices", "high_low", "close");

    public static final IndicatorType TYPE = IndicatorType.named("zigzag")
            .title("ZigZag")
            .family(Family.TREND)
            .aliases("zig_zag")
            .params(PERCENT, PRICES)
            .outputs(
                    Output.price("zigzag").whenSeen(),
                    Output.in(Unit.COUNT, "direction")
                            .between(-1, 1)
                            .warmup(args -> 2)
                            .whenSeen(),
                    Output.price("high").whenSeen(),
                    Output.price("low").whenSeen())
            .warmup(args -> 3)
            .create(args -> new ZigZag(args.get(PERCENT) / 100, args.get(PRICES).equals("close")));

    private final double share;
    private final boolean byClose;
    private boolean begun;
    private int direction;
    private double highest;
    private double lowest;
    private double point = Double.NaN;
    private double high = Double.NaN;
    private double low = Double.NaN;

    private ZigZag(double share, boolean byClose) {
        this.share = share;
        this.byClose = byClose;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double top = byClose ? candle.close() : candle.high();
        double bottom = byClose ? candle.close() : candle.low();
        if (!begun) {
            begun = true;
            highest = top;
            lowest = bottom;
        } else if (direction == 0) {
            firstMove(top, bottom);
        } else if (direction > 0) {
            upwards(top, bottom);
        } else {
            downwards(top, bottom);
        }
        out[at] = point;
        out[at + 1] = direction == 0 ? Double.NaN : direction;
        out[at + 2] = high;
        out[at + 3] = low;
    }

    private void firstMove(double top, double bottom) {
        double rise = (top - lowest) / lowest;
        double fall = (highest - bottom) / highest;
        if (rise >= share && rise > fall) {
            direction = 1;
            highest = top;
        } else if (fall >= share && fall > rise) {
            direction = -1;
            lowest = bottom;
        } else {
            highest = Math.max(highest, top);
            lowest = Math.min(lowest, bottom);
        }
    }

    private void upwards(double top, double bottom) {
        if (top >= highest) {
            highest = top;
        } else if ((highest - bottom) / highest >= share) {
            high = highest;
            point = highest;
            direction = -1;
            lowest = bottom;
        }
    }

    private void downwards(double top, double bottom) {
        if (bottom <= lowest) {
            lowest = bottom;
        } else if ((top - lowest) / lowest >= share) {
            low = lowest;
            point = lowest;
            direction = 1;
            highest = top;
        }
    }
}
