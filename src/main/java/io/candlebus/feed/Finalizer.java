package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;

/**
 * Decides, for one series, which of the candles that come in go on: strictly ascending, each open time once. What went on
 * is never taken back; a later candle that says otherwise is counted, and goes another way. One thread.
 */
public final class Finalizer {
    /** What a candle is in the light of those before. */
    public enum Verdict {
        /** It goes on. */
        NEW,
        /** It says what is known already. */
        DUPLICATE,
        /** It contradicts what is known. */
        CORRECTION,
        /** It belongs before the newest one, where nothing is known. */
        LATE,
        /** It opens where no candle of its timeframe does. */
        MISALIGNED
    }

    /** So many candles are remembered; what is older is taken for late. */
    static final int MEMORY = 256;

    private final Timeframe timeframe;
    private final Candle[] known = new Candle[MEMORY];
    private final long[] counts = new long[Verdict.values().length];
    private long accepted;

    public Finalizer(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    /** Judges a candle and, when it is new, remembers it. */
    public Verdict judge(Candle candle) {
        Verdict verdict = verdict(candle);
        counts[verdict.ordinal()]++;
        if (verdict == Verdict.NEW) {
            remember(candle);
        }
        return verdict;
    }

    /** Takes in a candle that went on in an earlier run, without counting it. */
    public void remember(Candle candle) {
        known[(int) (accepted++ % MEMORY)] = candle;
    }

    /** How many candles got a verdict. */
    public long count(Verdict verdict) {
        return counts[verdict.ordinal()];
    }

    /** The newest candle that went on; null before the first. */
    public Candle newest() {
        return accepted == 0 ? null : known[(int) ((accepted - 1) % MEMORY)];
    }

    private Verdict verdict(Candle candle) {
        long openMs = candle.openTimeMs();
        if (timeframe.openOf(openMs) != openMs) {
            return Verdict.MISALIGNED;
        }
        for (long i = accepted - 1; i >= Math.max(0, accepted - MEMORY); i--) {
            Candle earlier = known[(int) (i % MEMORY)];
            if (earlier.openTimeMs() < openMs) {
                return i == accepted - 1 ? Verdict.NEW : Verdict.LATE;
            }
            if (earlier.openTimeMs() == openMs) {
                return earlier.equals(candle) ? Verdict.DUPLICATE : Verdict.CORRECTION;
            }
        }
        return accepted == 0 ? Verdict.NEW : Verdict.LATE;
    }
}
