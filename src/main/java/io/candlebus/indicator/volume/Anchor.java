package io.candlebus.indicator.volume;

import io.candlebus.market.Timeframe;

/** Where something begins anew: each day, week or month in UTC, or once at a time. One thread. */
public final class Anchor {
    private final Timeframe length;
    private final double fromMs;
    private boolean begun;
    private long endMs;

    /**
     * @param every {@code day}, {@code week}, {@code month}, or {@code time} for once
     * @param fromMs when, if once
     */
    public Anchor(String every, double fromMs) {
        this.fromMs = fromMs;
        length = switch (every) {
            case "week" -> Timeframe.W1;
            case "month" -> Timeframe.MO1;
            case "day" -> Timeframe.D1;
            default -> null;
        };
    }

    /** Whether the candle that opens at a time is the first of a new one. Asked once for each candle, in order. */
    public boolean beginsWith(long openTimeMs) {
        boolean begins = length == null ? !begun && openTimeMs >= fromMs : !begun || openTimeMs >= endMs;
        if (begins) {
            begun = true;
            endMs = length == null ? Long.MAX_VALUE : length.closeOf(length.openOf(openTimeMs));
        }
        return begins;
    }

    /** Whether one has begun. */
    public boolean hasBegun() {
        return begun;
    }
}
