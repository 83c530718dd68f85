package io.candlebus.portfolio.protection;

import io.candlebus.strategy.ProtectionSpec;

/** See {@link ProtectionSpec.MinInterval}. */
final class MinInterval implements Protection {
    private static final long NEVER = Long.MIN_VALUE;

    private final ProtectionSpec.MinInterval spec;
    private long enteredMs = NEVER;
    private long exitedMs = NEVER;

    MinInterval(ProtectionSpec.MinInterval spec) {
        this.spec = spec;
    }

    @Override
    public Block keepsEntry(Asked asked) {
        return keeps(enteredMs, spec.entriesMs(), asked, "entry");
    }

    @Override
    public Block keepsExit(Asked asked) {
        return keeps(exitedMs, spec.exitsMs(), asked, "exit");
    }

    private Block keeps(long lastMs, long intervalMs, Asked asked, String what) {
        return lastMs != NEVER && lastMs + intervalMs > asked.closeTimeMs()
                ? new Block(spec.type(), lastMs + intervalMs, "the last " + what + " was a short while ago")
                : null;
    }

    @Override
    public void entered(long closeTimeMs, long candle) {
        enteredMs = closeTimeMs;
    }

    @Override
    public void exited(long closeTimeMs) {
        exitedMs = closeTimeMs;
    }
}
