package io.candlebus.json;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Event;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the leaves of a condition tree: two numbers and how they stand to each other. */
final class ComparisonReader {
    private final Names names;
    private final OperandReader operands;
    private final Findings findings;

    ComparisonReader(Names names, Findings findings) {
        this.names = names;
        this.operands = new OperandReader(names, findings);
        this.findings = findings;
    }

    /**
     * The left side and the way to compare, as written.
     *
     * @param field null when none was given
     * @param lookback candles; on a crossing the stretch in which it happened, else how long ago to compare
     */
    record Left(Node name, Node field, Operators operator, int lookback) {}

    /** The whole comparison; empty when it cannot be read, which is told. */
    Optional<Condition> read(Left left, Fields fields) {
        double epsilon = epsilon(fields, left.operator());
        if (left.operator() == Operators.BETWEEN) {
            return between(left, fields);
        }
        Node right = fields.take("value", "compare_to");
        if (fields.has("compare_to")) {
            findings.info("compare-to", fields.take("compare_to"), "read as \"value\"");
        }
        if (right == null) {
            findings.error("missing-key", fields.node(), "a condition needs \"value\" to compare with");
            return Optional.empty();
        }
        Optional<Operand> own = ownOutput(left, right);
        Optional<Operand> x = own.isPresent() ? ownLine(left) : operands.read(left.name(), left.field());
        Optional<Operand> y = own.isPresent() ? own : operands.read(right);
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                compared(left, x.get(), y.get(), epsilon, fields.node().place()));
    }

    private Condition compared(Left left, Operand x, Operand y, double epsilon, Place place) {
        int back = left.lookback();
        if (left.operator().direction() == null) {
            return new Condition.Compare(ago(x, back), left.operator().comparison(), ago(y, back), epsilon, place);
        }
        Condition cross = new Condition.Cross(x, left.operator().direction(), y, place);
        return back <= 1 ? cross : new Event.Within(cross, new Operand.Constant(back, place), place);
    }

    private Optional<Condition> between(Left left, Fields fields) {
        List<Node> ends = ends(fields);
        Optional<Operand> x = operands.read(left.name(), left.field());
        if (ends.size() != 2) {
            findings.error(
                    "missing-key", fields.node(), "between needs \"value\" with two numbers, or \"min\" and \"max\"");
            return Optional.empty();
        }
        Optional<Operand> low = operands.read(ends.get(0));
        Optional<Operand> high = operands.read(ends.get(1));
        if (x.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        int back = left.lookback();
        return Optional.of(new Condition.Between(
                ago(x.get(), back),
                ago(low.get(), back),
                ago(high.get(), back),
                fields.node().place()));
    }

    private List<Node> ends(Fields fields) {
        Node value = fields.take("value", "compare_to");
        if (value != null && value.is(Node.Kind.LIST)) {
            return value.items();
        }
        Fields holder = value != null && value.is(Node.Kind.OBJECT) ? new Fields(value, findings) : fields;
        Node low = holder.take("min", "low", "lower");
        Node high = holder.take("max", "high", "upper");
        if (holder != fields) {
            holder.tellUnknown();
        }
        return low == null || high == null ? List.of() : List.of(low, high);
    }

    private static Operand ago(Operand x, int candles) {
        if (candles == 0 || x instanceof Operand.Constant) {
            return x;
        }
        boolean added = x instanceof Operand.Ago earlier && earlier.candles() instanceof Operand.Constant;
        Operand from = added ? ((Operand.Ago) x).x() : x;
        double before = added ? ((Operand.Constant) ((Operand.Ago) x).candles()).value() : 0;
        return new Operand.Ago(from, new Operand.Constant(before + candles, x.place()), x.place());
    }

    private double epsilon(Fields fields, Operators operator) {
        Node node = fields.take(Node.Kind.NUMBER, "epsilon");
        if (node == null) {
            return Condition.EPSILON;
        }
        boolean equality = operator == Operators.EQUAL || operator == Operators.NOT_EQUAL;
        if (!equality) {
            findings.warning("unused-epsilon", node, "\"epsilon\" acts on eq and ne only");
            return Condition.EPSILON;
        }
        if (node.number() < 0 || node.number() > 1) {
            findings.error("out-of-range", node, "\"epsilon\" is from 0 to 1");
            return Condition.EPSILON;
        }
        return node.number();
    }

    /** An output of the left side's own indicator, given as the right side: {@code upper}, {@code bb_20_2.upper}. */
    private Optional<Operand> ownOutput(Left left, Node right) {
        if (left.field() != null || !left.name().is(Node.Kind.TEXT) || !right.is(Node.Kind.TEXT)) {
            return Optional.empty();
        }
        String name = left.name().text().strip();
        String value = right.text().strip();
        String output = value.startsWith(name + ".") ? value.substring(name.length() + 1) : value;
        boolean whole = output.length() < value.length();
        String known = names.hasOutput(name, output) ? output : output.toLowerCase(Locale.ROOT);
        boolean own = names.hasOutput(name, known) && (names.isBand(name) || !whole);
        boolean other = !whole && (names.isDeclared(value) || Names.CANDLE_FIELDS.contains(value));
        if (!own || other) {
            return Optional.empty();
        }
        if (!whole) {
            findings.info("own-output", right, "read as \"" + Shown.clipped(name + "." + known) + "\"");
        }
        return Optional.of(new Operand.Name(name + "." + known, right.place()));
    }

    /** What is compared with one of its own outputs: the close for bands, which have no line of their own. */
    private Optional<Operand> ownLine(Left left) {
        if (!names.isBand(left.name().text().strip())) {
            return operands.read(left.name(), null);
        }
        findings.info("band-against-close", left.name(), "a band compared with its own line means the close");
        return Optional.of(new Operand.Name("close", left.name().place()));
    }
}
