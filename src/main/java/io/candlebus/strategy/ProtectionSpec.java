package io.candlebus.strategy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** What keeps a strategy from trading too much, as written. Entries are what it keeps; only a minimal interval keeps exits, too. */
public sealed interface ProtectionSpec {
    Place place();

    /** What documents and reports call it. */
    default String type() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /**
     * No entry for a while after the last entry was ordered or the last position closed, whichever is later.
     *
     * @param ms that long; 0 when candles count
     * @param candles that many of the strategy's candles; 0 when time counts
     */
    record Cooldown(long ms, int candles, Place place) implements ProtectionSpec {}

    /** At most {@code count} entries are ordered in any stretch of {@code perMs}. */
    record MaxTrades(long perMs, int count, Place place) implements ProtectionSpec {}

    /** Entries that are less sure than {@code value}, 0 to 1, or of unknown sureness, are kept. */
    record MinConfidence(double value, Place place) implements ProtectionSpec {}

    /** After {@code count} trades in a row that lost, no entry for {@code ms} after the last of them; then it counts anew. */
    record LossStreak(int count, long ms, Place place) implements ProtectionSpec {}

    /**
     * Once equity at a close is {@code percent} below its peak.
     *
     * @param percent above 0 to 100
     */
    record MaxDrawdown(double percent, Action action, Place place) implements ProtectionSpec {
        /** What happens then. */
        public enum Action {
            /** No entry until equity is closer to its peak again, or the strategy is resumed, which sets a new peak. */
            BLOCK,
            /** The strategy pauses itself; when it is resumed, equity then is the new peak. */
            PAUSE,
            /** An open position is closed at the next open; then as {@link #BLOCK}. */
            FLATTEN
        }
    }

    /** Once equity at a close is {@code percent} below what it was before the UTC day: no entry until the next day. */
    record MaxDailyLoss(double percent, Place place) implements ProtectionSpec {}

    /**
     * Entries at closes in {@code [from, to)} of these days only; with {@code to} at or before {@code from} the window ends
     * on the day after.
     *
     * @param days on which the window opens; never empty
     */
    record Session(LocalTime from, LocalTime to, Set<DayOfWeek> days, ZoneId zone, Place place)
            implements ProtectionSpec {
        public Session {
            days = Set.copyOf(days);
        }
    }

    /** At least so long from one ordered entry to the next, and from one ordered exit to the next; 0 for no matter how long. */
    record MinInterval(long entriesMs, long exitsMs, Place place) implements ProtectionSpec {}

    /** Entries only when the candle's volume is {@code multiple} times the average of the {@code period} candles before it. */
    record MinVolume(double multiple, int period, Place place) implements ProtectionSpec {}
}
