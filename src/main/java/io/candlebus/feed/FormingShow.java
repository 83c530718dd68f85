package io.candlebus.feed;

import io.candlebus.market.Series;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Shows the candles that are due next as they might be forming, while there is time to watch them. One thread. */
final class FormingShow {
    /** Nobody sees more. */
    private static final long SHORTEST_STEP_MS = 100;

    private static final int STEPS_PER_CANDLE = 8;
    /** How far ahead each series' next candle is looked for. */
    private static final int LOOK_AHEAD = 256;

    private final Pace pace;
    private long nextStepMs = Long.MIN_VALUE;

    FormingShow(Pace pace) {
        this.pace = pace;
    }

    /** Shows what there is to show, and tells when to come again: within the given wait. */
    long until(long waitMs, Collection<Recorded> ahead, long nowMs, Outlet outlet) {
        if (nowMs >= nextStepMs) {
            long stepMs = show(ahead, nowMs, outlet);
            nextStepMs = nowMs + stepMs;
        }
        return Math.max(1, Math.min(waitMs, nextStepMs - nowMs));
    }

    private long show(Collection<Recorded> ahead, long nowMs, Outlet outlet) {
        long candleMs = pace.candleMs(nowMs);
        long shortestMs = Long.MAX_VALUE;
        Set<Series> seen = new HashSet<>();
        int looked = 0;
        for (Recorded next : ahead) {
            if (looked++ == LOOK_AHEAD) {
                break;
            }
            if (seen.add(next.series())) {
                long openMs = next.candle().openTimeMs();
                long lengthMs = next.closeTimeMs() - openMs;
                long wallMs = pace.wallMs(lengthMs);
                boolean now = openMs <= candleMs && candleMs < openMs + lengthMs;
                if (now && wallMs >= SHORTEST_STEP_MS) {
                    double share = (double) (candleMs - openMs) / lengthMs;
                    outlet.forming(next.series(), FormingPath.at(next.candle(), share));
                }
                shortestMs = Math.min(shortestMs, wallMs);
            }
        }
        return Math.max(SHORTEST_STEP_MS, shortestMs / STEPS_PER_CANDLE);
    }
}
