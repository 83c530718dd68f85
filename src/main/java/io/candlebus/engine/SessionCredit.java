package io.candlebus.engine;

import io.candlebus.feed.Credit;
import io.candlebus.market.Series;
import io.candlebus.session.State;
import io.candlebus.store.Ledger;
import io.candlebus.store.StoreWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the slowest session, or the store, is behind the feed. Sessions left behind and failed ones are not waited for. */
final class SessionCredit implements Credit {
    private record Takers(Series series, SessionGauge[] gauges) {}

    private final Ledger ledger;
    private final StoreWriter writer;
    private volatile Takers[] takers = {};

    SessionCredit(Ledger ledger, StoreWriter writer) {
        this.ledger = ledger;
        this.writer = writer;
    }

    /** Says which sessions there are. */
    void waitFor(Collection<SessionGauge> gauges) {
        Map<Series, List<SessionGauge>> bySeries = new LinkedHashMap<>();
        gauges.forEach(g ->
                bySeries.computeIfAbsent(g.series(), s -> new ArrayList<>()).add(g));
        takers = bySeries.entrySet().stream()
                .map(e -> new Takers(e.getKey(), e.getValue().toArray(SessionGauge[]::new)))
                .toArray(Takers[]::new);
    }

    @Override
    public long inFlight() {
        long most = writer.waiting();
        for (Takers group : takers) {
            long newestMs = ledger.newestOpenMs(group.series);
            if (newestMs == Ledger.NONE) {
                continue;
            }
            long lengthMs = group.series.timeframe().longestMs();
            for (SessionGauge gauge : group.gauges) {
                long lastMs = gauge.lastOpenMs();
                if (lastMs < newestMs && waitedFor(gauge)) {
                    // A hole between candles counts as if it were full, which errs towards waiting until it is passed.
                    long behind = lastMs == Long.MIN_VALUE ? 1 : Math.max(1, (newestMs - lastMs) / lengthMs);
                    most = Math.max(most, behind);
                }
            }
        }
        return most;
    }

    private static boolean waitedFor(SessionGauge gauge) {
        return gauge.state() != State.FAILED && !gauge.lagging();
    }
}
