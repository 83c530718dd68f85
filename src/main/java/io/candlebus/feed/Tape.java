package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Recordings of several series as one stream in the order of closing, played once or for ever. Each lap is shifted by the
 * length of the whole, rounded up to weeks: so open times ascend for ever, and weekdays stay what they are. Reads files;
 * one thread at a time.
 */
final class Tape implements Closeable {
    private static final long WEEK_MS = Timeframe.W1.longestMs();

    private static final Comparator<Reel> BY_CLOSE = Comparator.comparingLong(Reel::closeTimeMs)
            .thenComparing(r -> r.recording().series().timeframe())
            .thenComparing(r -> r.recording().series().symbol().toString());

    private final List<Recording> recordings;
    private final BadRows badRows;
    private final boolean loop;
    private final Map<Series, Long> after;
    private final long afterMs;
    private final PriorityQueue<Reel> reels = new PriorityQueue<>(BY_CLOSE);
    private final List<Reel> open = new ArrayList<>();
    private final long size;
    private Reel current;
    private int lap;
    private long lapMs;
    private long firstOpenMs = Long.MAX_VALUE;
    private long lastCloseMs = Long.MIN_VALUE;
    private long rejectedBefore;

    /**
     * @param after open time of the newest candle that went out already, by series; empty to begin at the beginning
     */
    Tape(List<Recording> recordings, ReplayOptions options, Map<Series, Long> after) throws CandleCsv.Fault {
        this.recordings = List.copyOf(recordings);
        this.badRows = options.badRows();
        this.loop = options.loop();
        this.after = Map.copyOf(after);
        this.afterMs = after.values().stream().mapToLong(Long::longValue).max().orElse(Long.MIN_VALUE);
        this.size = Math.max(1, recordings.stream().mapToLong(Recording::size).sum());
        for (Recording recording : recordings) {
            if (loop && recording.series().timeframe() == Timeframe.MO1) {
                throw new CandleCsv.Fault(recording.name(), 0, "months cannot be looped: weeks would shift them", null);
            }
        }
        wind();
    }

    /** The next candle; null at the end. A fault comes after every candle that was read before it. */
    Recorded next() throws CandleCsv.Fault {
        while (true) {
            if (current != null) {
                advance(current);
                current = null;
            }
            Reel reel = reels.poll();
            if (reel == null) {
                if (!rewind()) {
                    return null;
                }
                continue;
            }
            current = reel;
            note(reel);
            Series series = reel.recording().series();
            Candle candle = shifted(reel.head());
            if (candle.openTimeMs() > after.getOrDefault(series, afterMs)) {
                return new Recorded(series, candle, lap, share(), rejected());
            }
        }
    }

    private void note(Reel reel) {
        if (lap == 0) {
            firstOpenMs = Math.min(firstOpenMs, reel.head().openTimeMs());
            lastCloseMs = Math.max(lastCloseMs, reel.closeTimeMs());
        }
    }

    private Candle shifted(Candle candle) {
        long shiftMs = lap * lapMs;
        return shiftMs == 0
                ? candle
                : new Candle(
                        candle.openTimeMs() + shiftMs,
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.volume());
    }

    private boolean rewind() throws CandleCsv.Fault {
        if (firstOpenMs == Long.MAX_VALUE) {
            throw new CandleCsv.Fault(recordings.get(0).name(), 0, "holds no candle", null);
        }
        if (!loop) {
            return false;
        }
        if (lap == 0) {
            lapMs = lapMs();
        }
        lap = (int) Math.max(lap + 1, Math.floorDiv(Math.max(afterMs, firstOpenMs) - firstOpenMs, lapMs));
        rejectedBefore = rejected();
        close();
        wind();
        if (reels.isEmpty()) {
            throw new CandleCsv.Fault(recordings.get(0).name(), 0, "holds no candle any more", null);
        }
        return true;
    }

    /** Candles of three days stay aligned only when they are shifted by whole multiples of three weeks. */
    private long lapMs() {
        boolean threeDays = recordings.stream().anyMatch(r -> r.series().timeframe() == Timeframe.D3);
        long unit = threeDays ? 3 * WEEK_MS : WEEK_MS;
        return Math.floorDiv(lastCloseMs - firstOpenMs + unit - 1, unit) * unit;
    }

    private void wind() throws CandleCsv.Fault {
        try {
            for (Recording recording : recordings) {
                Reel reel = new Reel(recording, recording.open(badRows));
                open.add(reel);
                advance(reel);
            }
        } catch (CandleCsv.Fault e) {
            close();
            throw e;
        }
    }

    private void advance(Reel reel) throws CandleCsv.Fault {
        if (reel.advance()) {
            reels.add(reel);
        }
    }

    private double share() {
        return Math.min(
                1, (double) open.stream().mapToLong(r -> r.csv().bytesRead()).sum() / size);
    }

    private long rejected() {
        long rejected = rejectedBefore;
        for (Reel reel : open) {
            rejected += reel.csv().rejected();
        }
        return rejected;
    }

    @Override
    public void close() throws CandleCsv.Fault {
        reels.clear();
        List<Reel> done = List.copyOf(open);
        open.clear();
        for (Reel reel : done) {
            reel.csv().close();
        }
    }

    /** A recording being read, and the candle it is at. */
    private static final class Reel {
        private final Recording recording;
        private final CandleCsv csv;
        private Candle head;

        Reel(Recording recording, CandleCsv csv) {
            this.recording = recording;
            this.csv = csv;
        }

        boolean advance() throws CandleCsv.Fault {
            head = csv.next();
            return head != null;
        }

        Recording recording() {
            return recording;
        }

        CandleCsv csv() {
            return csv;
        }

        Candle head() {
            return head;
        }

        long closeTimeMs() {
            return recording.series().timeframe().closeOf(head.openTimeMs());
        }
    }
}
