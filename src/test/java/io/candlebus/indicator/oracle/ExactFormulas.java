package io.candlebus.indicator.oracle;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Indicators with 32 digits, for those that TA-Lib has and in which rounding can build up: sums, averages, deviations, and what
 * is made of them. Recursive averages begin where the candles begin.
 */
public final class ExactFormulas {
    public static final Map<String, Oracle> ALL = new HashMap<>();

    /** How many of the last places every formula is told at. */
    public static final int PLACES = 64;

    static {
        averages();
        windows();
        lines();
        oscillators();
        strengths();
        channels();
        volumes();
        indices();
    }

    private ExactFormulas() {}

    private static void averages() {
        ALL.put("sma", g -> columns(x(g).sma(g.n("period"))));
        ALL.put("ema", g -> columns(x(g).ema(g.n("period"))));
        ALL.put("wma", g -> columns(x(g).wma(g.n("period"))));
        ALL.put("wilder", g -> columns(x(g).wilder(g.n("period"))));
        ALL.put("dema", g -> columns(dema(x(g), g.n("period"))));
        ALL.put("tema", g -> {
            int n = g.n("period");
            ExactColumn once = x(g).ema(n);
            ExactColumn twice = once.ema(n);
            return columns(once.minus(twice).times(3).plus(twice.ema(n)));
        });
        ALL.put("hma", g -> {
            int n = g.n("period");
            ExactColumn raw = x(g).wma(n / 2).times(2).minus(x(g).wma(n));
            return columns(raw.wma((int) Math.sqrt(n)));
        });
        ALL.put("trima", g -> {
            int half = (g.n("period") + 1) / 2;
            return columns(x(g).sma(half).sma(g.n("period") + 1 - half));
        });
        ALL.put("t3", g -> columns(t3(g)));
        ALL.put("vidya", g -> columns(vidya(g)));
    }

    private static ExactColumn vidya(Given g) {
        int n = g.n("period");
        int changes = g.n("cmo_period");
        ExactColumn change = x(g).change(1);
        ExactColumn momentum =
                change.sum(changes).over(change.abs().sum(changes), 0).abs();
        Exact most = Exact.of(2).over(n + 1);
        return x(g).smoothed(n, momentum.map(v -> v.times(most)), Math.max(n, changes) - n);
    }

    /** Tillson's form: the sixth average down to the third, with the signs of a third power. */
    private static ExactColumn t3(Given g) {
        Exact v = Exact.of(g.d("factor"));
        Exact more = Exact.of(1).plus(v);
        Exact[] weights = {
            more.times(more).times(more),
            more.times(more).times(v).times(-3),
            more.times(v).times(v).times(3),
            v.times(v).times(v).negative()
        };
        ExactColumn e = x(g).ema(g.n("period")).ema(g.n("period"));
        ExactColumn y = null;
        for (Exact weight : weights) {
            e = e.ema(g.n("period"));
            ExactColumn part = e.map(value -> value.times(weight));
            y = y == null ? part : y.plus(part);
        }
        return y;
    }

    private static ExactColumn dema(ExactColumn x, int n) {
        ExactColumn once = x.ema(n);
        return once.times(2).minus(once.ema(n));
    }

    private static void windows() {
        ALL.put("sum", g -> columns(x(g).sum(g.n("period"))));
        ALL.put("variance", g -> columns(x(g).variance(g.n("period"))));
        ALL.put("stddev", g -> columns(x(g).variance(g.n("period")).squareRoot()));
        ALL.put("z_score", g -> {
            ExactColumn deviation = x(g).variance(g.n("period")).squareRoot();
            return columns(x(g).minus(x(g).sma(g.n("period"))).over(deviation, Double.NaN));
        });
        ALL.put("highest", g -> columns(x(g).highest(g.n("period"))));
        ALL.put("lowest", g -> columns(x(g).lowest(g.n("period"))));
        ALL.put("min_max", g -> columns(x(g).lowest(g.n("period")), x(g).highest(g.n("period"))));
        ALL.put("midpoint", g -> columns(middle(x(g), x(g), g.n("period"))));
        ALL.put("midprice", g -> columns(middle(high(g), low(g), g.n("period"))));
        ALL.put("mean_deviation", g -> columns(x(g).meanDeviation(g.n("period"))));
        ALL.put("correlation", g -> {
            int n = g.n("period");
            ExactColumn x = x(g);
            ExactColumn y = ExactColumn.of(g.y());
            ExactColumn spread =
                    x.covariation(x, n).squareRoot().times(y.covariation(y, n).squareRoot());
            return columns(x.covariation(y, n).over(spread, 0));
        });
        ALL.put("beta", g -> {
            int n = g.n("period");
            ExactColumn x = rate(x(g), 1);
            ExactColumn y = rate(ExactColumn.of(g.y()), 1);
            return columns(x.covariation(y, n).over(x.covariation(x, n), 0));
        });
    }

