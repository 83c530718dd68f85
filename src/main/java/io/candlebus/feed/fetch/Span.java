package io.candlebus.feed.fetch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A stretch of candles: all that open in {@code [fromMs, toMs)}. */
public record Span(long fromMs, long toMs) {
    boolean isEmpty() {
        return fromMs >= toMs;
    }

    /** What of it is later than a time. */
    Span from(long timeMs) {
        return new Span(Math.max(fromMs, timeMs), toMs);
    }

    /** The smallest one that holds both, with whatever lies between them. */
    Span with(Span other) {
        return new Span(Math.min(fromMs, other.fromMs), Math.max(toMs, other.toMs));
    }

    /** The parts of it that none of the others holds, ascending. */
    List<Span> without(Collection<Span> others) {
        List<Span> left = new ArrayList<>();
        long atMs = fromMs;
        for (Span other :
                others.stream().sorted(Comparator.comparingLong(Span::fromMs)).toList()) {
            if (other.fromMs > atMs && atMs < toMs) {
                left.add(new Span(atMs, Math.min(other.fromMs, toMs)));
            }
            atMs = Math.max(atMs, other.toMs);
        }
        if (atMs < toMs) {
            left.add(new Span(atMs, toMs));
        }
        return left;
    }
}
