package io.candlebus.portfolio.protection;

import io.candlebus.portfolio.Trade;
import io.candlebus.strategy.ProtectionSpec;

/** See {@link ProtectionSpec.Cooldown}. */
final class Cooldown implements Protection {
    private final ProtectionSpec.Cooldown spec;
    private final long candleMs;
    private boolean began;
    private long lastMs;
    private long lastCandle;

    Cooldown(ProtectionSpec.Cooldown spec, long candleMs) {
        this.spec = spec;
        this.candleMs = candleMs;
    }

    @Override
    public Block keepsEntry(Asked asked) {
        if (!began) {
            return null;
        }
        long left = spec.candles() - (asked.candle() - lastCandle);
        long untilMs = spec.candles() > 0 ? asked.closeTimeMs() + left * candleMs : lastMs + spec.ms();
        return untilMs > asked.closeTimeMs()
                ? new Block(spec.type(), untilMs, "the last entry or exit was a short while ago")
                : null;
    }

    @Override
    public void entered(long closeTimeMs, long candle) {
        began = true;
        lastMs = closeTimeMs;
        lastCandle = candle;
    }

    @Override
    public void closed(Trade trade, long closeTimeMs, long candle) {
        entered(closeTimeMs, candle);
    }
}
