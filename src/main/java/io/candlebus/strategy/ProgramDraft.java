package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Gathers the rows and nodes of one strategy while its conditions are compiled into it. Equal claims are kept once.
 */
final class ProgramDraft {
    private final Names names;
    private final Timeframe base;
    private final SlotTable slots;
    private final Reports reports;
    private final Map<Row, Integer> rows = new LinkedHashMap<>();
    private final Map<Node, Integer> nodes = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> rowWarmups = new ArrayList<>();
    private final List<Integer> nodeWarmups = new ArrayList<>();
    private final Map<Value, Set<Double>> levels = new HashMap<>();
    private Map<String, Integer> readings = new LinkedHashMap<>();

    ProgramDraft(Names names, Timeframe base, Reports reports) {
        this.names = names;
        this.base = base;
        this.reports = reports;
        this.slots = new SlotTable(base);
    }

    Timeframe timeframe() {
        return base;
    }

    SlotTable slots() {
        return slots;
    }

    /** Constants that conditions compare a value with, ascending. */
    List<Double> levels(Value value) {
        return List.copyOf(levels.getOrDefault(value, Set.of()));
    }

    /** The named numbers looked at since the last call: slots by name as written, in order of appearance. */
    Map<String, Integer> takeReadings() {
        Map<String, Integer> taken = readings;
        readings = new LinkedHashMap<>();
        return taken;
    }

    Node.Ref compare(Condition.Compare c) {
        Pair pair = pair(c.left(), c.right(), c.place());
        Row row = Row.comparison(slots.of(pair.left), c.comparison(), slots.of(pair.right), c.epsilon());
        return row(row, c.text(), Math.max(warmup(pair.left), warmup(pair.right)));
    }

    Node.Ref cross(Condition.Cross c) {
        Pair pair = pair(c.left(), c.right(), c.place());
        Value leftBefore = Value.delayed(pair.left, 1, base);
        Value rightBefore = Value.delayed(pair.right, 1, base);
        Row row = Row.crossing(
                slots.of(pair.left), slots.of(pair.right), slots.of(leftBefore), slots.of(rightBefore), c.direction());
        return row(row, c.text(), Math.max(warmup(leftBefore), warmup(rightBefore)));
    }

    Node.Ref between(Condition.Between c) {
        Value x = read(c.x()).value();
        Value low = read(c.low()).value();
        Value high = read(c.high()).value();
        level(x, low);
        level(x, high);
        return row(
                Row.range(slots.of(x), slots.of(low), slots.of(high)),
                c.text(),
                Math.max(warmup(x), Math.max(warmup(low), warmup(high))));
    }

    /** At least so many of the parts; the same part given twice counts twice. */
    Node.Ref count(int needed, List<Condition> parts) {
        List<Node.Ref> refs = new ArrayList<>();
        Set<Node.Ref> seen = new HashSet<>();
        for (Condition part : parts) {
            Node.Ref ref = part.addTo(this);
            while (!seen.add(ref)) {
                ref = node(new Node.Count(1, List.of(ref)), warmup(ref));
            }
            refs.add(ref);
        }
        if (refs.size() == 1 && needed == 1) {
            return refs.get(0);
        }
        int longest = refs.stream().mapToInt(this::warmup).max().orElse(1);
        return node(new Node.Count(needed, List.copyOf(refs)), longest);
    }

    Node.Ref within(Condition.Within c) {
        Node.Ref part = c.condition().addTo(this);
        if (c.candles() < 0 || c.candles() > Limits.MAX_LOOKBACK) {
            reports.error(
                    "lookback-limit",
                    c.place(),
                    "looks back " + c.candles() + " candles; 0 to " + Limits.MAX_LOOKBACK + " are possible");
            return part;
        }
        return c.candles() <= 1 ? part : node(new Node.Within(part, c.candles()), warmup(part) + c.candles() - 1);
    }

    /** Candles of the strategy's timeframe until a value is known. */
    int warmup(Value value) {
        return Value.warmupOn(base, value, base);
    }

    int warmup(Node.Ref ref) {
        return (ref.isNode() ? nodeWarmups : rowWarmups).get(ref.index());
    }

    /** Everything in its final place. */
    Finished finish() {
        List<Row> drafted = new ArrayList<>(rows.keySet());
        List<Integer> order = IntStream.range(0, drafted.size())
                .boxed()
                .sorted(Comparator.comparing(i -> drafted.get(i).kind()))
                .toList();
        Rows laid = new Rows(order.stream().map(drafted::get).toList());
        int[] bitOf = new int[drafted.size()];
        IntStream.range(0, order.size()).forEach(bit -> bitOf[order.get(bit)] = bit);
        List<ConditionRow> conditions = IntStream.range(0, drafted.size())
                .mapToObj(i -> new ConditionRow(
                        texts.get(i),
                        bitOf[i],
                        drafted.get(i).left(),
                        drafted.get(i).right()))
                .toList();
        return new Finished(laid, List.copyOf(nodes.keySet()), bitOf, conditions);
    }

    /**
     * @param bitOf bit of each row, in order of drafting
     * @param conditions rows in order of drafting
     */
    record Finished(Rows rows, List<Node> nodes, int[] bitOf, List<ConditionRow> conditions) {
        /** The signed bit of a claim. */
        int bit(Node.Ref ref) {
            int bit = ref.isNode() ? rows.count() + ref.index() : bitOf[ref.index()];
            return ref.negated() ? ~bit : bit;
        }

        Nodes laidNodes() {
            return new Nodes(nodes, rows.count(), this::bit);
        }
    }

    private record Pair(Value left, Value right) {}

    private Pair pair(Operand left, Operand right, Place place) {
        Pair pair = Bands.settle(names, left, right, base, place, reports)
                .map(settled -> {
                    readings.put(settled.leftName(), slots.of(settled.left()));
                    readings.put(right.text(), slots.of(settled.right()));
                    return new Pair(settled.left(), settled.right());
                })
                .orElseGet(() -> new Pair(read(left).value(), read(right).value()));
        level(pair.left, pair.right);
        level(pair.right, pair.left);
        return pair;
    }

    private Meaning read(Operand operand) {
        Meaning meaning = names.meaning(operand, base);
        if (!(operand instanceof Operand.Constant)) {
            readings.put(operand.text(), slots.of(meaning.value()));
        }
        return meaning;
    }

    private void level(Value value, Value against) {
        if (against instanceof Value.Constant constant && Double.isFinite(constant.value())) {
            levels.computeIfAbsent(value, v -> new TreeSet<>()).add(constant.value());
        }
    }

    private Node.Ref row(Row row, String text, int warmup) {
        int index = rows.computeIfAbsent(row, r -> {
            texts.add(text);
            rowWarmups.add(warmup);
            return rows.size();
        });
        return new Node.Ref(false, index, false);
    }

    private Node.Ref node(Node node, int warmup) {
        int index = nodes.computeIfAbsent(node, n -> {
            nodeWarmups.add(warmup);
            return nodes.size();
        });
        return new Node.Ref(true, index, false);
    }
}
