package io.candlebus.portfolio.protection;

import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.ProtectionSpec.MaxDrawdown.Action;
import java.util.concurrent.TimeUnit;

/** See {@link ProtectionSpec.MaxDailyLoss}. A close at midnight belongs to the day it ends. */
final class MaxDailyLoss implements Protection {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private final ProtectionSpec.MaxDailyLoss spec;
    private long day = Long.MIN_VALUE;
    private double before;
    private double last;
    private boolean isTooMuch;

    MaxDailyLoss(ProtectionSpec.MaxDailyLoss spec, double cash) {
        this.spec = spec;
        this.last = cash;
    }

    @Override
    public Block keepsEntry(Asked asked) {
        return isTooMuch && dayOf(asked.closeTimeMs()) == day
                ? new Block(
                        spec.type(), (day + 1) * DAY_MS, "the day has cost " + spec.percent() + " % of equity, or more")
                : null;
    }

    @Override
    public boolean watchesEquity() {
        return true;
    }

    @Override
    public Action marked(double equity, long closeTimeMs) {
        long today = dayOf(closeTimeMs);
        if (today != day) {
            day = today;
            before = last;
            isTooMuch = false;
        }
        last = equity;
        isTooMuch |= equity <= before * (1 - spec.percent() / 100);
        return null;
    }

    private static long dayOf(long closeTimeMs) {
        return Math.floorDiv(closeTimeMs - 1, DAY_MS);
    }
}
