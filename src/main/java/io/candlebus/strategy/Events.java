package io.candlebus.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The nodes of a stage that look back in time. What was before the first candle is not known, and counts as such. Immutable;
 * what a run remembers is in its {@link Memory}.
 */
final class Events {
    /** Bits of a result: whether it is true, and whether it is known. */
    static final int TRUE = 1;

    static final int KNOWN = 2;

    private final Node[] nodes;
    /** By event, the signed bits of its parts. */
    private final int[][] parts;
    /** By event, where its memory begins. */
    private final int[] begins;

    private final int size;

    Events(List<Node> events, ToIntFunction<Node.Ref> bits) {
        nodes = events.toArray(Node[]::new);
        parts = events.stream()
                .map(e -> e.refs().stream().mapToInt(bits).toArray())
                .toArray(int[][]::new);
        begins = new int[nodes.length];
        int at = 0;
        for (int i = 0; i < nodes.length; i++) {
            begins[i] = at;
            at += size(nodes[i]);
        }
        size = at;
    }

    List<Node> nodes() {
        return List.of(nodes);
    }

    /**
     * What an event remembers, for whoever explains it.
     *
     * @param sinceTrue of a look back, candles since its part was last true, 0 for this candle; −1 when it never was
     * @param sinceUnknown likewise since it was last unknown, as it counts as before the first candle
     * @param steps of a sequence, how many of its first steps are done within its stretch; the last one is never among them
     */
    record Recall(Node node, long sinceTrue, long sinceUnknown, int steps) {}

    Recall recall(int event, Memory memory) {
        Node node = nodes[event];
        int at = begins[event];
        if (node instanceof Node.Within) {
            boolean ever = memory.state[at] >= 0;
            return new Recall(
                    node, ever ? memory.candle - memory.state[at] : -1, memory.candle - memory.state[at + 1], 0);
        }
        int steps = 0;
        if (node instanceof Node.Sequence sequence) {
            int stages = sequence.parts().size() - 1;
            while (steps < stages && memory.candle - memory.state[at + steps] < sequence.candles()) {
                steps++;
            }
        }
        return new Recall(node, -1, -1, steps);
    }

    /** How many longs an event remembers. */
    static int size(Node event) {
        if (event instanceof Node.Sequence sequence) {
            return 2 * (sequence.parts().size() - 1);
        }
        return event instanceof Node.Within ? 2 : 1;
    }

    /** What one run remembers. */
    static final class Memory {
        private final long[] state;
        /** Number of the candle that is being evaluated, from 0. */
        long candle = -1;

        private Memory(int size) {
            state = new long[size];
        }

        /** Remembers the same as another one of the same events. */
        void copy(Memory other) {
            System.arraycopy(other.state, 0, state, 0, state.length);
            candle = other.candle;
        }
    }

    Memory memory() {
        Memory memory = new Memory(size);
        for (int i = 0; i < nodes.length; i++) {
            begin(nodes[i], memory.state, begins[i]);
        }
        return memory;
    }

    private static void begin(Node event, long[] state, int at) {
        if (event instanceof Node.Within) {
            state[at] = Long.MIN_VALUE / 2;
            state[at + 1] = -1;
        } else if (event instanceof Node.Sequence sequence) {
            int stages = sequence.parts().size() - 1;
            Arrays.fill(state, at, at + stages, Long.MIN_VALUE / 2);
            for (int i = 0; i < stages; i++) {
                state[at + stages + i] = -1 - i;
            }
        }
    }

    /** Takes in a candle, and tells {@link #TRUE} and {@link #KNOWN}. */
    int evaluate(int event, long[] truth, long[] known, Memory memory) {
        Node node = nodes[event];
        int[] bits = parts[event];
        int at = begins[event];
        if (node instanceof Node.Within within) {
            return within(within.candles(), read(bits[0], truth, known), memory, at);
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence(sequence.candles(), bits, truth, known, memory, at);
        }
        int before = (int) memory.state[at];
        memory.state[at] = read(bits[0], truth, known);
        return before;
    }

    private static int within(int candles, int now, Memory memory, int at) {
        long[] state = memory.state;
        if ((now & TRUE) != 0) {
            state[at] = memory.candle;
        } else if ((now & KNOWN) == 0) {
            state[at + 1] = memory.candle;
        }
        if (memory.candle - state[at] < candles) {
            return TRUE | KNOWN;
        }
        return memory.candle - state[at + 1] < candles ? 0 : KNOWN;
    }

    /**
     * Remembers, for each beginning of the sequence that is complete so far, the latest candle on which it can have begun: once
     * counting what was certainly true, once what may have been.
     */
    private static int sequence(int candles, int[] bits, long[] truth, long[] known, Memory memory, int at) {
        int stages = bits.length - 1;
        int last = read(bits[stages], truth, known);
        long[] state = memory.state;
        boolean certain = memory.candle - state[at + stages - 1] < candles;
        boolean possible = memory.candle - state[at + 2 * stages - 1] < candles;
        for (int i = stages - 1; i >= 0; i--) {
            int now = read(bits[i], truth, known);
            if ((now & TRUE) != 0) {
                state[at + i] = Math.max(state[at + i], i == 0 ? memory.candle : state[at + i - 1]);
            }
            if (now != KNOWN) {
                int may = at + stages + i;
                state[may] = Math.max(state[may], i == 0 ? memory.candle : state[may - 1]);
            }
        }
        if (last == KNOWN || !possible) {
            return KNOWN;
        }
        return (last & TRUE) != 0 && certain ? TRUE | KNOWN : 0;
    }

    /** A claim's bits; TRUE never without KNOWN. */
    static int read(int signed, long[] truth, long[] known) {
        int bit = signed < 0 ? ~signed : signed;
        int isKnown = (int) (known[bit >> 6] >>> bit & 1);
        int holds = (int) (truth[bit >> 6] >>> bit & 1) ^ (signed < 0 ? 1 : 0);
        return isKnown == 0 ? 0 : holds | KNOWN;
    }
}
