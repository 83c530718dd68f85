package io.candlebus.indicator.oracle;

/**
 * A number of twice the digits of a double, about 32: the unevaluated sum of two doubles, the second less than half a last
 * digit of the first. Rounding is so far below what is tested that its results count as exact.
 *
 * <p>After Dekker and Knuth: the error of a sum or a product of doubles is a double itself.
 */
public record Exact(double high, double low) implements Comparable<Exact> {
    public static final Exact ZERO = new Exact(0, 0);

    public static Exact of(double x) {
        return new Exact(x, 0);
    }

    public double toDouble() {
        return high;
    }

    public boolean isKnown() {
        return !Double.isNaN(high);
    }

    public boolean isZero() {
        return high == 0;
    }

    public Exact plus(Exact b) {
        double sum = high + b.high;
        double rest = low + b.low;
        double error = error(high, b.high, sum) + rest;
        double first = sum + error;
        return sum(first, error - (first - sum) + error(low, b.low, rest));
    }

    public Exact minus(Exact b) {
        return plus(b.negative());
    }

    public Exact negative() {
        return new Exact(-high, -low);
    }

    public Exact abs() {
        return high < 0 ? negative() : this;
    }

    public Exact times(Exact b) {
        double product = high * b.high;
        return sum(product, Math.fma(high, b.high, -product) + (high * b.low + low * b.high));
    }

    public Exact times(double b) {
        return times(of(b));
    }

    /** Not defined for a divisor of 0. */
    public Exact over(Exact b) {
        double first = high / b.high;
        Exact rest = minus(b.times(first));
        double second = rest.high / b.high;
        double third = rest.minus(b.times(second)).high / b.high;
        return sum(first, second).plus(of(third));
    }

    public Exact over(double b) {
        return over(of(b));
    }

    public Exact squareRoot() {
        if (high <= 0) {
            return new Exact(Math.sqrt(high), 0);
        }
        double root = Math.sqrt(high);
        Exact rest = minus(of(root).times(root));
        return sum(root, rest.high / (2 * root));
    }

    @Override
    public int compareTo(Exact b) {
        int order = Double.compare(high, b.high);
        return order == 0 ? Double.compare(low, b.low) : order;
    }

    /** What a + b lost when it was rounded to {@code sum}. */
    private static double error(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    /** The sum of two, of which the first is the larger. */
    private static Exact sum(double large, double small) {
        double sum = large + small;
        return new Exact(sum, small - (sum - large));
    }
}
