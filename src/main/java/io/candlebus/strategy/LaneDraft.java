package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Gathers the numbers, rows and nodes of one timeframe while conditions are compiled into it. Equal claims are kept once.
 */
final class LaneDraft {
    private final ProgramDraft program;
    private final Timeframe on;
    private final List<Lane.Delay> delays = new ArrayList<>();
    private final List<Lane.FieldSlot> fields = new ArrayList<>();
    private final List<Drafted<DraftedStep>> steps = new ArrayList<>();
    private final Map<Row, Integer> rowOf = new LinkedHashMap<>();
    private final Map<Node, Integer> nodeOf = new LinkedHashMap<>();
    private final List<Drafted<Row>> rows = new ArrayList<>();
    private final List<Drafted<Node>> nodes = new ArrayList<>();
    private final Map<Condition, Claimed> claimed = new IdentityHashMap<>();
    /** The numbers that the condition compiled last compares. */
    private List<Value> sides = List.of();

    private List<String> names = List.of();

    /** Something and the stage it belongs to; candles of this timeframe until it is known. */
    private record Drafted<T>(T what, int stage, int warmup) {}

    /** A step as it is, or one that waits for its claim's bit. */
    private record DraftedStep(Lane.Step step, Value.Told told, int from, int to) {}

    /**
     * A condition as compiled.
     *
     * @param ref its claim
     * @param values the numbers that it compares itself, in the order of writing; of a crossing and of steps also those of the candle before
     * @param names what its two sides are called when that is not as written; else empty
     */
    record Claimed(Node.Ref ref, List<Value> values, List<String> names) {}

    LaneDraft(ProgramDraft program, Timeframe on) {
        this.program = program;
        this.on = on;
    }

    Timeframe timeframe() {
        return on;
    }

    List<Lane.Delay> delays() {
        return delays;
    }

    List<Lane.FieldSlot> fields() {
        return fields;
    }

    void add(int stage, Lane.Step step) {
        steps.add(new Drafted<>(new DraftedStep(step, null, 0, 0), stage, 0));
    }

    void add(int stage, Value.Told told, int from, int to) {
        steps.add(new Drafted<>(new DraftedStep(null, told, from, to), stage, 0));
    }

    /** Compiles a condition. */
    Node.Ref add(Condition condition) {
        Node.Ref ref = condition.addTo(this);
        boolean leaf = condition.parts().isEmpty();
        claimed.put(condition, new Claimed(ref, leaf ? sides : List.of(), leaf ? names : List.of()));
        names = List.of();
        return ref;
    }

    /** What became of a condition that was compiled here; null when it was not. */
    Claimed claimed(Condition condition) {
        return claimed.get(condition);
    }

    Node.Ref compare(Condition.Compare c) {
        ProgramDraft.Pair pair = program.pair(c.left(), c.right(), on, c.place());
        Row row = Row.comparison(slot(pair.left()), c.comparison(), slot(pair.right()), c.epsilon());
        Node.Ref ref = row(row, List.of(pair.left(), pair.right()));
        names = pair.names();
        return ref;
    }

    Node.Ref cross(Condition.Cross c) {
        ProgramDraft.Pair pair = program.pair(c.left(), c.right(), on, c.place());
        Value leftBefore = Value.delayed(pair.left(), 1, on);
        Value rightBefore = Value.delayed(pair.right(), 1, on);
        Row row =
                Row.crossing(slot(pair.left()), slot(pair.right()), slot(leftBefore), slot(rightBefore), c.direction());
        Node.Ref ref = row(row, List.of(pair.left(), pair.right(), leftBefore, rightBefore));
        names = pair.names();
        return ref;
    }

    Node.Ref between(Condition.Between c) {
        Value x = program.read(c.x(), on).value();
        Value low = program.read(c.low(), on).value();
        Value high = program.read(c.high(), on).value();
        program.level(x, low);
        program.level(x, high);
        return row(Row.range(slot(x), slot(low), slot(high)), List.of(x, low, high));
    }

    Node.Ref atLeast(Condition.AtLeast c) {
        return count(program.numbers().count(c), c.conditions());
    }

    /** At least so many of the parts; the same part given twice counts twice. */
    Node.Ref count(int needed, List<Condition> parts) {
        List<Node.Ref> refs = new ArrayList<>();
        Set<Node.Ref> seen = new HashSet<>();
        Map<Node.Ref, Node.Ref> newest = new HashMap<>();
        for (Condition part : parts) {
            Node.Ref ref = add(part);
            Node.Ref own = newest.getOrDefault(ref, ref);
            while (!seen.add(own)) {
                own = node(new Node.Count(1, List.of(own)), warmup(own));
            }
            newest.put(ref, own);
            refs.add(own);
        }
        return count(needed, refs, 0);
    }

    private Node.Ref count(int needed, List<Node.Ref> refs, int more) {
        if (refs.size() == 1 && needed == 1) {
            return refs.get(0);
        }
        int longest = refs.stream().mapToInt(this::warmup).max().orElse(1);
        return node(new Node.Count(needed, List.copyOf(refs)), Warmup.sum(longest, more));
    }

    Node.Ref within(Event.Within c) {
        Node.Ref part = add(c.condition());
        return lately(part, program.numbers().candles(c.candles(), 0));
    }

    /** On each of n candles: not on any of them not. */
    Node.Ref held(Event.Held c) {
        Node.Ref part = add(c.condition());
        return lately(part.not(), program.numbers().candles(c.candles(), 1)).not();
    }

    private Node.Ref lately(Node.Ref part, int candles) {
        return candles <= 1 ? part : node(new Node.Within(part, candles), Warmup.sum(warmup(part), candles - 1));
    }

    Node.Ref once(Event.Once c) {
        return once(add(c.condition()));
    }

