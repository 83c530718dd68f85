package io.candlebus.feed.fake;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.feed.CandleFile;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.GapFill;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Candle files as what is traded at a venue: moved in time, all by the same, so that a part of them is past and the rest is
 * still to come, and put together to the longer timeframes that the venue has.
 */
final class FakeData {
    /** Candles that a longer timeframe must have to be worth it. */
    private static final int WORTH = 30;

    private final Venue venue;
    private final boolean keepHoles;
    private final Map<Symbol, CandleFile> files = new LinkedHashMap<>();

    /**
     * @param keepHoles a candle that is missing in a file is not told at all; otherwise flat, where the venue does so
     */
    FakeData(Venue venue, boolean keepHoles) {
        this.venue = venue;
        this.keepHoles = keepHoles;
    }

    /**
     * Takes a symbol's candles from a file.
     *
     * @throws IllegalArgumentException when the venue has none of its timeframe, the symbol is there already, or the file is empty
     */
    void add(Symbol symbol, Path file) throws CandleCsv.Fault {
        CandleFile read = CandleFile.read(file, BadRows.REFUSE);
        if (read.candles().isEmpty()) {
            throw new IllegalArgumentException(file + " holds no candles");
        }
        if (!venue.timeframes().contains(read.timeframe())) {
            throw new IllegalArgumentException(file + " holds candles of " + read.timeframe() + ", which "
                    + venue.name() + " does not have; it has "
                    + venue.timeframes().stream().sorted().toList());
        }
        if (files.putIfAbsent(symbol, read) != null) {
            throw new IllegalArgumentException(symbol + " has two files");
        }
    }

    Set<Symbol> symbols() {
        return files.keySet();
    }

    /** The longest of the files' own timeframes: all symbols have it. */
    Timeframe timeframe() {
        return files.values().stream()
                .map(CandleFile::timeframe)
                .max(Timeframe::compareTo)
                .orElseThrow();
    }

    /**
     * All of it.
     *
     * @param past share of the time that all files cover which is past, 0 to 1
     * @param nowMs what time it is at the venue
     */
    Map<Series, List<Candle>> traded(double past, long nowMs) {
        Map<Series, List<Candle>> whole = new LinkedHashMap<>();
        files.forEach((symbol, file) -> {
            CandleFile filled = keepHoles || !venue.closes().flagged() ? file : filled(file);
            for (Timeframe timeframe : offered(file)) {
                whole.put(new Series(symbol, timeframe), filled.in(timeframe).candles());
            }
        });
        long shiftMs = shiftMs(past, nowMs, whole.keySet());
        Map<Series, List<Candle>> moved = new LinkedHashMap<>();
        whole.forEach((series, candles) ->
                moved.put(series, candles.stream().map(c -> moved(c, shiftMs)).toList()));
        return moved;
    }

    private List<Timeframe> offered(CandleFile file) {
        long spanMs = lastMs(file) - firstMs(file);
        return Arrays.stream(Timeframe.values())
                .filter(t -> t != Timeframe.MO1 && venue.timeframes().contains(t))
                .filter(t -> t == file.timeframe() || t.consistsOf(file.timeframe()) && spanMs >= WORTH * t.longestMs())
                .toList();
    }

    /** A whole number of every timeframe, so that candles open where they should. */
    private long shiftMs(double past, long nowMs, Set<Series> offered) {
        long fromMs = files.values().stream().mapToLong(FakeData::firstMs).max().orElseThrow();
        long toMs = files.values().stream().mapToLong(FakeData::lastMs).min().orElseThrow();
        if (toMs <= fromMs) {
            throw new IllegalArgumentException("the files have no time in common");
        }
        long stepMs = offered.stream().mapToLong(s -> s.timeframe().longestMs()).reduce(1, FakeData::multiple);
        long nowThere = fromMs + (long) (past * (toMs - fromMs));
        return Math.round((nowMs - nowThere) / (double) stepMs) * stepMs;
    }

    private static long multiple(long a, long b) {
        long x = a;
        for (long y = b; y != 0; ) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return a / x * b;
    }

    private static CandleFile filled(CandleFile file) {
        GapFill fill = new GapFill(file.timeframe(), Integer.MAX_VALUE);
        List<Candle> all = new ArrayList<>();
        for (Candle candle : file.candles()) {
            if (!all.isEmpty()) {
                fill.between(all.get(all.size() - 1), candle.openTimeMs(), all::add);
            }
            all.add(candle);
        }
        return new CandleFile(file.timeframe(), all, file.rejected());
    }

    private static Candle moved(Candle c, long shiftMs) {
        return new Candle(c.openTimeMs() + shiftMs, c.open(), c.high(), c.low(), c.close(), c.volume());
    }

    private static long firstMs(CandleFile file) {
        return file.candles().get(0).openTimeMs();
    }

    private static long lastMs(CandleFile file) {
        return file.candles().get(file.candles().size() - 1).openTimeMs();
    }
}
