package io.candlebus.api;

import java.util.List;

/**
 * What became of a document that was to replace another.
 *
 * @param revision the newest one now
 * @param changed false when the document says what the newest revision says already, so that none was made
 * @param swaps what took over where; empty while the strategy does not run
 * @param difference to the revision before; null when nothing changed, or when the one before cannot run
 */
public record Revised(Revision revision, boolean changed, List<Swap> swaps, Difference difference) {
    public Revised {
        swaps = List.copyOf(swaps);
    }

    /** The same with a difference. */
    public Revised with(Difference to) {
        return new Revised(revision, changed, swaps, to);
    }
}
