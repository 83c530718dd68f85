package io.candlebus.indicator.rolling;

/**
 * Weighted average and variance of the last {@code period} values, each with a weight of its own that is zero or more. One
 * thread.
 *
 * <p>Works in blocks like {@link WindowSum}, but each part keeps its weight, its average and the sum of squares around it,
 * and the two are joined by the distance of their averages. Every term is zero or more, so nothing cancels, whatever the
 * weights are. Equal values average to exactly that value, and have a variance of exactly 0.
 */
public final class WindowWeightedMean {
    private final double[] values;
    private final double[] weights;
    private final double[] restWeight;
    private final double[] restMean;
    private final double[] restSquares;
    private double headWeight;
    private double headMean;
    private double headSquares;
    private int next;
    private boolean full;

    public WindowWeightedMean(int period) {
        values = new double[period];
        weights = new double[period];
        restWeight = new double[period];
        restMean = new double[period];
        restSquares = new double[period];
    }

    public void add(double x, double weight) {
        values[next] = x;
        weights[next] = weight;
        extendHead(x, weight);
        if (++next == values.length) {
            startBlock();
        }
    }

    /** The average, NaN until {@code period} values are in and where no value has weight. */
    public double mean() {
        double weight = weight();
        if (!(weight > 0)) {
            return Double.NaN;
        }
        // A part without weight has no average.
        if (headWeight == 0) {
            return restMean[next];
        }
        double apart = restWeight[next] == 0 ? 0 : restMean[next] - headMean;
        return headMean + apart * (restWeight[next] / weight);
    }

    /** Weighted mean of the squared distances from the average; NaN where that is. */
    public double variance() {
        double weight = weight();
        if (!(weight > 0)) {
            return Double.NaN;
        }
        double apart = headWeight == 0 || restWeight[next] == 0 ? 0 : headMean - restMean[next];
        double between = apart * apart * headWeight * (restWeight[next] / weight);
        return (headSquares + restSquares[next] + between) / weight;
    }

    /** Square root of the variance. */
    public double deviation() {
        return Math.sqrt(variance());
    }

    private double weight() {
        return full ? headWeight + restWeight[next] : Double.NaN;
    }

    private void extendHead(double x, double weight) {
        if (weight > 0) {
            headMean = headWeight == 0 ? x : headMean;
            headWeight += weight;
            double distance = x - headMean;
            headMean += distance * (weight / headWeight);
            headSquares += Math.max(0, weight * distance * (x - headMean));
        }
    }

    /** The rests are the heads of the block seen backwards. */
    private void startBlock() {
        clearHead();
        for (int i = values.length - 1; i >= 0; i--) {
            extendHead(values[i], weights[i]);
            restWeight[i] = headWeight;
            restMean[i] = headMean;
            restSquares[i] = headSquares;
        }
        clearHead();
        next = 0;
        full = true;
    }

    private void clearHead() {
        headWeight = 0;
        headMean = 0;
        headSquares = 0;
    }
}
