package io.candlebus.portfolio.protection;

import io.candlebus.strategy.ProtectionSpec;

/** See {@link ProtectionSpec.MinConfidence}. */
final class MinConfidence implements Protection {
    private final ProtectionSpec.MinConfidence spec;

    MinConfidence(ProtectionSpec.MinConfidence spec) {
        this.spec = spec;
    }

    @Override
    public Block keepsEntry(Asked asked) {
        if (asked.confidence() >= spec.value()) {
            return null;
        }
        String own = Double.isNaN(asked.confidence()) ? "unknown" : Double.toString(asked.confidence());
        return new Block(
                spec.type(), Block.OPEN_END, "its confidence is " + own + ", and " + spec.value() + " is the least");
    }
}
