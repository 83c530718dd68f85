package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;

/**
 * Volume-weighted average price since the day (or the week) began, in UTC.
 *
 * <pre>
 *   vwap = sum(x * volume) / sum(volume)      over the candles since the anchor; x: (high + low + close) / 3
 * </pre>
 *
 * Warm-up: 1 candle; unknown until something was traded since the anchor. Unit: that of the source. Cost: O(1) time and
 * memory per candle.
 *
 * <p>As the session's VWAP of charting tools; weeks begin on Monday. A candle longer than the anchor is its own average. See
 * {@code rolling_vwap} for a moving window.
 */
public final class Vwap implements Indicator {
    private static final Param.OfWord ANCHOR = Param.word("anchor", "day", "week");

    public static final IndicatorType TYPE = IndicatorType.named("vwap")
            .title("Volume-Weighted Average Price")
            .family(Family.VOLUME)
            .aliases("volume_weighted_average_price", "daily_vwap", "session_vwap", "anchored_vwap")
            .params(Param.source("hlc3"), ANCHOR)
            .outputs(Output.price("vwap"))
            .create(args -> new Vwap(args.get(ANCHOR).equals("week") ? Timeframe.W1 : Timeframe.D1));

    private final Timeframe anchor;
    private long sessionMs = Long.MIN_VALUE;
    private double origin;
    private double weighted;
    private double volume;

    private Vwap(Timeframe anchor) {
        this.anchor = anchor;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        long openMs = anchor.openOf(candle.openTimeMs());
        if (openMs != sessionMs) {
            sessionMs = openMs;
            origin = x;
            weighted = 0;
            volume = 0;
        }
        weighted += (x - origin) * candle.volume();
        volume += candle.volume();
        out[at] = volume == 0 ? Double.NaN : origin + weighted / volume;
    }
}
