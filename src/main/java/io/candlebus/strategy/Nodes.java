package io.candlebus.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.ToIntFunction;

/**
 * The small trees over a stage's rows and over earlier stages. Each node has a bit, after those of the stage's rows; parts come
 * before what they are part of. Every node is either a count of its true parts (and, or, at least) or an event that looks
 * back in time. Immutable.
 *
 * <p>Logic is Kleene's: a node is known as soon as no value of its unknown parts could change it.
 */
final class Nodes {
    private static final int SIZE_SHIFT = 16;

    private final int firstBit;
    private final int count;
    private final int events;
    /** By node, of counts: parts needed, and their number above them; of events the complement of the event's index. */
    private final int[] shape;
    /** By node, where its masks begin; one more, where all end. */
    private final int[] begins;
    /** By node, the word of its first mask. */
    private final int[] firstWord;
    /** For each word from a node's first to its last: parts as they are, then negated parts. */
    private final long[] masks;

    private final Events happened;
    private final boolean isOneWord;

    /**
     * @param firstBit of the first node
     * @param bits signed bit of a part: {@code b} for the claim itself, {@code ~b} for its negation
     */
    Nodes(List<Node> nodes, int firstBit, ToIntFunction<Node.Ref> bits) {
        this.firstBit = firstBit;
        count = nodes.size();
        shape = new int[count];
        begins = new int[count + 1];
        firstWord = new int[count];
        happened = new Events(
                nodes.stream().filter(n -> !(n instanceof Node.Count)).toList(), bits);
        long[] all = new long[0];
        int event = 0;
        for (int i = 0; i < count; i++) {
            begins[i] = all.length;
            if (nodes.get(i) instanceof Node.Count counted) {
                shape[i] = counted.needed() | counted.parts().size() << SIZE_SHIFT;
                int[] parts = counted.parts().stream().mapToInt(bits).toArray();
                firstWord[i] = word(parts, Integer.MAX_VALUE, Math::min);
                all = appended(all, parts, firstWord[i]);
            } else {
                shape[i] = ~event++;
            }
        }
        begins[count] = all.length;
        masks = all;
        events = event;
        isOneWord = events == 0 && end() <= Long.SIZE && all.length == 2 * count && count > 0;
    }

    /** How many longs hold so many bits. */
    static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    int count() {
        return count;
    }

    /** The bit after the last node's. */
    int end() {
        return firstBit + count;
    }

    /** Those that look back in time. */
    List<Node> happened() {
        return happened.nodes();
    }

    /** What the event with a bit remembers; null when the bit is that of another node. */
    Events.Recall recall(int bit, Events.Memory memory) {
        int node = bit - firstBit;
        return node < 0 || node >= count || shape[node] >= 0 ? null : happened.recall(~shape[node], memory);
    }

    /** What one run remembers for them. */
    Events.Memory memory() {
        return happened.memory();
    }

    /** Evaluates every node; the rows' bits are set, those of the nodes clear. */
    void evaluate(long[] truth, long[] known, Events.Memory memory) {
        if (isOneWord) {
            evaluateOneWord(truth, known);
            return;
        }
        if (events > 0) {
            memory.candle++;
        }
        for (int i = 0; i < count; i++) {
            int kind = shape[i];
            int result = kind < 0 ? happened.evaluate(~kind, truth, known, memory) : count(i, kind, truth, known);
            int bit = firstBit + i;
            truth[bit >> 6] |= (result & 1L) << bit;
            known[bit >> 6] |= (result >> 1 & 1L) << bit;
        }
    }

    /** The usual case: all bits in the first word, and nothing that looks back. They stay in registers. */
    private void evaluateOneWord(long[] truth, long[] known) {
        long holds = truth[0];
        long isKnown = known[0];
        for (int i = 0, at = 0; i < count; i++, at += 2) {
            long fails = isKnown & ~holds;
            int yes = Long.bitCount(holds & masks[at] | fails & masks[at + 1]);
            int no = Long.bitCount(fails & masks[at] | holds & masks[at + 1]);
            int needed = shape[i] & (1 << SIZE_SHIFT) - 1;
            int reached = needed - 1 - yes >>> 31;
            int outOfReach = (shape[i] >>> SIZE_SHIFT) - no - needed >>> 31;
            int bit = firstBit + i;
            holds |= (long) reached << bit;
            isKnown |= (long) (reached | outOfReach) << bit;
        }
        truth[0] = holds;
        known[0] = isKnown;
    }

    /** Without branches, as in {@link Rows}: an int's sign bit says that it is below zero. */
    private int count(int node, int wanted, long[] truth, long[] known) {
        int yes = 0;
        int no = 0;
        for (int at = begins[node], word = firstWord[node]; at < begins[node + 1]; at += 2, word++) {
            long holds = truth[word];
            long fails = known[word] & ~holds;
            yes += Long.bitCount(holds & masks[at] | fails & masks[at + 1]);
            no += Long.bitCount(fails & masks[at] | holds & masks[at + 1]);
        }
        int needed = wanted & (1 << SIZE_SHIFT) - 1;
        int reached = needed - 1 - yes >>> 31;
        int outOfReach = (wanted >>> SIZE_SHIFT) - no - needed >>> 31;
        return reached | (reached | outOfReach) << 1;
    }

    private static long[] appended(long[] all, int[] parts, int first) {
        if (parts.length == 0) {
            return all;
        }
        int words = word(parts, 0, Math::max) - first + 1;
        long[] longer = Arrays.copyOf(all, all.length + 2 * words);
        for (int signed : parts) {
            int bit = signed < 0 ? ~signed : signed;
            int at = all.length + 2 * (bit / Long.SIZE - first) + (signed < 0 ? 1 : 0);
            longer[at] |= 1L << bit;
        }
        return longer;
    }

    private static int word(int[] parts, int from, IntBinaryOperator choose) {
        int chosen = from;
        for (int signed : parts) {
            chosen = choose.applyAsInt(chosen, (signed < 0 ? ~signed : signed) / Long.SIZE);
        }
        return chosen;
    }
}
