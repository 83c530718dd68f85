package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.Total;
import io.candlebus.market.Candle;

/**
 * Price-volume trend: volume, counted for as much as the price changed.
 *
 * <pre>
 *   pvt[0] = 0
 *   pvt[t] = pvt[t-1] + volume[t] * (close[t] - close[t-1]) / close[t-1]
 * </pre>
 *
 * Warm-up: 1 candle. Unit: volume; only its course means something, for its level depends on where it began. Cost: O(1) time
 * and memory per candle. As TradingView's; pandas-ta's is a hundred times this, for it takes the change in percent.
 */
public final class PriceVolumeTrend implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("pvt")
            .title("Price-Volume Trend")
            .family(Family.VOLUME)
            .aliases("price_volume_trend", "vpt")
            .outputs(Output.in(Unit.VOLUME, "pvt"))
            .create(args -> new PriceVolumeTrend());

    private final Total line = new Total();
    private double previousClose = Double.NaN;

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double change = (candle.close() - previousClose) / previousClose;
        out[at] = line.add(Double.isNaN(change) ? 0 : candle.volume() * change);
        previousClose = candle.close();
    }
}
