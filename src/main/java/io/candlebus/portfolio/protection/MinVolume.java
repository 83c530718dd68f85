package io.candlebus.portfolio.protection;

import io.candlebus.strategy.ProtectionSpec;

/** See {@link ProtectionSpec.MinVolume}. */
final class MinVolume implements Protection {
    private final ProtectionSpec.MinVolume spec;

    MinVolume(ProtectionSpec.MinVolume spec) {
        this.spec = spec;
    }

    @Override
    public Block keepsEntry(Asked asked) {
        if (asked.volume() >= spec.multiple() * asked.number()) {
            return null;
        }
        String reason = Double.isNaN(asked.number())
                ? "the usual volume is not known yet"
                : "the volume " + asked.volume() + " is less than " + spec.multiple() + " times the usual "
                        + asked.number();
        return new Block(spec.type(), Block.OPEN_END, reason);
    }
}