    private static ExactColumn middle(ExactColumn high, ExactColumn low, int n) {
        return high.highest(n).plus(low.lowest(n)).times(0.5);
    }

    private static void lines() {
        ALL.put("linear_regression_slope", g -> columns(x(g).slope(g.n("period"))));
        ALL.put("linear_regression_intercept", g -> columns(line(g, -1)));
        ALL.put("time_series_forecast", g -> columns(line(g, 1).plus(x(g).slope(g.n("period")))));
        ALL.put("linear_regression_angle", g -> columns(angle(g)));
        ALL.put("linear_regression", g -> {
            int n = g.n("period");
            ExactColumn slope = x(g).slope(n);
            double places = n * ((double) n * n - 1) / 12;
            ExactColumn explained = slope.times(slope).times(places);
            return columns(
                    line(g, 1),
                    slope,
                    line(g, -1),
                    angle(g),
                    explained.over(x(g).covariation(x(g), n), Double.NaN),
                    line(g, 1).plus(slope));
        });
    }

    /** The least-squares line at the newest (1) or the oldest (−1) of the window's places. */
    private static ExactColumn line(Given g, int end) {
        int n = g.n("period");
        return x(g).sma(n).plus(x(g).slope(n).times(end * 0.5 * (n - 1)));
    }

    private static ExactColumn angle(Given g) {
        ExactColumn slope = x(g).slope(g.n("period"));
        return slope.roughly(slope, (s, same) -> Math.toDegrees(Math.atan(s)));
    }

