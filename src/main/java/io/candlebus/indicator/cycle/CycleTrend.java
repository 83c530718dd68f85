package io.candlebus.indicator.cycle;

import io.candlebus.indicator.rolling.WindowTrend;

/** What is left of a series when its cycle is averaged away. One thread. */
final class CycleTrend {
    private final History values = new History();
    private final WindowTrend line = new WindowTrend(4);

    /** Takes in each value, also while the cycle is not yet measured. */
    void add(double x) {
        values.add(x);
    }

    /** The trend line at a measured candle. Costs as much as the cycle has candles, at most 50. */
    double line(Hilbert cycle) {
        line.add(values.mean(cycle.wholePeriod()));
        return line.weightedMean();
    }
}
