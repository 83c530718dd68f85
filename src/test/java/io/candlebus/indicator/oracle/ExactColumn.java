package io.candlebus.indicator.oracle;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/** A column of {@link Exact} numbers, with the operations that indicators are made of. Unknown is NaN, and spreads. */
final class ExactColumn {
    private static final Exact UNKNOWN = Exact.of(Double.NaN);

    /** Values that are looked at again and again, for a whole column. */
    private static final int PATIENCE = 40_000_000;

    private final Exact[] values;

    private ExactColumn(Exact[] values) {
        this.values = values;
    }

    static ExactColumn of(double[] x) {
        return new ExactColumn(Arrays.stream(x).mapToObj(Exact::of).toArray(Exact[]::new));
    }

    double[] toDoubles() {
        return Arrays.stream(values).mapToDouble(Exact::toDouble).toArray();
    }

    ExactColumn map(UnaryOperator<Exact> f) {
        return new ExactColumn(Arrays.stream(values).map(f).toArray(Exact[]::new));
    }

    ExactColumn with(ExactColumn other, BinaryOperator<Exact> f) {
        Exact[] y = new Exact[values.length];
        Arrays.setAll(y, t -> f.apply(values[t], other.values[t]));
        return new ExactColumn(y);
    }

    ExactColumn plus(ExactColumn other) {
        return with(other, Exact::plus);
    }

    ExactColumn minus(ExactColumn other) {
        return with(other, Exact::minus);
    }

    ExactColumn times(ExactColumn other) {
        return with(other, Exact::times);
    }

    ExactColumn times(double k) {
        return map(v -> v.times(k));
    }

    /** The quotient; 0 / 0 has a value of its own. */
    ExactColumn over(ExactColumn other, double whenEmpty) {
        return with(other, (a, b) -> b.isZero() ? Exact.of(whenEmpty) : a.over(b));
    }

    ExactColumn abs() {
        return map(Exact::abs);
    }

    /** What is above zero; the rest is 0. */
    ExactColumn rises() {
        return map(v -> v.high() < 0 ? Exact.ZERO : v);
    }

    ExactColumn falls() {
        return map(Exact::negative).rises();
    }

    ExactColumn squareRoot() {
        return map(Exact::squareRoot);
    }

    /** The value so many places before. */
    ExactColumn shift(int n) {
        Exact[] y = new Exact[values.length];
        Arrays.setAll(y, t -> t < n ? UNKNOWN : values[t - n]);
        return new ExactColumn(y);
    }

    ExactColumn change(int n) {
        return minus(shift(n));
    }

    /** Sum of all values so far; unknown ones at the beginning count nothing. */
    ExactColumn total() {
        Exact[] y = new Exact[values.length];
        Exact sum = Exact.ZERO;
        for (int t = 0; t < y.length; t++) {
            sum = values[t].isKnown() ? sum.plus(values[t]) : sum;
            y[t] = sum;
        }
        return new ExactColumn(y);
    }

    /** Product of all values so far. */
    ExactColumn product() {
        Exact[] y = values.clone();
        for (int t = 1; t < y.length; t++) {
            y[t] = y[t - 1].times(values[t]);
        }
        return new ExactColumn(y);
    }

    /** Difference of two totals: they hold 32 digits, of which even a million candles cost only six. */
    ExactColumn sum(int n) {
        int first = firstKnown() + n - 1;
        Exact[] total = total().values;
        Exact[] y = new Exact[values.length];
        Arrays.setAll(y, t -> t < first ? UNKNOWN : t < n ? total[t] : total[t].minus(total[t - n]));
        return new ExactColumn(y);
    }

    ExactColumn sma(int n) {
        return sum(n).map(v -> v.over(n));
    }

    /** Sum with weights 1 for the oldest to n for the newest. */
    ExactColumn weightedSum(int n) {
        ExactColumn placed = new ExactColumn(values.clone());
        Arrays.setAll(placed.values, t -> values[t].times(t));
        ExactColumn raised = sum(n);
        Arrays.setAll(raised.values, t -> raised.values[t].times(t - n));
        return placed.sum(n).minus(raised);
    }

    ExactColumn wma(int n) {
        return weightedSum(n).map(v -> v.over(0.5 * n * (n + 1)));
    }

    /**
     * Sum of the products of both sides' distances from their averages: n times how they vary together. It costs a whole
     * window each: at the last places, as many as can be waited for; unknown before.
     */
    ExactColumn covariation(ExactColumn other, int n) {
        Exact[] mean = sma(n).values;
        Exact[] otherMean = other.sma(n).values;
        return overWindows(n, (t, i) -> {
            Exact distance = values[i].minus(mean[t]);
            return distance.times(other.values[i].minus(otherMean[t]));
        });
    }

    ExactColumn variance(int n) {
        return covariation(this, n).map(v -> v.over(n));
    }

    /** Rise per place of the least-squares line. */
    ExactColumn slope(int n) {
        ExactColumn level = sum(n).times(0.5 * (n + 1));
        return weightedSum(n).minus(level).map(v -> v.times(12).over((double) n * ((double) n * n - 1)));
    }

    ExactColumn ema(int n) {
        return smoothed(n, Exact.of(2).over(n + 1), firstKnown());
    }

    ExactColumn wilder(int n) {
        return smoothed(n, Exact.of(1).over(n), firstKnown());
    }