    private static void oscillators() {
        ALL.put("macd", g -> {
            int start = Math.max(g.n("fast"), g.n("slow"));
            ExactColumn macd = seededAt(start, g, "fast").minus(seededAt(start, g, "slow"));
            ExactColumn signal = macd.ema(g.n("signal"));
            return columns(macd, signal, macd.minus(signal));
        });
        ALL.put("macdfix", g -> {
            ExactColumn fast = x(g).smoothed(12, Exact.of(15).over(100), 14);
            ExactColumn macd = fast.minus(x(g).smoothed(26, Exact.of(75).over(1000), 0));
            ExactColumn signal = macd.ema(g.n("signal"));
            return columns(macd, signal, macd.minus(signal));
        });
        ALL.put("ppo", g -> {
            ExactColumn slow = x(g).ema(g.n("slow"));
            ExactColumn ppo = x(g).ema(g.n("fast")).minus(slow).over(slow, 0).times(100);
            ExactColumn signal = ppo.ema(g.n("signal"));
            return columns(ppo, signal, ppo.minus(signal));
        });
        ALL.put("elder_ray", g -> {
            ExactColumn average = x(g).ema(g.n("period"));
            return columns(high(g).minus(average), low(g).minus(average));
        });
        ALL.put("awesome", g -> columns(x(g).sma(g.n("fast")).minus(x(g).sma(g.n("slow")))));
        ALL.put("apo", g -> columns(x(g).ema(g.n("fast")).minus(x(g).ema(g.n("slow")))));
        ALL.put("macd_extended", g -> {
            ExactColumn macd = x(g).sma(g.n("fast")).minus(x(g).sma(g.n("slow")));
            ExactColumn signal = macd.sma(g.n("signal"));
            return columns(macd, signal, macd.minus(signal));
        });
        ALL.put("momentum", g -> columns(x(g).change(g.n("period"))));
        ALL.put("roc", g -> columns(rate(x(g), g.n("period")).times(100)));
        ALL.put("rocp", g -> columns(rate(x(g), g.n("period"))));
        ALL.put("trix", g -> {
            int n = g.n("period");
            ExactColumn trix = rate(x(g).ema(n).ema(n).ema(n), 1).times(100);
            return columns(trix, trix.sma(g.n("signal")));
        });
        ALL.put("kst", g -> {
            ExactColumn kst = null;
            for (int i = 1; i <= 4; i++) {
                ExactColumn part = rate(x(g), g.n("roc" + i))
                        .times(100)
                        .sma(g.n("sma" + i))
                        .times(i);
                kst = kst == null ? part : kst.plus(part);
            }
            return columns(kst, kst.sma(g.n("signal")));
        });
        ALL.put("cci", g -> {
            int n = g.n("period");
            ExactColumn deviation = x(g).meanDeviation(n);
            ExactColumn share = x(g).minus(x(g).sma(n)).over(deviation, 0);
            return columns(share.map(v -> v.times(1000).over(15)));
        });
        ALL.put("stochastic", g -> {
            ExactColumn k = place(close(g), high(g), low(g), g.n("period")).sma(g.n("smooth"));
            return columns(k, k.sma(g.n("signal")));
        });
        ALL.put("fast_stochastic", g -> {
            ExactColumn k = place(close(g), high(g), low(g), g.n("period"));
            return columns(k, k.sma(g.n("signal")));
        });
        ALL.put("williams_r", g -> {
            ExactColumn top = high(g).highest(g.n("period"));
            ExactColumn width = top.minus(low(g).lowest(g.n("period")));
            return columns(top.minus(close(g)).over(width, 0).times(-100));
        });
    }

    private static ExactColumn seededAt(int start, Given g, String period) {
        int n = g.n(period);
        return x(g).smoothed(n, Exact.of(2).over(n + 1), start - n);
    }

    private static ExactColumn place(ExactColumn x, ExactColumn high, ExactColumn low, int n) {
        ExactColumn bottom = low.lowest(n);
        return x.minus(bottom).over(high.highest(n).minus(bottom), 0).times(100);
    }

    private static ExactColumn rate(ExactColumn x, int n) {
        return x.change(n).over(x.shift(n), 0);
    }

    private static void strengths() {
        ALL.put("rsi", g -> {
            ExactColumn change = x(g).change(1);
            ExactColumn gain = change.rises().wilder(g.n("period"));
            ExactColumn loss = change.falls().wilder(g.n("period"));
            return columns(gain.over(gain.plus(loss), 0).times(100));
        });
        ALL.put("ultimate", g -> {
            ExactColumn floor = low(g).with(close(g).shift(1), ExactFormulas::smaller);
            ExactColumn top = high(g).with(close(g).shift(1), ExactFormulas::larger);
            ExactColumn pressure = close(g).minus(floor);
            ExactColumn all = null;
            int weight = 4;
            for (String name : new String[] {"short", "middle", "long"}) {
                int n = g.n(name);
                ExactColumn share =
                        pressure.sum(n).over(top.minus(floor).sum(n), 0).times(100 * weight);
                all = all == null ? share : all.plus(share);
                weight /= 2;
            }
            return columns(all.map(v -> v.over(7)));
        });
        ALL.put("cmo", g -> {
            ExactColumn change = x(g).change(1);
            ExactColumn all = change.abs().wilder(g.n("period"));
            return columns(change.wilder(g.n("period")).over(all, 0).times(100));
        });
        ALL.putAll(ExactDirections.ALL);
    }

