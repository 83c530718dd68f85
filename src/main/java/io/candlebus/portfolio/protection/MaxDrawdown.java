package io.candlebus.portfolio.protection;

import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.ProtectionSpec.MaxDrawdown.Action;

/** See {@link ProtectionSpec.MaxDrawdown}. */
final class MaxDrawdown implements Protection {
    private final ProtectionSpec.MaxDrawdown spec;
    private double peak;
    private boolean isTooDeep;

    MaxDrawdown(ProtectionSpec.MaxDrawdown spec, double cash) {
        this.spec = spec;
        this.peak = cash;
    }

    @Override
    public Block keepsEntry(Asked asked) {
        return isTooDeep
                ? new Block(
                        spec.type(),
                        Block.OPEN_END,
                        "equity is " + spec.percent() + " % or more below its peak of " + peak
                                + "; it must recover, or the strategy be resumed")
                : null;
    }

    @Override
    public boolean watchesEquity() {
        return true;
    }

    @Override
    public Action marked(double equity, long closeTimeMs) {
        peak = Math.max(peak, equity);
        boolean before = isTooDeep;
        isTooDeep = equity <= peak * (1 - spec.percent() / 100);
        return isTooDeep && !before ? spec.action() : null;
    }

    @Override
    public void resumed(double equity) {
        peak = equity;
        isTooDeep = false;
    }
}
