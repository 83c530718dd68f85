package io.candlebus.json;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Limits;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.expression.ExpressionParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads condition trees, and the conditions written as text inside them. */
final class ConditionReader {
    private static final List<String> LOGIC_WORDS = List.of("AND", "OR", "AT_LEAST");

    private final ComparisonReader comparisons;
    private final Models models;
    private final Findings findings;
    private Weights weights;
    private int nodes;

    ConditionReader(Names names, Models models, Findings findings) {
        this.models = models;
        this.comparisons = new ComparisonReader(names, findings);
        this.findings = findings;
        this.weights = new Weights(null, findings);
    }

    /** From here on conditions are those of a signal with such weights. */
    void weigh(Weights signal) {
        weights = signal;
    }

    /** A tree node: a text, a comparison or a group. Empty when it cannot be read, which is told. */
    Optional<Condition> read(Node node) {
        if (++nodes > Limits.MAX_CONDITIONS) {
            if (nodes == Limits.MAX_CONDITIONS + 1) {
                findings.error(
                        "condition-limit",
                        node,
                        "a document has at most " + Limits.MAX_CONDITIONS + " conditions and groups");
            }
            return Optional.empty();
        }
        if (node.is(Node.Kind.TEXT)) {
            return text(node);
        }
        if (!node.is(Node.Kind.OBJECT)) {
            findings.error(
                    "wrong-kind",
                    node,
                    "a condition is an object or a text, not " + node.kind().phrase());
            return Optional.empty();
        }
        Fields fields = new Fields(node, findings);
        fields.keep("description", "comment");
        Node id = fields.take("id");
        Node name = fields.take("name");
        Node weight = fields.take("weight");
        boolean inverted = fields.flag("inverted", false);
        Optional<Condition> read = untangled(fields);
        fields.tellUnknown();
        return read.map(c -> inverted ? new Condition.Not(c, node.place()) : c)
                .map(c -> weights.weighted(c, weight, id, name));
    }

    private Optional<Condition> untangled(Fields fields) {
        Node expression = fields.take("expression", "when");
        if (expression != null) {
            return fields.isOf(Node.Kind.TEXT, expression) ? text(expression) : Optional.empty();
        }
        return fields.has("conditions") || fields.has("logic") ? group(fields) : comparison(fields);
    }

    /** A condition written as text. */
    Optional<Condition> text(Node node) {
        Optional<Condition> read = ExpressionParser.condition(node.text(), node.pointer(), findings::add);
        nodes += read.map(Condition::conditionCount).orElse(1) - 1;
        if (nodes > Limits.MAX_CONDITIONS && read.isPresent()) {
            findings.error(
                    "condition-limit",
                    node,
                    "a document has at most " + Limits.MAX_CONDITIONS + " conditions and groups");
            nodes = Limits.MAX_CONDITIONS + 1;
            return Optional.empty();
        }
        return read.filter(models::isFreeOf);
    }

    /** Several conditions under {@code logic}, AND when nothing is said; the seed also writes {@code operator}. */
    Optional<Condition> group(Fields fields) {
        Node logic = fields.take(Node.Kind.TEXT, "logic");
        Node operator = fields.take(Node.Kind.TEXT, "operator");
        Node word = logic == null ? operator : logic;
        if (logic == null && operator != null) {
            findings.info("group-operator", operator, "read as the logic of its group");
        }
        Node count = fields.take("count");
        List<Condition> parts = parts(fields.take(Node.Kind.LIST, "conditions"), fields);
        String wanted = word == null ? "AND" : word.text().strip().toUpperCase(Locale.ROOT);
        if (!LOGIC_WORDS.contains(wanted)) {
            findings.error(
                    "unknown-logic",
                    word,
                    "logic is AND, OR or AT_LEAST, not \"" + Shown.clipped(word.text()) + "\"",
                    findings.question(word.text(), () -> LOGIC_WORDS));
            return Optional.empty();
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(grouped(wanted, count, parts, fields.node()));
    }

    private List<Condition> parts(Node list, Fields fields) {
        if (list == null || list.items().isEmpty()) {
            findings.error("no-conditions", fields.node(), "a group needs a list of at least one condition");
            return List.of();
        }
        List<Condition> parts = new ArrayList<>();
        list.items().forEach(item -> read(item).ifPresent(parts::add));
        return parts;
    }

    private Condition grouped(String word, Node count, List<Condition> parts, Node at) {
        if (!word.equals("AT_LEAST")) {
            return word.equals("OR") ? new Condition.Any(parts, at.place()) : new Condition.All(parts, at.place());
        }
        int most = at.member("conditions").items().size();
        return count(count, most, at)
                .map(needed -> new Condition.AtLeast(needed, parts, at.place()))
                .orElse(null);
    }

    /** What is no literal is looked at once names have a meaning. */
    private Optional<Operand> count(Node count, int most, Node at) {
        if (count != null && count.is(Node.Kind.TEXT)) {
            Optional<Operand> told = ExpressionParser.operand(count.text(), count.pointer(), findings::add);
            return told.filter(x -> !(x instanceof Operand.Constant literal) || isCount(literal.value(), most, at));
        }
        double needed = count != null && count.is(Node.Kind.NUMBER) ? count.number() : -1;
        return isCount(needed, most, at) ? Optional.of(new Operand.Constant(needed, count.place())) : Optional.empty();
    }

    private boolean isCount(double needed, int most, Node at) {
        boolean is = needed == Math.rint(needed) && needed >= 1 && needed <= most;
        if (!is) {
            findings.error("out-of-range", at, "AT_LEAST needs \"count\", from 1 to the number of its conditions");
        }
        return is;
    }

    private Optional<Condition> comparison(Fields fields) {
        Node name = fields.take("indicator", "left");
        Node field = fields.take(Node.Kind.TEXT, "field", "output");
        Node operator = fields.take(Node.Kind.TEXT, "operator");
        int lookback = fields.wholeNumber("lookback", 0, Limits.MAX_LOOKBACK, "lookback-limit");
        if (name == null || operator == null) {
            fields.keep("value", "compare_to", "epsilon", "min", "max");
            findings.error(
                    "missing-key",
                    fields.node(),
                    "a condition needs \"" + (name == null ? "indicator" : "operator") + "\"");
            return Optional.empty();
        }
        Optional<Operators> known = Operators.of(operator.text());
        if (known.isEmpty()) {
            fields.keep("value", "compare_to", "epsilon", "min", "max");
            findings.error(
                    "unknown-operator",
                    operator,
                    "no operator is called \"" + Shown.clipped(operator.text()) + "\"",
                    findings.question(operator.text(), () -> Operators.allWords()));
            return Optional.empty();
        }
        return comparisons
                .read(new ComparisonReader.Left(name, field, known.get(), lookback), fields)
                .filter(models::isFreeOf);
    }
}
