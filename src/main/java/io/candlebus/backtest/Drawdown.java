package io.candlebus.backtest;

/**
 * The deepest fall of equity below its running peak, from the starting capital on.
 *
 * @param percent of the peak; 0 when equity never fell
 * @param peakMs close of the candle at the peak; of the beginning when that was the capital
 * @param troughMs close of the candle at the bottom
 * @param recoveredMs first close at which equity was at the peak again; {@code Long.MIN_VALUE} when it has not been
 * @param longestMs from a peak to the first close at it again, the longest of all falls; of the last one until now
 * @param underWater candles at whose close equity was below its peak
 */
public record Drawdown(double percent, long peakMs, long troughMs, long recoveredMs, long longestMs, long underWater) {
    /** Follows equity. One thread; allocates nothing. */
    static final class Meter {
        private double peak;
        private long peakMs;
        private double percent;
        private double now;
        /** Equity for which {@code now} was computed. */
        private double last = Double.NaN;

        private long deepestPeakMs;
        private long troughMs;
        private long recoveredMs = Long.MIN_VALUE;
        private boolean isDeepest;
        private boolean isUnderWater;
        private long longestMs;
        private long underWater;
        private long lastMs;

        Meter(double cash) {
            this.peak = cash;
        }

        void begin(long atMs) {
            peakMs = atMs;
            deepestPeakMs = atMs;
            troughMs = atMs;
            lastMs = atMs;
        }

        void add(double equity, long closeTimeMs) {
            lastMs = closeTimeMs;
            if (equity >= peak) {
                now = 0;
                if (isDeepest) {
                    recoveredMs = closeTimeMs;
                    isDeepest = false;
                }
                longestMs = Math.max(longestMs, underWaterSince(closeTimeMs));
                peak = equity;
                peakMs = closeTimeMs;
                isUnderWater = false;
                return;
            }
            isUnderWater = true;
            underWater++;
            if (equity == last) {
                return;
            }
            last = equity;
            now = 100 * (1 - equity / peak);
            if (now > percent) {
                percent = now;
                deepestPeakMs = peakMs;
                troughMs = closeTimeMs;
                recoveredMs = Long.MIN_VALUE;
                isDeepest = true;
            }
        }

        private long underWaterSince(long nowMs) {
            return isUnderWater ? nowMs - peakMs : 0;
        }

        /** Percent below the peak as of the last candle. */
        double now() {
            return now;
        }

        Drawdown taken() {
            return new Drawdown(
                    percent,
                    deepestPeakMs,
                    troughMs,
                    recoveredMs,
                    Math.max(longestMs, underWaterSince(lastMs)),
                    underWater);
        }
    }
}
