package io.candlebus.feed;

import io.candlebus.api.FeedHealth;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A series that a source gives, and the higher timeframes that are put together from it. At each of its candles, in this
 * order: higher candles that it shows to be over, itself, higher candles that it completes; shorter ones first.
 *
 * <p>One thread.
 */
final class Branch {
    private static final Logger LOG = LoggerFactory.getLogger(Branch.class);

    private final Line line;
    private final Finalizer finalizer;
    private final Past past;
    private final FeedOptions options;
    private final List<Higher> highers = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();
    /** Open time of the first candle there ever was, if it was seen; else {@link Past#NONE}. */
    private long beginningMs = Past.NONE;

    private final JumpGuard guard = new JumpGuard();
    private long jumps;
    private long suspects;

    private record Done(Line line, Candle candle) {}

    /** A higher timeframe; parts before {@code fromMs} belong to a candle whose beginning is not known. */
    private record Higher(CandleAggregator aggregator, Line line, long fromMs) {}

    Branch(Series series, Past past, FeedOptions options) {
        this.past = past;
        this.options = options;
        this.finalizer = new Finalizer(series.timeframe());
        long newestMs = past.newestOpenMs(series);
        if (newestMs != Past.NONE) {
            long reachMs = Finalizer.MEMORY * series.timeframe().longestMs();
            past.since(series, newestMs - reachMs).forEach(known -> {
                finalizer.remember(known);
                guard.add(known);
            });
        }
        this.line = new Line(series, options, finalizer.newest());
    }

    Series series() {
        return line.series();
    }

    boolean makes(Series series) {
        return series.symbol().equals(line.series().symbol())
                && series.timeframe().consistsOf(line.series().timeframe());
    }

    /** Takes in a candle; what is not new moves nothing. */
    Finalizer.Verdict accept(Candle candle, Provenance provenance, long nowMs, Consumer<FinalCandle> out) {
        Candle before = finalizer.newest();
        Finalizer.Verdict verdict = finalizer.judge(candle);
        if (verdict != Finalizer.Verdict.NEW) {
            return verdict;
        }
        if (before != null && isJump(before.close(), candle)) {
            jumps++;
        }
        watch(candle);
        beginningMs = before == null ? candle.openTimeMs() : beginningMs;
        done.clear();
        for (Higher higher : highers) {
            if (candle.openTimeMs() >= higher.fromMs()) {
                higher.aggregator().add(candle, c -> done.add(new Done(higher.line(), c)));
            }
        }
        done.removeIf(d -> {
            boolean over = d.line().closeOf(d.candle()) <= candle.openTimeMs();
            if (over) {
                d.line().emit(d.candle(), Provenance.AGGREGATED, nowMs, out);
            }
            return over;
        });
        line.emit(candle, provenance, nowMs, out);
        done.forEach(d -> d.line().emit(d.candle(), Provenance.AGGREGATED, nowMs, out));
        return verdict;
    }

    /** The series that are put together of this one's candles. */
    List<Series> highers() {
        return highers.stream().map(h -> h.line().series()).toList();
    }

    /**
     * Begins to put a higher timeframe together. What is past already is made of the candles that are known, and goes out
     * at once; the candle that they leave unfinished goes on with the next.
     */
    void require(Series series, long nowMs, Consumer<FinalCandle> out) {
        if (highers.stream().anyMatch(h -> h.line().series().equals(series))) {
            return;
        }
        Timeframe whole = series.timeframe();
        List<Candle> parts = past.since(line.series(), Past.NONE);
        List<Candle> known = past.since(series, past.newestOpenMs(series));
        long fromMs = known.isEmpty()
                ? Past.NONE
                : whole.closeOf(known.get(known.size() - 1).openTimeMs());
        if (!parts.isEmpty()) {
            fromMs = Math.max(
                    fromMs, wholeFrom(whole, parts.get(0).openTimeMs(), known.isEmpty() ? beginningMs : fromMs));
        }
        Line made = new Line(series, options, known.isEmpty() ? null : known.get(known.size() - 1));
        Higher higher = new Higher(new CandleAggregator(line.series().timeframe(), whole), made, fromMs);
        for (Candle part : parts) {
            if (part.openTimeMs() >= fromMs) {
                higher.aggregator().add(part, c -> made.emit(c, Provenance.AGGREGATED, nowMs, out));
            }
        }
        highers.add(higher);
        highers.sort(Comparator.comparing(h -> h.line().series().timeframe()));
    }

    /**
     * From when on candles are whole, given the oldest part at hand: at once, when it opens a candle or nothing that
     * matters lies before it; else with the candle after the one it belongs to, since older parts are out of reach.
     */
    private static long wholeFrom(Timeframe whole, long oldestMs, long nothingBeforeMs) {
        long openMs = whole.openOf(oldestMs);
        return oldestMs <= nothingBeforeMs || oldestMs == openMs ? Past.NONE : whole.closeOf(openMs);
    }

    /** What this candle and the higher ones look like by now, given how it stands. */
    void forming(Candle candle, Consumer<FormingCandle> out) {
        out.accept(new FormingCandle(line.series(), candle));
        for (Higher higher : highers) {
            if (candle.openTimeMs() >= higher.fromMs()) {
                out.accept(new FormingCandle(higher.line().series(), joined(higher, candle)));
            }
        }
    }

    private static Candle joined(Higher higher, Candle candle) {
        Candle before = higher.aggregator().forming();
        long openMs = higher.line().series().timeframe().openOf(candle.openTimeMs());
        boolean opens = before == null || before.openTimeMs() != openMs;
        return new Candle(
                openMs,
                opens ? candle.open() : before.open(),
                opens ? candle.high() : Math.max(before.high(), candle.high()),
                opens ? candle.low() : Math.min(before.low(), candle.low()),
                candle.close(),
                opens ? candle.volume() : before.volume() + candle.volume());
    }

    Stream<FeedHealth.Line> health() {
        return Stream.concat(
                Stream.of(line.health(oddities())),
                highers.stream().map(h -> h.line().health(FeedHealth.Oddities.NONE)));
    }

    private FeedHealth.Oddities oddities() {
        return new FeedHealth.Oddities(
                finalizer.count(Finalizer.Verdict.DUPLICATE),
                finalizer.count(Finalizer.Verdict.CORRECTION),
                finalizer.count(Finalizer.Verdict.LATE) + finalizer.count(Finalizer.Verdict.MISALIGNED),
                jumps,
                suspects);
    }

    private void watch(Candle candle) {
        Candle suspect = guard.add(candle);
        if (suspect != null) {
            suspects++;
            LOG.warn(
                    "{}: the close of the candle that opened at {} is suspect: {}, and the next one opened at {}",
                    series(),
                    Instant.ofEpochMilli(suspect.openTimeMs()),
                    suspect.close(),
                    candle.open());
        }
    }

    private boolean isJump(double close, Candle candle) {
        return candle.high() > close * options.jumpFactor() || candle.low() * options.jumpFactor() < close;
    }
}
