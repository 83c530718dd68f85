package io.candlebus.feed.fetch;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;

/**
 * What candles there are, and what is missing between them.
 *
 * @param candles how many
 * @param firstMs open time of the first one
 * @param endMs end of the last one
 * @param gaps stretches without any, the oldest {@link #GAPS_LISTED}
 * @param gapCount of all of them
 * @param missing candles, in all gaps
 */
public record Coverage(long candles, long firstMs, long endMs, List<Gap> gaps, long gapCount, long missing) {
    /** More are counted only. */
    public static final int GAPS_LISTED = 1_000;

    /** So many candles in a row are not there. */
    public record Gap(long fromMs, long candles) {}

    /** Counts candles as they come by, ascending. One thread. */
    public static final class Count {
        private final Timeframe timeframe;
        private final List<Gap> gaps = new ArrayList<>();
        private long candles;
        private long firstMs;
        private long endMs;
        private long gapCount;
        private long missing;

        public Count(Timeframe timeframe) {
            this.timeframe = timeframe;
        }

        public void add(Candle candle) {
            long openMs = candle.openTimeMs();
            if (candles == 0) {
                firstMs = openMs;
            } else if (openMs > endMs) {
                gap(openMs);
            }
            candles++;
            endMs = timeframe.closeOf(openMs);
        }

        private void gap(long openMs) {
            long absent = 0;
            for (long atMs = endMs; atMs < openMs; atMs = timeframe.closeOf(atMs)) {
                absent++;
            }
            gapCount++;
            missing += absent;
            if (gaps.size() < GAPS_LISTED) {
                gaps.add(new Gap(endMs, absent));
            }
        }

        /** Null when there was none. */
        public Coverage sum() {
            return candles == 0 ? null : new Coverage(candles, firstMs, endMs, List.copyOf(gaps), gapCount, missing);
        }
    }
}