    private static void channels() {
        ALL.put("true_range", g -> columns(trueRange(g)));
        ALL.put("atr", g -> columns(trueRange(g).wilder(g.n("period"))));
        ALL.put(
                "natr",
                g -> columns(
                        trueRange(g).wilder(g.n("period")).over(close(g), 0).times(100)));
        ALL.put("bollinger", g -> {
            ExactColumn middle = x(g).sma(g.n("period"));
            ExactColumn reach = x(g).variance(g.n("period")).squareRoot().times(g.d("deviations"));
            ExactColumn lower = middle.minus(reach);
            ExactColumn width = reach.times(2);
            return columns(
                    middle,
                    middle.plus(reach),
                    lower,
                    x(g).minus(lower).over(width, Double.NaN),
                    width.over(middle, Double.NaN));
        });
    }

    static ExactColumn trueRange(Given g) {
        ExactColumn before = close(g).shift(1);
        return high(g).with(before, ExactFormulas::larger).minus(low(g).with(before, ExactFormulas::smaller));
    }

    private static Exact larger(Exact a, Exact b) {
        return !b.isKnown() || a.compareTo(b) < 0 ? b : a;
    }

    private static Exact smaller(Exact a, Exact b) {
        return !b.isKnown() || a.compareTo(b) > 0 ? b : a;
    }

    private static void volumes() {
        ALL.put("volume", g -> columns(volume(g), volume(g).sma(g.n("period"))));
        ALL.put("obv", g -> {
            ExactColumn change = x(g).change(1).map(v -> Exact.of(v.isKnown() ? Math.signum(v.toDouble()) : 1));
            return columns(change.times(volume(g)).total());
        });
        ALL.put("adl", g -> {
            return columns(place(g).times(volume(g)).total());
        });
        ALL.put("chaikin_oscillator", g -> {
            int start = Math.max(g.n("fast"), g.n("slow")) - 1;
            ExactColumn step = place(g).times(volume(g));
            return columns(step.lag(g.n("slow")).minus(step.lag(g.n("fast"))).from(start));
        });
        ALL.put("mfi", g -> {
            double[] typical = g.column(c -> (c.high() + c.low() + c.close()) / 3);
            ExactColumn flow = ExactColumn.of(typical).times(volume(g));
            ExactColumn change = ExactColumn.of(typical).change(1);
            ExactColumn up = flow.with(change, (f, c) -> part(f, c, 1)).sum(g.n("period"));
            ExactColumn down = flow.with(change, (f, c) -> part(f, c, -1)).sum(g.n("period"));
            return columns(up.over(up.plus(down), 0).times(100));
        });
    }

    /** Where the close stands in its candle, −1 to 1. */
    private static ExactColumn place(Given g) {
        ExactColumn place = close(g).times(2).minus(high(g).plus(low(g)));
        return place.over(high(g).minus(low(g)), 0);
    }

    private static void indices() {
        ALL.put("pvt", g -> columns(rate(close(g), 1).times(volume(g)).total()));
        ALL.put("nvi", g -> columns(index(g, -1)));
        ALL.put("pvi", g -> columns(index(g, 1)));
    }

    /** A product of the close's changes at those candles whose volume rose or fell. */
    private static ExactColumn index(Given g, int direction) {
        ExactColumn change = close(g).over(close(g).shift(1), 1);
        return volume(g)
                .change(1)
                .with(change, (v, c) -> Math.signum(v.toDouble()) == direction ? c : Exact.of(1))
                .product()
                .times(1000);
    }

    private static Exact part(Exact flow, Exact change, int direction) {
        if (!change.isKnown()) {
            return change;
        }
        return Math.signum(change.toDouble()) == direction ? flow : Exact.ZERO;
    }

    private static ExactColumn x(Given g) {
        return ExactColumn.of(g.x());
    }

    static ExactColumn high(Given g) {
        return ExactColumn.of(g.highs());
    }

    static ExactColumn low(Given g) {
        return ExactColumn.of(g.lows());
    }

    private static ExactColumn close(Given g) {
        return ExactColumn.of(g.column(Candle::close));
    }

    private static ExactColumn volume(Given g) {
        return ExactColumn.of(g.volumes());
    }

    static double[][] columns(ExactColumn... columns) {
        return Arrays.stream(columns).map(ExactColumn::toDoubles).toArray(double[][]::new);
    }
}
