package io.candlebus.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * The length of a candle. Candles are aligned to the UTC epoch; weeks open on Monday; months are calendar months.
 *
 * <p>All times are epoch milliseconds UTC. Negative times are aligned like positive ones.
 */
public enum Timeframe {
    S1("1s", 1_000L),
    M1("1m", 60_000L),
    M3("3m", 180_000L),
    M5("5m", 300_000L),
    M15("15m", 900_000L),
    M30("30m", 1_800_000L),
    H1("1h", 3_600_000L),
    H2("2h", 7_200_000L),
    H4("4h", 14_400_000L),
    H6("6h", 21_600_000L),
    H8("8h", 28_800_000L),
    H12("12h", 43_200_000L),
    D1("1d", 86_400_000L),
    D3("3d", 259_200_000L),
    W1("1w", 604_800_000L),
    MO1("1M", 2_678_400_000L);

    /** The epoch was a Thursday; the Monday before it is three days earlier. */
    private static final long MONDAY_OFFSET_MS = 3 * 86_400_000L;

    private final String token;
    private final long longestMs;

    Timeframe(String token, long longestMs) {
        this.token = token;
        this.longestMs = longestMs;
    }

    /** The timeframe a token names, empty when none does. Case matters: {@code 1m} is a minute, {@code 1M} a month. */
    public static Optional<Timeframe> of(String token) {
        return Arrays.stream(values()).filter(t -> t.token.equals(token)).findFirst();
    }

    /**
     * As {@link #of}, for text that must be right.
     *
     * @throws IllegalArgumentException naming every timeframe there is
     */
    public static Timeframe parse(String token) {
        return of(token)
                .orElseThrow(() -> new IllegalArgumentException("not a timeframe: \"" + token + "\"; known are "
                        + String.join(
                                " ",
                                Arrays.stream(values()).map(Timeframe::toString).toList())));
    }

    /** Length in milliseconds; of a month, that of the longest one (31 days). */
    public long longestMs() {
        return longestMs;
    }

    /** Open time of the candle that covers a time. */
    public long openOf(long timeMs) {
        if (this == MO1) {
            return monthOf(timeMs).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        long offset = this == W1 ? MONDAY_OFFSET_MS : 0;
        return Math.floorDiv(timeMs + offset, longestMs) * longestMs - offset;
    }

    /** Close time, exclusive, of the candle that opens at a time; the open time of the next one. */
    public long closeOf(long openTimeMs) {
        if (this == MO1) {
            return monthOf(openTimeMs)
                    .plusMonths(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
        return openTimeMs + longestMs;
    }

    /** Whether candles of this length are put together from whole candles of the other. */
    public boolean consistsOf(Timeframe shorter) {
        if (this == MO1) {
            return shorter.longestMs <= D1.longestMs;
        }
        return shorter != MO1 && longestMs % shorter.longestMs == 0;
    }

    private static LocalDate monthOf(long timeMs) {
        return Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    @Override
    public String toString() {
        return token;
    }
}
