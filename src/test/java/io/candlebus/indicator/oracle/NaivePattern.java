package io.candlebus.indicator.oracle;

/**
 * A pattern as a plain question to a whole series at one place.
 *
 * @param first place of the first answer
 * @param kind the question
 */
public record NaivePattern(int first, Kind kind) implements Oracle {
    /** What is told at a place. */
    public interface Kind {
        int at(Given g, NaiveBar[] bars, int t);
    }

    interface One {
        int of(NaiveBar a);
    }

    interface Two {
        int of(NaiveBar a, NaiveBar b);
    }

    static NaivePattern one(One shape) {
        return new NaivePattern(10, (g, bars, t) -> shape.of(bars[t]));
    }

    static NaivePattern two(int first, Two shape) {
        return new NaivePattern(first, (g, bars, t) -> shape.of(bars[t - 1], bars[t]));
    }

    @Override
    public double[][] columns(Given g) {
        return columns(g, 0);
    }

    /** What it would say if all that is usual were so much more. */
    public double[][] columns(Given g, double slack) {
        NaiveBar[] bars = NaiveBar.of(g, slack);
        double[] y = Naive.unknown(g.size());
        for (int t = first; t < y.length; t++) {
            y[t] = kind.at(g, bars, t);
        }
        return new double[][] {y};
    }
}
