package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Dark cloud cover: a rise, a jump above its high, and a fall deep into its body.
 *
 * <pre>
 *   [1]   white, long
 *   [0]   black, open &gt; high[1], close &gt; open[1], close &lt; close[1] - penetration * body[1]
 *   dark_cloud_cover = -100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLDARKCLOUDCOVER.
 */
public final class DarkCloudCover implements Indicator {
    private static final Param.OfDouble PENETRATION = Param.number("penetration", 0.5, 0, 10);
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("dark_cloud_cover")
            .title("Dark Cloud Cover")
            .family(Family.PATTERN)
            .aliases("cdl_dark_cloud_cover")
            .params(PENETRATION)
            .outputs(Output.in(Unit.COUNT, "dark_cloud_cover").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new DarkCloudCover(args.get(PENETRATION)));

    private final CandleWindow candles = new CandleWindow(WARMUP);
    private final double penetration;

    private DarkCloudCover(double penetration) {
        this.penetration = penetration;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean cover = candles.white(1)
                && candles.isLong(1)
                && candles.black(0)
                && candles.open(0) > candles.high(1)
                && candles.close(0) > candles.open(1)
                && candles.close(0) < candles.close(1) - candles.body(1) * penetration;
        return cover ? -100 : 0;
    }
}
