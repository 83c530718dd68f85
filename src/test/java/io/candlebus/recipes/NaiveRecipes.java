package io.candlebus.recipes;

import static io.candlebus.recipes.NaiveRecipe.FLAT;
import static io.candlebus.recipes.NaiveRecipe.above;
import static io.candlebus.recipes.NaiveRecipe.crossesAbove;
import static io.candlebus.recipes.NaiveRecipe.crossesBelow;
import static io.candlebus.recipes.NaiveRecipe.highest;
import static io.candlebus.recipes.NaiveRecipe.lowest;

import io.candlebus.market.Timeframe;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** The recipes of docs/recipes.md, written a second time by hand, without the language. */
final class NaiveRecipes {
    static final Map<String, Supplier<NaiveRecipe>> ALL = Map.ofEntries(
            Map.entry("pullback", NaiveRecipes::pullback),
            Map.entry("breakout", () -> breakout(week(Timeframe.M15))),
            Map.entry("wide_breakout", NaiveRecipes::wideBreakout),
            Map.entry("confirmed_momentum", NaiveRecipes::confirmedMomentum),
            Map.entry("hourly_trend", NaiveRecipes::hourlyTrend),
            Map.entry("session_hours", NaiveRecipes::sessionHours),
            Map.entry("bands_without_squeeze", NaiveRecipes::bandsWithoutSqueeze),
            Map.entry("trend_regime", NaiveRecipes::trendRegime),
            Map.entry("dip_and_reclaim", NaiveRecipes::dipAndReclaim),
            Map.entry("cooldown", NaiveRecipes::cooldown),
            Map.entry("time_or_give_back", NaiveRecipes::timeOrGiveBack),
            Map.entry("two_of_three", NaiveRecipes::twoOfThree),
            Map.entry("retest", NaiveRecipes::retest),
            Map.entry("alarm", NaiveRecipes::alarm));

    private NaiveRecipes() {}

    private static NaiveWeek week(Timeframe timeframe) {
        return new NaiveWeek(timeframe);
    }

    private static NaiveRecipe pullback() {
        NaiveWeek w = week(Timeframe.M5);
        double[] e20 = w.of("ema", w.close, 20);
        double[] e50 = w.of("ema", w.close, 50);
        double[] e200 = w.of("ema", w.close, 200);
        return new NaiveRecipe(w)
                .buy("buy", (t, e) -> e50[t] > e200[t] && crossesAbove(w.close, e20, t))
                .sell("sell", (t, e) -> crossesBelow(w.close, e50, t));
    }

    private static NaiveRecipe breakout(NaiveWeek w) {
        return new NaiveRecipe(w)
                .buy("buy", (t, e) -> w.close[t] > highest(w.high, t - 20, t - 1))
                .sell("sell", (t, e) -> w.close[t] < lowest(w.low, t - 10, t - 1));
    }

    private static NaiveRecipe wideBreakout() {
        NaiveWeek w = week(Timeframe.M15);
        double[] atr = w.of("atr", w.close, 14);
        return breakout(w).sureBy(t -> Math.min(1, (w.close[t] - highest(w.high, t - 20, t - 1)) / atr[t]));
    }

    private static NaiveRecipe confirmedMomentum() {
        NaiveWeek w = week(Timeframe.M5);
        double[] obv = new double[w.size()];
        for (int t = 0; t < obv.length; t++) {
            obv[t] = t == 0 ? w.volume[0] : obv[t - 1] + Math.signum(w.close[t] - w.close[t - 1]) * w.volume[t];
        }
        IntPredicate newPrice = t -> w.close[t] >= highest(w.close, t - 19, t);
        IntPredicate newVolume = t -> obv[t] >= highest(obv, t - 19, t);
        return new NaiveRecipe(w)
                .buy(
                        "buy",
                        (t, e) -> newPrice.test(t)
                                && newVolume.test(t)
                                && w.volume[t]
                                        > 2
                                                * Arrays.stream(w.volume, t - 19, t + 1)
                                                        .average()
                                                        .orElseThrow())
                .sell("diverged", (t, e) -> newPrice.test(t) && !newVolume.test(t))
                .sell("weak", (t, e) -> w.close[t] < lowest(w.close, t - 20, t - 1));
    }

