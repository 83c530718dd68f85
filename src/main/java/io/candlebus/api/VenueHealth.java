package io.candlebus.api;

import java.util.List;

/**
 * How a feed that is live at a venue is doing.
 *
 * @param phase {@code connecting}: nothing is known yet; {@code syncing}: connected, the past is coming in; {@code live};
 *     {@code stale}: what is known may be old, and nothing goes out
 * @param reason why it is not live, or null
 * @param notes what whoever runs it should know, in sentences
 * @param warmup share of the past that is in, 0 to 1
 * @param recorder how its frames are recorded; null when they are not
 */
public record VenueHealth(
        String phase,
        String reason,
        List<String> notes,
        double warmup,
        Connections connections,
        Lag lag,
        Clock clock,
        Recorder recorder) {
    /** Beyond this the machine's clock is called wrong, and an alarm is raised. */
    public static final long SKEW_MS = 1_000;

    /** A venue that has told its time in whole seconds only seems to be behind by up to so much. */
    private static final long COARSE_MS = 1_000;

    public VenueHealth {
        notes = List.copyOf(notes);
    }

    /**
     * @param up with every subscription standing
     * @param wanted as many as the series need
     * @param losses connections that were lost since the start
     * @param missedFrames that the venue numbered and that never arrived
     * @param unreadable frames, and candles in them, that made no sense
     * @param frameAgeMs since the newest frame of the quietest connection; -1 before the first
     */
    public record Connections(int up, int wanted, long losses, long missedFrames, long unreadable, long frameAgeMs) {}

    /**
     * @param state {@code recording}, or {@code failed}: nothing more is recorded
     * @param bytes on the disk since the start, compressed
     * @param events frames, answers and whatever else was recorded
     * @param dropped events that were not, since the disk did not keep up
     * @param reason why it failed, or null
     */
    public record Recorder(String state, long bytes, long events, long dropped, String reason) {}

    /**
     * From a candle's end to its being final, of the newest candles.
     *
     * @param p50Ms NaN before the first
     * @param p99Ms likewise
     */
    public record Lag(double p50Ms, double p99Ms) {}

    /**
     * @param aheadMs how far the venue's clock is ahead of the machine's; negative when it is behind, 0 before it is known
     */
    public record Clock(long aheadMs) {
        /** Whether the machine's clock is wrong enough for an alarm. */
        public boolean isSkewed() {
            return aheadMs > SKEW_MS || aheadMs < -SKEW_MS - COARSE_MS;
        }
    }
}