    private Node.Ref once(Node.Ref part) {
        Node.Ref before = node(new Node.Before(part), Warmup.sum(warmup(part), 1));
        return count(2, List.of(part, before.not()), 0);
    }

    Node.Ref sequence(Event.Sequence c) {
        List<Node.Ref> parts = c.conditions().stream().map(this::add).toList();
        int candles = program.numbers().candles(c.candles(), 1);
        int longest = parts.stream().mapToInt(this::warmup).max().orElse(1);
        return node(new Node.Sequence(parts, candles), Warmup.sum(longest, candles - 1));
    }

    /** Every step of the stretch is a comparison with the value before. */
    Node.Ref steps(Event.Steps c) {
        Value x = program.read(c.x(), on).value();
        int candles = program.numbers().candles(c.candles(), 1);
        Value before = Value.delayed(x, 1, on);
        Condition.Comparison way = c.up() ? Condition.Comparison.GREATER : Condition.Comparison.LESS;
        Node.Ref step = row(Row.comparison(slot(x), way, slot(before), 0), List.of(x, before));
        return lately(step.not(), candles).not();
    }

    /** Told as a number: on one of the last one candles it was true. */
    Node.Ref onHigher(Event.OnHigher c) {
        Timeframe higher = program.numbers().higher(c.timeframe(), on, c.place());
        if (higher == on) {
            return add(c.condition());
        }
        LaneDraft lane = program.lane(higher);
        Node.Ref ref = lane.add(c.condition());
        Value told = new Value.Told(TallyKind.COUNT, ref, null, 1, 0, higher, lane.warmup(ref));
        Row row =
                Row.comparison(slot(told), Condition.Comparison.EQUAL, slot(new Value.Constant(1)), Condition.EPSILON);
        return row(row, List.of(told, new Value.Constant(1)));
    }

    private int slot(Value value) {
        return program.slots().of(value);
    }

    private Node.Ref row(Row row, List<Value> values) {
        sides = values;
        int warmup = values.stream()
                .mapToInt(v -> Warmup.of(v, on, program.base()))
                .max()
                .orElse(1);
        int stage =
                row.slots().map(slot -> program.slots().stage(slot, on)).max().orElse(0);
        int index = rowOf.computeIfAbsent(row, r -> {
            rows.add(new Drafted<>(row, stage, warmup));
            return rows.size() - 1;
        });
        return new Node.Ref(false, index, false);
    }

    private Node.Ref node(Node node, int warmup) {
        int stage = node.refs().stream().mapToInt(this::stage).max().orElse(0);
        int index = nodeOf.computeIfAbsent(node, n -> {
            nodes.add(new Drafted<>(node, stage, warmup));
            return nodes.size() - 1;
        });
        return new Node.Ref(true, index, false);
    }

    /** The stage after which a claim's bit is there. */
    int stage(Node.Ref ref) {
        return drafted(ref).stage();
    }

    /** Candles of this timeframe until a claim is known. */
    int warmup(Node.Ref ref) {
        return drafted(ref).warmup();
    }

    private Drafted<?> drafted(Node.Ref ref) {
        return (ref.isNode() ? nodes : rows).get(ref.index());
    }

    /** Everything in its final place. */
    Finished finish() {
        int last = 0;
        for (List<? extends Drafted<?>> all : List.of(steps, rows, nodes)) {
            last = Math.max(last, all.stream().mapToInt(Drafted::stage).max().orElse(0));
        }
        int[] rowBits = new int[rows.size()];
        int[] nodeBits = new int[nodes.size()];
        Finished finished = new Finished(rowBits, nodeBits, new ArrayList<>());
        int firstBit = 0;
        for (int stage = 0; stage <= last; stage++) {
            Lane.Stage laid = laid(stage, firstBit, finished);
            finished.stages().add(laid);
            firstBit = Nodes.words(laid.nodes().end()) * Long.SIZE;
        }
        return finished;
    }

    Lane lane(Finished finished) {
        return new Lane(on, delays, fields, finished.stages());
    }

    private Lane.Stage laid(int stage, int firstBit, Finished finished) {
        List<Integer> order = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).stage() == stage)
                .boxed()
                .sorted((a, b) ->
                        rows.get(a).what().kind().compareTo(rows.get(b).what().kind()))
                .toList();
        IntStream.range(0, order.size()).forEach(i -> finished.rowBits[order.get(i)] = firstBit + i);
        List<Node> here = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).stage() == stage) {
                finished.nodeBits[i] = firstBit + order.size() + here.size();
                here.add(nodes.get(i).what());
            }
        }
        List<Lane.Step> steps = this.steps.stream()
                .filter(s -> s.stage() == stage)
                .map(s -> step(s.what(), finished))
                .toList();
        Rows laid = new Rows(order.stream().map(i -> rows.get(i).what()).toList(), firstBit);
        return new Lane.Stage(steps, laid, new Nodes(here, firstBit + order.size(), finished::bit));
    }

    private static Lane.Step step(DraftedStep drafted, Finished finished) {
        Value.Told told = drafted.told();
        return told == null
                ? drafted.step()
                : new Lane.ToldStep(
                        told.kind(),
                        finished.bit(told.claim()),
                        drafted.from(),
                        told.candles(),
                        told.occurrence(),
                        drafted.to());
    }

    /**
     * @param rowBits bit of each row, in order of drafting
     * @param nodeBits likewise of each node
     */
    record Finished(int[] rowBits, int[] nodeBits, List<Lane.Stage> stages) {
        /** The signed bit of a claim. */
        int bit(Node.Ref ref) {
            int bit = (ref.isNode() ? nodeBits : rowBits)[ref.index()];
            return ref.negated() ? ~bit : bit;
        }
    }
}