    private static NaiveRecipe hourlyTrend() {
        NaiveWeek w = week(Timeframe.M5);
        NaiveWeek hours = week(Timeframe.H1);
        int[] hour = w.lastClosed(hours);
        double[] trend = hours.of("ema", hours.close, 21);
        double[] e9 = hours.of("ema", hours.close, 9);
        double[] rsi = w.of("rsi", w.close, 14);
        double[] level = new double[w.size()];
        Arrays.fill(level, 45);
        return new NaiveRecipe(w)
                .buy("buy", (t, e) -> {
                    int h = hour[t];
                    return h >= 2
                            && w.close[t] > trend[h]
                            && hours.close[h] > hours.close[h - 1]
                            && hours.close[h - 1] > hours.close[h - 2]
                            && crossesAbove(rsi, level, t);
                })
                .sell("sell", (t, e) -> hour[t] >= 0 && hours.close[hour[t]] < e9[hour[t]]);
    }

    private static NaiveRecipe sessionHours() {
        NaiveWeek w = week(Timeframe.M5);
        double[] hlc3 = w.candles.stream()
                .mapToDouble(c -> (c.high() + c.low() + c.close()) / 3)
                .toArray();
        double[] vwap = w.of("vwap", hlc3, "vwap", Map.of());
        OffsetDateTime[] closes = Arrays.stream(w.closeMs)
                .mapToObj(ms -> Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return new NaiveRecipe(w)
                .buy(
                        "buy",
                        (t, e) -> closes[t].getHour() >= 13
                                && closes[t].getHour() < 21
                                && closes[t].getDayOfWeek().getValue() <= 5
                                && crossesAbove(w.close, vwap, t))
                .sell("below", (t, e) -> crossesBelow(w.close, vwap, t))
                .sell("evening", (t, e) -> closes[t].getHour() >= 21);
    }

    private static NaiveRecipe bandsWithoutSqueeze() {
        NaiveWeek w = week(Timeframe.M5);
        Map<String, ?> ofBands = Map.of("period", 20, "deviations", 2);
        Map<String, ?> ofChannel = Map.of("period", 20, "multiple", 1.5, "atr_period", 20);
        double[] middle = w.of("bb", w.close, "middle", ofBands);
        double[] upper = w.of("bb", w.close, "upper", ofBands);
        double[] lower = w.of("bb", w.close, "lower", ofBands);
        double[] top = w.of("keltner", w.close, "upper", ofChannel);
        double[] bottom = w.of("keltner", w.close, "lower", ofChannel);
        return new NaiveRecipe(w)
                .buy("buy", (t, e) -> {
                    boolean open = t >= 9;
                    for (int i = t - 9; open && i <= t; i++) {
                        open = upper[i] >= top[i] || lower[i] <= bottom[i];
                    }
                    return open && crossesAbove(w.close, lower, t);
                })
                .sell("middle", (t, e) -> w.close[t] >= middle[t]);
    }

    private static NaiveRecipe trendRegime() {
        NaiveWeek w = week(Timeframe.M5);
        double[] fast = w.of("ema", w.close, 9);
        double[] slow = w.of("ema", w.close, 21);
        Map<String, ?> of14 = Map.of("period", 14);
        double[] adx = w.of("adx", w.close, "adx", of14);
        double[] plus = w.of("adx", w.close, "plus_di", of14);
        double[] minus = w.of("adx", w.close, "minus_di", of14);
        return new NaiveRecipe(w)
                .buy("up", (t, e) -> crossesAbove(fast, slow, t) && adx[t] > 20 && plus[t] > minus[t])
                .sellShort("down", (t, e) -> crossesBelow(fast, slow, t) && adx[t] > 20 && minus[t] > plus[t])
                .sell("up_ends", (t, e) -> crossesBelow(fast, slow, t))
                .cover("down_ends", (t, e) -> crossesAbove(fast, slow, t));
    }

    private static NaiveRecipe dipAndReclaim() {
        NaiveWeek w = week(Timeframe.M5);
        double[] e50 = w.of("ema", w.close, 50);
        double[] rsi = w.of("rsi", w.close, 14);
        return new NaiveRecipe(w)
                .buy("buy", (t, e) -> {
                    boolean found = false;
                    for (int second = t - 1; second > t - 30; second--) {
                        for (int first = second - 1; first > t - 30; first--) {
                            found |= first >= 0 && rsi[second] < 35 && crossesBelow(w.close, e50, first);
                        }
                    }
                    return found && crossesAbove(w.close, e50, t);
                })
                .sell("sell", (t, e) -> crossesBelow(w.close, e50, t) || rsi[t] > 75);
    }

    private static NaiveRecipe cooldown() {
        NaiveWeek w = week(Timeframe.M5);
        double[] fast = w.of("ema", w.close, 9);
        double[] slow = w.of("ema", w.close, 21);
        return new NaiveRecipe(w)
                .buy("buy", (t, e) -> {
                    boolean quiet = true;
                    for (int i = Math.max(0, t - 11); i <= t; i++) {
                        quiet &= !crossesBelow(fast, slow, i);
                    }
                    return quiet && crossesAbove(fast, slow, t);
                })
                .sell("sell", (t, e) -> crossesBelow(fast, slow, t));
    }

    private static NaiveRecipe timeOrGiveBack() {
        NaiveWeek w = week(Timeframe.M1);
        return new NaiveRecipe(w)
                .buyAtEdge("buy", (t, e) -> {
                    boolean stopped = false;
                    for (int i = Math.max(1, t - 2); i <= t; i++) {
                        stopped |= w.close[i] <= w.close[i - 1];
                    }
                    return stopped ? Boolean.FALSE : t < 3 ? null : Boolean.TRUE;
                })
                .sell("time", (t, e) -> e != FLAT && t - e >= 8)
                .sell("back", (t, e) -> e != FLAT && t > e && w.close[t] <= highest(w.high, e + 1, t) * 0.99);
    }

    private static NaiveRecipe twoOfThree() {
        NaiveWeek w = week(Timeframe.M15);
        double[] e50 = w.of("ema", w.close, 50);
        double[] rsi = w.of("rsi", w.close, 14);
        double[] usual = w.of("sma", w.volume, 20);
        return new NaiveRecipe(w)
                .buyAtEdge("buy", (t, e) -> {
                    Boolean[] all = three(w, e50, rsi, usual, t);
                    long yes = Arrays.stream(all).filter(Boolean.TRUE::equals).count();
                    long no = Arrays.stream(all).filter(Boolean.FALSE::equals).count();
                    return yes >= 2 ? Boolean.TRUE : no >= 2 ? Boolean.FALSE : null;
                })
                .sell("sell", (t, e) -> w.close[t] < e50[t] && rsi[t] < 40)
                .sureBy(t -> {
                    Boolean[] all = three(w, e50, rsi, usual, t);
                    return (Boolean.TRUE.equals(all[0]) ? 0.5 : 0)
                            + (Boolean.TRUE.equals(all[1]) ? 0.3 : 0)
                            + (Boolean.TRUE.equals(all[2]) ? 0.2 : 0);
                });
    }

    private static Boolean[] three(NaiveWeek w, double[] e50, double[] rsi, double[] usual, int t) {
        return new Boolean[] {above(w.close[t], e50[t]), above(rsi[t], 60), above(w.volume[t], 1.5 * usual[t])};
    }

    private static NaiveRecipe retest() {
        NaiveWeek w = week(Timeframe.M15);
        IntPredicate breaks = t -> w.close[t] > highest(w.high, t - 20, t - 1);
        return new NaiveRecipe(w)
                .buy("buy", (t, e) -> {
                    int when = t;
                    while (when >= 20 && !breaks.test(when)) {
                        when--;
                    }
                    if (when < 20 || t - when > 40 || t - when < 5) {
                        return false;
                    }
                    double level = highest(w.high, when - 20, when - 1);
                    return w.low[t] <= 1.003 * level && w.close[t] > level && w.close[t] > w.open[t];
                })
                .sell("sell", (t, e) -> w.close[t] < lowest(w.low, t - 20, t - 1) || e != FLAT && t - e >= 24);
    }

    private static NaiveRecipe alarm() {
        NaiveWeek w = week(Timeframe.M1);
        double[] atr = w.of("atr", w.close, 14);
        return new NaiveRecipe(w)
                .alertAtEdge("fast_up", (t, e) -> t < 5 ? null : w.close[t] / w.close[t - 5] > 1.02)
                .alertAtEdge("fast_down", (t, e) -> t < 5 ? null : w.close[t] / w.close[t - 5] < 0.98)
                .alertAtEdge("wild", (t, e) -> {
                    if (t < 119 || Double.isNaN(atr[t - 119])) {
                        return null;
                    }
                    double[] sorted = Arrays.copyOfRange(atr, t - 119, t + 1);
                    Arrays.sort(sorted);
                    return atr[t] > 3 * (sorted[59] + sorted[60]) / 2;
                });
    }
}
