package io.candlebus.market;

import java.util.function.Consumer;

/**
 * Puts candles of a higher timeframe together from those of a lower one: open = first, high = max, low = min, close =
 * last, volume = sum.
 *
 * <p>A candle is emitted when its last part arrives, or when a later part shows that it never will; what is missing stays
 * missing. Nothing is emitted for a stretch without parts. One part can complete two candles: the one it shows to be over,
 * and the one it ends itself.
 *
 * <p>One thread. Nothing is allocated but the emitted candle.
 */
public final class CandleAggregator {
    private final Timeframe part;
    private final Timeframe whole;
    private boolean open;
    private long closeMs;
    private long openMs;
    private long lastPartMs = Long.MIN_VALUE;
    private double first;
    private double high;
    private double low;
    private double last;
    private double volume;

    /**
     * @param part timeframe of what comes in
     * @param whole timeframe of what goes out
     * @throws IllegalArgumentException when the one does not consist of the other
     */
    public CandleAggregator(Timeframe part, Timeframe whole) {
        if (!whole.consistsOf(part)) {
            throw new IllegalArgumentException(whole + " does not consist of whole candles of " + part);
        }
        this.part = part;
        this.whole = whole;
    }

    public Timeframe timeframe() {
        return whole;
    }

    /**
     * Takes in the next part.
     *
     * @param closed is given each candle that is now complete, oldest first; at most two
     * @throws IllegalArgumentException when the part is not later than the one before
     */
    public void add(Candle candle, Consumer<Candle> closed) {
        if (candle.openTimeMs() <= lastPartMs) {
            throw new IllegalArgumentException("not later than the one before: " + candle);
        }
        lastPartMs = candle.openTimeMs();
        if (open && candle.openTimeMs() >= closeMs) {
            closed.accept(emit());
        }
        take(candle);
        if (part.closeOf(candle.openTimeMs()) >= closeMs) {
            closed.accept(emit());
        }
    }

    /**
     * The candle that a part would complete if it came next, or null; changes nothing. Of two, the later.
     */
    public Candle completedBy(Candle candle) {
        long opens = whole.openOf(candle.openTimeMs());
        boolean ends = part.closeOf(candle.openTimeMs()) >= whole.closeOf(opens);
        boolean joins = open && candle.openTimeMs() < closeMs;
        if (ends) {
            return joins ? joined(candle) : at(opens, candle);
        }
        return open && !joins ? current() : null;
    }

    /** What has come in of the candle that is not yet complete; null when the next part opens a new one. */
    public Candle forming() {
        return open ? current() : null;
    }

    private void take(Candle candle) {
        if (open) {
            high = Math.max(high, candle.high());
            low = Math.min(low, candle.low());
            volume += candle.volume();
        } else {
            open = true;
            openMs = whole.openOf(candle.openTimeMs());
            closeMs = whole.closeOf(openMs);
            first = candle.open();
            high = candle.high();
            low = candle.low();
            volume = candle.volume();
        }
        last = candle.close();
    }

    private Candle emit() {
        open = false;
        return current();
    }

    private Candle current() {
        return new Candle(openMs, first, high, low, last, volume);
    }

    private Candle joined(Candle candle) {
        return new Candle(
                openMs,
                first,
                Math.max(high, candle.high()),
                Math.min(low, candle.low()),
                candle.close(),
                volume + candle.volume());
    }

    private static Candle at(long opens, Candle candle) {
        return new Candle(opens, candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
    }
}
