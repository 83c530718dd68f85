package io.candlebus.portfolio.protection;

import io.candlebus.strategy.ProtectionSpec;

/** See {@link ProtectionSpec.MaxTrades}. Remembers as many entries as there may be. */
final class MaxTrades implements Protection {
    private final ProtectionSpec.MaxTrades spec;
    private final long[] entries;
    private int oldest;
    private int count;

    MaxTrades(ProtectionSpec.MaxTrades spec) {
        this.spec = spec;
        this.entries = new long[spec.count()];
    }

    @Override
    public Block keepsEntry(Asked asked) {
        if (count < entries.length) {
            return null;
        }
        long untilMs = entries[oldest] + spec.perMs();
        return untilMs > asked.closeTimeMs()
                ? new Block(spec.type(), untilMs, "there were " + spec.count() + " entries in so short a time")
                : null;
    }

    @Override
    public void entered(long closeTimeMs, long candle) {
        if (count < entries.length) {
            entries[count++] = closeTimeMs;
        } else {
            entries[oldest] = closeTimeMs;
            oldest = (oldest + 1) % entries.length;
        }
    }
}
