package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Ichimoku cloud, each line as it stands at the present candle: nothing looks ahead.
 *
 * <pre>
 *   mid(n)[t]   = (highest high + lowest low of the last n candles) / 2
 *   tenkan[t]   = mid(tenkan)[t]
 *   kijun[t]    = mid(kijun)[t]
 *   senkou_a[t] = (tenkan + kijun)[t-displacement] / 2     the cloud's edge drawn under candle t
 *   senkou_b[t] = mid(senkou)[t-displacement]
 *   chikou[t]   = close[t]                                 to be held against prices displacement candles ago
 * </pre>
 *
 * Warm-up: each line its own; senkou_b {@code senkou + displacement} candles. Unit: price. Cost: O(1) amortised time,
 * O(senkou + displacement) memory.
 *
 * <p>The cloud is displaced by exactly {@code displacement} candles, as in Skender Stock.Indicators; TradingView counts the
 * present candle in, which makes one less.
 */
public final class Ichimoku implements Indicator {
    private static final Param.OfInt TENKAN = Param.count("tenkan", 9);
    private static final Param.OfInt KIJUN = Param.count("kijun", 26);
    private static final Param.OfInt SENKOU = Param.count("senkou", 52);
    private static final Param.OfInt DISPLACEMENT = Param.count("displacement", 26);

    public static final IndicatorType TYPE = IndicatorType.named("ichimoku")
            .title("Ichimoku Cloud")
            .family(Family.TREND)
            .aliases("ichimoku_cloud", "ichimoku_kinko_hyo")
            .params(TENKAN, KIJUN, SENKOU, DISPLACEMENT)
            .outputs(
                    Output.price("tenkan").warmup(args -> args.get(TENKAN)),
                    Output.price("kijun").warmup(args -> args.get(KIJUN)),
                    Output.price("senkou_a")
                            .warmup(args -> Math.max(args.get(TENKAN), args.get(KIJUN)) + args.get(DISPLACEMENT)),
                    Output.price("senkou_b").warmup(args -> args.get(SENKOU) + args.get(DISPLACEMENT)),
                    Output.price("chikou").warmup(args -> 1))
            .create(Ichimoku::new);

    private final WindowRange tenkan;
    private final WindowRange kijun;
    private final WindowRange senkou;
    private final Delay edgeA;
    private final Delay edgeB;

    private Ichimoku(Args args) {
        tenkan = new WindowRange(args.get(TENKAN));
        kijun = new WindowRange(args.get(KIJUN));
        senkou = new WindowRange(args.get(SENKOU));
        edgeA = new Delay(args.get(DISPLACEMENT));
        edgeB = new Delay(args.get(DISPLACEMENT));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        tenkan.add(candle.high(), candle.low());
        kijun.add(candle.high(), candle.low());
        senkou.add(candle.high(), candle.low());
        out[at] = tenkan.middle();
        out[at + 1] = kijun.middle();
        out[at + 2] = edgeA.add((out[at] + out[at + 1]) / 2);
        out[at + 3] = edgeB.add(senkou.middle());
        out[at + 4] = candle.close();
    }
}
