package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Gap;
import io.candlebus.api.History;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.store.Ledger;
import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import io.candlebus.store.StoreWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GapsTest {
    private static final int FILL = 3;
    private static final long START = Instant.parse("2011-01-31T22:00:00Z").toEpochMilli();
    private static final Provenance[] WAYS = {
        Provenance.FLAG, Provenance.SUCCESSOR, Provenance.REST, Provenance.REPLAY, Provenance.AGGREGATED
    };

    @TempDir
    Path folder;

    /** A series as it went, candle by candle, with what came late. */
    private static final class Went {
        private final Series series;
        private final TreeMap<Long, Provenance> there = new TreeMap<>();
        private final TreeSet<Long> late = new TreeSet<>();

        private Went(Series series) {
            this.series = series;
        }

        /** Walks over every candle that could be, one by one. */
        private List<Gap> gaps(long fromMs, long toMs) {
            List<Gap> gaps = new ArrayList<>();
            Timeframe timeframe = series.timeframe();
            long openMs = there.firstKey();
            while (openMs <= there.lastKey()) {
                if (there.containsKey(openMs)) {
                    openMs = timeframe.closeOf(openMs);
                    continue;
                }
                long beginMs = openMs;
                int all = 0;
                int repaired = 0;
                while (!there.containsKey(openMs)) {
                    all++;
                    repaired += late.contains(openMs) ? 1 : 0;
                    openMs = timeframe.closeOf(openMs);
                }
                Provenance after = there.get(openMs);
                boolean live = after == Provenance.FLAG || after == Provenance.SUCCESSOR;
                Gap.Kind kind = live ? Gap.Kind.NO_TRADES : Gap.Kind.SOURCE_HAD_NONE;
                if (openMs > fromMs && beginMs < toMs) {
                    gaps.add(new Gap(series, beginMs, openMs, all - repaired, repaired, kind, all <= FILL));
                }
            }
            return gaps;
        }
    }

    private static FinalCandle at(Series series, long openMs, Provenance provenance) {
        return new FinalCandle(series, Candle.flat(openMs, 100), provenance, 0);
    }

    private static Went went(Ledger ledger, Series series, SplittableRandom random) {
        Went went = new Went(series);
        long openMs = series.timeframe().openOf(START);
        for (int i = 0; i < 300; i++) {
            int skipped = random.nextInt(8) == 0 ? 1 + random.nextInt(6) : 0;
            List<Long> holes = new ArrayList<>();
            for (int s = 0; s < skipped && i > 0; s++) {
                holes.add(openMs);
                openMs = series.timeframe().closeOf(openMs);
            }
            Provenance way = WAYS[random.nextInt(WAYS.length)];
            ledger.append(at(series, openMs, way));
            went.there.put(openMs, way);
            for (long hole : holes) {
                if (random.nextInt(4) == 0) {
                    ledger.correct(at(series, hole, Provenance.REST));
                    went.late.add(hole);
                }
            }
            openMs = series.timeframe().closeOf(openMs);
        }
        return went;
    }

    @Test
    void everyGapIsListedOnceWhateverThePagesSize() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        try (Store store = SqliteStore.open(folder.resolve("gaps.db"));
                StoreWriter writer = new StoreWriter(store, w -> {})) {
            Ledger ledger = new Ledger(store, writer);
            List<Went> all = new ArrayList<>();
            for (Timeframe timeframe : List.of(
                    Timeframe.M1,
                    Timeframe.M3,
                    Timeframe.H1,
                    Timeframe.D1,
                    Timeframe.D3,
                    Timeframe.W1,
                    Timeframe.MO1)) {
                for (String symbol : List.of("BTC/USD", "ETH/USD")) {
                    all.add(went(ledger, new Series(Symbol.parse(symbol), timeframe), random));
                }
            }
            writer.flushed().join();
            all.sort(Comparator.comparing(went -> went.series.toString()));
            LedgerHistory history = new LedgerHistory(ledger, store, FILL, true, null);
            for (int round = 0; round < 150; round++) {
                boolean one = random.nextBoolean();
                Series series = all.get(random.nextInt(all.size())).series;
                long fromMs = random.nextBoolean() ? 0 : START + random.nextLong(400 * 60_000L);
                long toMs = random.nextBoolean() ? Long.MAX_VALUE : START + random.nextLong(60L * 86_400_000);
                List<Gap> expected = all.stream()
                        .filter(went -> !one || went.series.equals(series))
                        .flatMap(went -> went.gaps(fromMs, toMs).stream())
                        .toList();
                int limit = 1 + random.nextInt(60);
                assertEquals(expected, paged(history, one ? series : null, fromMs, toMs, limit), "seed " + seed);
            }
        }
    }

    private static List<Gap> paged(LedgerHistory history, Series series, long fromMs, long toMs, int limit) {
        List<Gap> found = new ArrayList<>();
        History.Place place = null;
        do {
            History.Page page = history.find(
                    new History.Asked(
                            series == null ? null : series.symbol(),
                            series == null ? null : series.timeframe(),
                            fromMs,
                            toMs,
                            place,
                            limit),
                    0);
            assertTrue(
                    page.next() == null
                            ? page.gaps().size() <= limit
                            : page.gaps().size() == limit);
            found.addAll(page.gaps());
            place = page.next();
        } while (place != null);
        return found;
    }

    @Test
    void aLiveSeriesThatBringsNothingIsAnOutage() {
        try (Store store = SqliteStore.open(folder.resolve("outage.db"));
                StoreWriter writer = new StoreWriter(store, w -> {})) {
            Ledger ledger = new Ledger(store, writer);
            Series btc = HandFeed.BTC;
            ledger.append(at(btc, 0, Provenance.FLAG));
            writer.flushed().join();
            LedgerHistory live = new LedgerHistory(ledger, store, FILL, false, null);
            History.Asked asked = new History.Asked(null, null, 0, Long.MAX_VALUE, null, 10);
            assertEquals(List.of(), live.find(asked, 60_000 + 119_999).gaps(), "it may come yet");
            assertEquals(
                    List.of(new Gap(btc, 60_000, 300_000, 4, 0, Gap.Kind.OUTAGE, false)),
                    live.find(asked, 361_000).gaps());
            LedgerHistory recorded = new LedgerHistory(ledger, store, FILL, true, null);
            assertEquals(List.of(), recorded.find(asked, 361_000).gaps());
        }
    }
}
