package io.candlebus.strategy;

/** The truths of the last candles, for whoever shows them. One thread; a candle allocates nothing. */
final class History {
    /** Candles it remembers. */
    static final int CANDLES = 40;

    private final int words;
    private final long[] truth;
    private final long[] known;
    private final long[] closeTimesMs = new long[CANDLES];
    private int newest = -1;
    private int size;

    History(int words) {
        this.words = words;
        truth = new long[CANDLES * words];
        known = new long[CANDLES * words];
    }

    /** How many longs it remembers. */
    static int numbers(int words) {
        return CANDLES * (2 * words + 1);
    }

    void add(long[] truthNow, long[] knownNow, long closeTimeMs) {
        newest = newest + 1 == CANDLES ? 0 : newest + 1;
        size += size < CANDLES ? 1 : 0;
        // A loop of the usual one word costs less than a call that copies any number.
        for (int i = 0, at = newest * words; i < words; i++, at++) {
            truth[at] = truthNow[i];
            known[at] = knownNow[i];
        }
        closeTimesMs[newest] = closeTimeMs;
    }

    /** How many candles it remembers now. */
    int size() {
        return size;
    }

    /** What a claim was so many candles ago; 0 is the last one. */
    Truth truth(int signed, int candlesAgo) {
        int bit = signed < 0 ? ~signed : signed;
        int at = place(candlesAgo) * words + (bit >> 6);
        if ((known[at] >>> bit & 1) == 0) {
            return Truth.UNKNOWN;
        }
        return (truth[at] >>> bit & 1) != 0 == signed >= 0 ? Truth.TRUE : Truth.FALSE;
    }

    /** When the candle closed; epoch milliseconds. */
    long closeTimeMs(int candlesAgo) {
        return closeTimesMs[place(candlesAgo)];
    }

    private int place(int candlesAgo) {
        return Math.floorMod(newest - candlesAgo, CANDLES);
    }
}
