package io.candlebus.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The small trees over a program's rows. Each node has a bit, after those of the rows; parts come before what they are part
 * of. Every node is either a count of its true parts (and, or, at least) or a look back in time. Immutable.
 *
 * <p>Logic is Kleene's: a node is known as soon as no value of its unknown parts could change it.
 */
final class Nodes {
    private final int firstBit;
    private final int words;
    private final int count;
    private final int[] needed;
    private final int[] size;
    private final long[] asIs;
    private final long[] negated;
    /** Candles to look back; 0 for counts. */
    private final int[] window;

    private final int[] watched;

    /**
     * @param firstBit number of rows
     * @param bits signed bit of a part
     */
    Nodes(List<Node> nodes, int firstBit, ToIntFunction<Node.Ref> bits) {
        this.firstBit = firstBit;
        count = nodes.size();
        words = words(firstBit + count);
        needed = new int[count];
        size = new int[count];
        asIs = new long[count * words];
        negated = new long[count * words];
        window = new int[count];
        watched = new int[count];
        for (int i = 0; i < count; i++) {
            if (nodes.get(i) instanceof Node.Within within) {
                window[i] = within.candles();
                watched[i] = bits.applyAsInt(within.part());
            } else {
                Node.Count counted = (Node.Count) nodes.get(i);
                needed[i] = counted.needed();
                size[i] = counted.parts().size();
                for (Node.Ref part : counted.parts()) {
                    mark(i, bits.applyAsInt(part));
                }
            }
        }
    }

    /** How many longs hold so many bits. */
    static int words(int bits) {
        return (bits + 63) / 64;
    }

    int count() {
        return count;
    }

    /** Memory of the looks back, for one run. */
    static final class Memory {
        private final long[] lastTrue;
        private final long[] lastUnknown;
        private long candle;

        Memory(Nodes nodes) {
            lastTrue = new long[nodes.count];
            lastUnknown = new long[nodes.count];
            Arrays.fill(lastTrue, Long.MIN_VALUE / 2);
        }
    }

    /** Evaluates every node; the rows' bits are set, those of the nodes clear. */
    void evaluate(long[] truth, long[] known, Memory memory) {
        memory.candle++;
        for (int i = 0; i < count; i++) {
            if (window[i] == 0) {
                count(i, truth, known);
            } else {
                look(i, truth, known, memory);
            }
        }
    }

    /** Without branches, as in {@link Rows}: an int's sign bit says that it is below zero. */
    private void count(int node, long[] truth, long[] known) {
        int yes = 0;
        int no = 0;
        for (int w = 0, at = node * words; w < words; w++, at++) {
            long holds = truth[w];
            long fails = known[w] & ~holds;
            yes += Long.bitCount(holds & asIs[at] | fails & negated[at]);
            no += Long.bitCount(fails & asIs[at] | holds & negated[at]);
        }
        int reached = needed[node] - 1 - yes >>> 31;
        int outOfReach = size[node] - no - needed[node] >>> 31;
        int bit = firstBit + node;
        truth[bit >> 6] |= (long) reached << bit;
        known[bit >> 6] |= (long) (reached | outOfReach) << bit;
    }

    /** What was before the first candle is not known, and counts as such. */
    private void look(int node, long[] truth, long[] known, Memory memory) {
        int signed = watched[node];
        int bit = signed < 0 ? ~signed : signed;
        boolean isKnown = (known[bit >> 6] >>> bit & 1) != 0;
        boolean holds = isKnown && (truth[bit >> 6] >>> bit & 1) != 0 == signed >= 0;
        if (holds) {
            memory.lastTrue[node] = memory.candle;
        } else if (!isKnown) {
            memory.lastUnknown[node] = memory.candle;
        }
        boolean happened = memory.candle - memory.lastTrue[node] < window[node];
        boolean unsure = memory.candle - memory.lastUnknown[node] < window[node];
        set(node, happened, happened || !unsure, truth, known);
    }

    private void set(int node, boolean holds, boolean isKnown, long[] truth, long[] known) {
        int bit = firstBit + node;
        truth[bit >> 6] |= holds ? 1L << bit : 0;
        known[bit >> 6] |= isKnown ? 1L << bit : 0;
    }

    private void mark(int node, int signed) {
        int bit = signed < 0 ? ~signed : signed;
        long[] masks = signed < 0 ? negated : asIs;
        masks[node * words + (bit >> 6)] |= 1L << bit;
    }
}
