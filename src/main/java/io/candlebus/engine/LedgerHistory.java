package io.candlebus.engine;

import io.candlebus.api.Gap;
import io.candlebus.api.History;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.GapFill;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.candlebus.store.Ledger;
import io.candlebus.store.Store;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the ledger knows of its candles; read by workers. */
final class LedgerHistory implements History {
    /** A candle that is not final so long after its end is missing. */
    private static final long GRACE_MS = 60_000;

    private final Ledger ledger;
    private final Store store;
    private final int gapFillMax;
    private final boolean recorded;
    private final Context context;

    /**
     * @param gapFillMax longest hole that sessions see filled
     * @param recorded whether candles are of another time than now
     */
    LedgerHistory(Ledger ledger, Store store, int gapFillMax, boolean recorded, Context context) {
        this.ledger = ledger;
        this.store = store;
        this.gapFillMax = gapFillMax;
        this.recorded = recorded;
        this.context = context;
    }

    @Override
    public Future<List<FinalCandle>> revisions(Series series, long openMs) {
        return context.executeBlocking(() -> ledger.revisions(series, openMs), false);
    }

    @Override
    public Future<Page> gaps(Asked asked) {
        return context.executeBlocking(() -> find(asked, System.currentTimeMillis()), false);
    }

    /** Blocks. */
    Page find(Asked asked, long nowMs) {
        List<Series> all = ledger.series().stream()
                .filter(series -> asked.symbol() == null || asked.symbol().equals(series.symbol()))
                .filter(series -> asked.timeframe() == null || asked.timeframe() == series.timeframe())
                .filter(series -> asked.place() == null
                        || order(series).compareTo(order(asked.place().series())) >= 0)
                .sorted(Comparator.comparing(LedgerHistory::order))
                .toList();
        List<Gap> found = new ArrayList<>();
        for (Series series : all) {
            for (Gap gap : of(series, asked, asked.limit() - found.size() + 1, nowMs)) {
                if (found.size() == asked.limit()) {
                    return new Page(found, new Place(series, before(series.timeframe(), gap.fromMs())));
                }
                found.add(gap);
            }
        }
        return new Page(found, null);
    }

    private static String order(Series series) {
        return series.toString();
    }

    private static long before(Timeframe timeframe, long openMs) {
        return timeframe.openOf(openMs - 1);
    }

    private List<Gap> of(Series series, Asked asked, int limit, long nowMs) {
        boolean goesOn = asked.place() != null && asked.place().series().equals(series);
        long fromMs = goesOn ? asked.place().fromMs() : asked.fromMs();
        List<FinalCandle> earlier =
                goesOn || fromMs <= 0 ? List.of() : ledger.range(series, Long.MIN_VALUE, fromMs, 1, 0);
        long beginMs = earlier.isEmpty() ? fromMs : earlier.get(0).candle().openTimeMs();
        List<Gap> gaps = new ArrayList<>();
        for (Store.Hole hole : store.holes(series, beginMs, asked.toMs(), limit)) {
            if (goesOn || hole.afterMs() > fromMs) {
                gaps.add(gap(series, hole.beforeMs(), hole.afterMs(), kind(hole.after())));
            }
        }
        if (!recorded && gaps.size() < limit) {
            addOutage(series, asked, nowMs, gaps);
        }
        return gaps;
    }

    private static Gap.Kind kind(Provenance after) {
        boolean streamed = after == Provenance.FLAG || after == Provenance.SUCCESSOR;
        return streamed ? Gap.Kind.NO_TRADES : Gap.Kind.SOURCE_HAD_NONE;
    }

    private void addOutage(Series series, Asked asked, long nowMs, List<Gap> gaps) {
        long newestMs = ledger.newestOpenMs(series);
        Timeframe timeframe = series.timeframe();
        if (newestMs == Ledger.NONE) {
            return;
        }
        long fromMs = timeframe.closeOf(newestMs);
        long toMs = timeframe.openOf(nowMs - GRACE_MS);
        if (fromMs < toMs && fromMs < asked.toMs() && toMs > asked.fromMs()) {
            gaps.add(gap(series, newestMs, toMs, Gap.Kind.OUTAGE));
        }
    }

    private Gap gap(Series series, long beforeMs, long afterMs, Gap.Kind kind) {
        Timeframe timeframe = series.timeframe();
        long fromMs = timeframe.closeOf(beforeMs);
        long all = new GapFill(timeframe, gapFillMax).missing(Candle.flat(beforeMs, 1), afterMs);
        long repaired = kind == Gap.Kind.OUTAGE
                ? 0
                : ledger.range(series, fromMs, afterMs, Integer.MAX_VALUE).size();
        boolean filled = kind != Gap.Kind.OUTAGE && all <= gapFillMax;
        return new Gap(series, fromMs, afterMs, all - repaired, repaired, kind, filled);
    }
}