    /** Seeded with the average of n values from a place on. */
    ExactColumn smoothed(int n, Exact share, int from) {
        Exact[] y = new Exact[values.length];
        int seed = from + n - 1;
        for (int t = 0; t < y.length; t++) {
            y[t] = t < seed
                    ? UNKNOWN
                    : t == seed
                            ? sma(from, n)
                            : y[t - 1].plus(values[t].minus(y[t - 1]).times(share));
        }
        return new ExactColumn(y);
    }

    /** Seeded with the average of n values from a place on; then each place has a share of its own. */
    ExactColumn smoothed(int n, ExactColumn shares, int from) {
        Exact[] y = new Exact[values.length];
        int seed = from + n - 1;
        for (int t = 0; t < y.length; t++) {
            y[t] = t < seed
                    ? UNKNOWN
                    : t == seed
                            ? sma(from, n)
                            : y[t - 1].plus(values[t].minus(y[t - 1]).times(shares.values[t]));
        }
        return new ExactColumn(y);
    }

    /** Wilder's sum: that of the first n − 1 known values, of which each step drops an n-th and adds the new one. */
    ExactColumn faded(int n) {
        int first = firstKnown();
        Exact[] y = new Exact[values.length];
        Exact sum = Exact.ZERO;
        for (int t = 0; t < y.length; t++) {
            if (t >= first) {
                sum = (t < first + n - 1 ? sum : sum.minus(sum.over(n))).plus(values[t]);
            }
            y[t] = t < first + n - 2 ? UNKNOWN : sum;
        }
        return new ExactColumn(y);
    }

    /** How far an exponential average of a line, begun with its first value, is behind; the column holds the line's steps. */
    ExactColumn lag(int n) {
        Exact kept = Exact.of(n - 1).over(n + 1);
        Exact[] y = new Exact[values.length];
        y[0] = Exact.ZERO;
        for (int t = 1; t < y.length; t++) {
            y[t] = y[t - 1].plus(values[t]).times(kept);
        }
        return new ExactColumn(y);
    }

    /** Unknown before a place. */
    ExactColumn from(int place) {
        Exact[] y = values.clone();
        Arrays.fill(y, 0, Math.min(place, y.length), UNKNOWN);
        return new ExactColumn(y);
    }

    private Exact sma(int from, int n) {
        return Arrays.stream(values, from, from + n)
                .reduce(Exact.ZERO, Exact::plus)
                .over(n);
    }

    ExactColumn highest(int n) {
        return extreme(n, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    ExactColumn lowest(int n) {
        return extreme(n, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    /** Of windows of 1, 2, 4, ... values, two of which cover one of n. */
    private ExactColumn extreme(int n, BinaryOperator<Exact> choose) {
        ExactColumn wide = this;
        int width = 1;
        while (2 * width <= n) {
            wide = wide.with(wide.shift(width), (a, b) -> either(a, b, choose));
            width *= 2;
        }
        return wide.with(wide.shift(n - width), (a, b) -> either(a, b, choose));
    }

    private static Exact either(Exact a, Exact b, BinaryOperator<Exact> choose) {
        return a.isKnown() && b.isKnown() ? choose.apply(a, b) : UNKNOWN;
    }

    /** Average distance of the last n values from their average; at the last places, too. */
    ExactColumn meanDeviation(int n) {
        Exact[] mean = sma(n).values;
        return overWindows(n, (t, i) -> values[i].minus(mean[t]).abs()).map(v -> v.over(n));
    }

    private interface Term {
        Exact at(int place, int inWindow);
    }

    private ExactColumn overWindows(int n, Term term) {
        Exact[] y = new Exact[values.length];
        Arrays.fill(y, UNKNOWN);
        int places = Math.max(ExactFormulas.PLACES, PATIENCE / n);
        for (int t = Math.max(firstKnown() + n - 1, y.length - places); t < y.length; t++) {
            Exact sum = Exact.ZERO;
            for (int i = t - n + 1; i <= t; i++) {
                sum = sum.plus(term.at(t, i));
            }
            y[t] = sum;
        }
        return new ExactColumn(y);
    }

    /** The last known value from a place on, 0 where none was yet. */
    ExactColumn held(int from) {
        Exact[] y = new Exact[values.length];
        Exact last = Exact.ZERO;
        for (int t = 0; t < y.length; t++) {
            last = t >= from && values[t].isKnown() ? values[t] : last;
            y[t] = t < from ? UNKNOWN : last;
        }
        return new ExactColumn(y);
    }

    /** Adx: an average of Wilder's that stays where it was while a value is unknown; in its seed that counts as 0. */
    ExactColumn wilderOverHoles(int n, int from) {
        Exact[] y = new Exact[values.length];
        Exact seed = Exact.ZERO;
        for (int t = 0; t < y.length; t++) {
            if (t >= from && t < from + n) {
                seed = values[t].isKnown() ? seed.plus(values[t]) : seed;
            }
            if (t < from + n - 1) {
                y[t] = UNKNOWN;
            } else if (t == from + n - 1) {
                y[t] = seed.over(n);
            } else {
                y[t] = values[t].isKnown()
                        ? y[t - 1].plus(values[t].minus(y[t - 1]).over(n))
                        : y[t - 1];
            }
        }
        return new ExactColumn(y);
    }

    /** A function that doubles are good enough for. */
    ExactColumn roughly(ExactColumn other, DoubleBinaryOperator f) {
        return with(other, (a, b) -> Exact.of(f.applyAsDouble(a.toDouble(), b.toDouble())));
    }

    int firstKnown() {
        int t = 0;
        while (t < values.length && !values[t].isKnown()) {
            t++;
        }
        return t;
    }
}
