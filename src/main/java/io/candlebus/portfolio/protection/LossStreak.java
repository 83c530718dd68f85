package io.candlebus.portfolio.protection;

import io.candlebus.portfolio.Trade;
import io.candlebus.strategy.ProtectionSpec;

/** See {@link ProtectionSpec.LossStreak}. */
final class LossStreak implements Protection {
    private final ProtectionSpec.LossStreak spec;
    private int losses;
    private long untilMs = Long.MIN_VALUE;

    LossStreak(ProtectionSpec.LossStreak spec) {
        this.spec = spec;
    }

    @Override
    public Block keepsEntry(Asked asked) {
        return untilMs > asked.closeTimeMs()
                ? new Block(spec.type(), untilMs, "the last " + spec.count() + " trades lost")
                : null;
    }

    @Override
    public void closed(Trade trade, long closeTimeMs, long candle) {
        losses = trade.profit() < 0 ? losses + 1 : 0;
        if (losses == spec.count()) {
            losses = 0;
            untilMs = closeTimeMs + spec.ms();
        }
    }
}
