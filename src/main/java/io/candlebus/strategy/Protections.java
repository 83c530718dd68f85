package io.candlebus.strategy;

import java.util.List;

/**
 * A strategy's protections, compiled.
 *
 * @param specs in the order of the document; the first that objects is the one that is named
 * @param slots one for each: of the number it needs, for {@link ProgramRun#number}; −1 when it needs none
 */
public record Protections(List<ProtectionSpec> specs, List<Integer> slots) {
    /** Nothing is kept. */
    public static final Protections NONE = new Protections(List.of(), List.of());

    public Protections {
        specs = List.copyOf(specs);
        slots = List.copyOf(slots);
    }
}
