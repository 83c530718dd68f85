package io.candlebus.indicator.volume;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Volume-weighted average price since the day, week or month began (in UTC), or since a given time; with bands.
 *
 * <pre>
 *   vwap      = sum(volume * x) / sum(volume)      over the candles since the anchor; x: (high + low + close) / 3
 *   deviation = sqrt(sum(volume * (x - vwap)^2) / sum(volume))
 *   upper     = vwap + deviations * deviation;   lower = vwap - deviations * deviation
 * </pre>
 *
 * Warm-up: 1 candle; unknown until something was traded since the anchor. Unit: that of the source. Cost: O(1) time and
 * memory per candle.
 *
 * <p>As the session's VWAP of charting tools; weeks begin on Monday. With the anchor {@code time} it begins with the first
 * candle that opens at or after {@code from_ms} (milliseconds of the epoch), and never anew. A candle longer than the anchor
 * is its own average. See {@code rolling_vwap} for a moving window.
 */
public final class Vwap implements Indicator {
    private static final Param.OfWord ANCHOR = Param.word("anchor", "day", "week", "month", "time");
    private static final Param.OfDouble DEVIATIONS = Param.number("deviations", 1, 0, 100);
    private static final Param.OfDouble FROM_MS = Param.number("from_ms", 0, 0, 8e15);

    public static final IndicatorType TYPE = IndicatorType.named("vwap")
            .title("Volume-Weighted Average Price")
            .family(Family.VOLUME)
            .aliases(
                    "volume_weighted_average_price",
                    "daily_vwap",
                    "session_vwap",
                    "anchored_vwap",
                    "vwap_bands",
                    "avwap")
            .params(Param.source("hlc3"), ANCHOR, DEVIATIONS, FROM_MS)
            .outputs(Output.price("vwap"), Output.price("upper"), Output.price("lower"))
            .create(Vwap::new);

    private final Anchor anchor;
    private final double deviations;
    private double mean = Double.NaN;
    private double volume;
    private double squares;

    private Vwap(Args args) {
        anchor = new Anchor(args.get(ANCHOR), args.get(FROM_MS));
        deviations = args.get(DEVIATIONS);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (anchor.beginsWith(candle.openTimeMs())) {
            mean = x;
            volume = 0;
            squares = 0;
        }
        if (anchor.hasBegun() && candle.volume() > 0) {
            add(x, candle.volume());
        }
        double vwap = volume > 0 ? mean : Double.NaN;
        double deviation = Math.sqrt(squares / volume);
        out[at] = vwap;
        out[at + 1] = vwap + deviations * deviation;
        out[at + 2] = vwap - deviations * deviation;
    }

    /** The average moves by its share of the new distance: no large sums, whose difference would lose digits. */
    private void add(double x, double traded) {
        if (volume == 0) {
            mean = x;
        }
        volume += traded;
        double distance = x - mean;
        mean += distance * (traded / volume);
        squares += Math.max(0, traded * distance * (x - mean));
    }
}
