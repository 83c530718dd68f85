package io.candlebus.json;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Confidence;
import io.candlebus.strategy.Limits;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.expression.ExpressionParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rules. */
final class SignalReader {
    private final ConditionReader conditions;
    private final Findings findings;
    private final Set<String> ids = new HashSet<>();

    SignalReader(Names names, Models models, Findings findings) {
        this.conditions = new ConditionReader(names, models, findings);
        this.findings = findings;
    }

    /** All that can be read, in order; what cannot is told. */
    List<SignalSpec> read(Node signals) {
        List<SignalSpec> read = new ArrayList<>();
        if (signals.items().size() > Limits.MAX_SIGNALS) {
            findings.error(
                    "signal-limit",
                    signals,
                    "a document has at most " + Limits.MAX_SIGNALS + " signals, this one has "
                            + signals.items().size());
            return read;
        }
        for (Node item : signals.items()) {
            if (item.is(Node.Kind.OBJECT)) {
                signal(item).ifPresent(read::add);
            } else {
                findings.error(
                        "wrong-kind",
                        item,
                        "a signal is an object, not " + item.kind().phrase());
            }
        }
        return read;
    }

    private Optional<SignalSpec> signal(Node node) {
        Fields fields = new Fields(node, findings);
        fields.keep("description", "comment");
        String id = id(fields);
        String name = fields.text("name", id);
        Optional<SignalSpec.Type> type = type(fields);
        Side side = side(fields, type);
        Node given = fields.take("confidence");
        Weights weights = new Weights(fields.take(Node.Kind.OBJECT, "confidence_calculation"), findings);
        conditions.weigh(weights);
        boolean edge = fields.flag("edge", false);
        boolean enabled = fields.flag("enabled", true);
        Optional<Condition> when = condition(fields);
        weights.tellUnused(given);
        Optional<Confidence> confidence = confidence(given, weights);
        fields.tellUnknown();
        if (!enabled) {
            findings.info("left-out", node, "\"" + Shown.clipped(id) + "\" is not enabled, and is left out");
            return Optional.empty();
        }
        if (type.isEmpty() || when.isEmpty() || confidence.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SignalSpec(id, name, type.get(), side, when.get(), confidence.get(), edge, node.place()));
    }

    private String id(Fields fields) {
        Node node = fields.take(Node.Kind.TEXT, "id");
        if (node == null) {
            findings.error("missing-key", fields.node(), "a signal needs \"id\"");
            return "";
        }
        String id = node.text();
        if (!Identifiers.isSignalId(id)) {
            findings.error(
                    "bad-id",
                    node,
                    "a signal's id is made of letters, digits, _ and -, and has at most " + DocumentLimits.ID_LENGTH
                            + " characters",
                    Identifiers.suggestion(id));
        } else if (!ids.add(id)) {
            findings.error("duplicate-id", node, "two signals are called \"" + id + "\"");
        }
        return id;
    }

    private Optional<SignalSpec.Type> type(Fields fields) {
        Node node = fields.take(Node.Kind.TEXT, "type");
        if (node == null) {
            findings.error("missing-key", fields.node(), "a signal needs \"type\": entry, exit or alert");
            return Optional.empty();
        }
        return Words.read(node, List.of(SignalSpec.Type.values()), "a signal's type is entry, exit or alert", findings);
    }

    private Side side(Fields fields, Optional<SignalSpec.Type> type) {
        Node node = fields.take(Node.Kind.TEXT, "side");
        if (node != null) {
            return Words.read(node, List.of(Side.values()), "a signal's side is long or short", findings)
                    .orElse(Side.LONG);
        }
        boolean needed = type.isPresent() && type.get() != SignalSpec.Type.ALERT;
        if (needed) {
            findings.error("missing-key", fields.node(), "an entry or exit needs \"side\": long or short");
        }
        return needed ? Side.LONG : null;
    }

    /** As given; when it is not, by weight where conditions have weights. Empty when it cannot be read, which is told. */
    private Optional<Confidence> confidence(Node node, Weights weights) {
        if (node == null) {
            return Optional.of(weights.some() ? new Confidence.ByWeight() : Confidence.FULL);
        }
        if (node.is(Node.Kind.TEXT)) {
            return ExpressionParser.operand(node.text(), node.pointer(), findings::add)
                    .map(number -> number instanceof Operand.Constant constant
                            ? fixed(node, constant.value())
                            : new Confidence.Of(number));
        }
        if (!node.is(Node.Kind.NUMBER)) {
            findings.error(
                    "wrong-kind",
                    node,
                    "a confidence is a number or a text that gives one, not "
                            + node.kind().phrase());
            return Optional.empty();
        }
        return Optional.of(fixed(node, node.number()));
    }

    private Confidence fixed(Node node, double value) {
        if (value >= 0 && value <= 1) {
            return new Confidence.Fixed(value);
        }
        boolean percent = value > 1 && value <= 100;
        findings.error(
                "out-of-range",
                node,
                "a confidence is from 0 to 1, not " + node.text(),
                percent ? "write " + value / 100 : null);
        return Confidence.FULL;
    }

    private Optional<Condition> condition(Fields fields) {
        Node when = fields.take("when", "expression");
        if (when == null) {
            return conditions.group(fields).filter(condition -> canBeWritten(condition, fields.node()));
        }
        if (fields.has("conditions")) {
            findings.error("two-conditions", when, "a signal has \"when\" or \"conditions\", not both");
            fields.keep("logic", "conditions", "count", "operator");
        }
        return fields.isOf(Node.Kind.TEXT, when) ? conditions.read(when) : Optional.empty();
    }

    /** Groups and the texts in them may together nest deeper than a text may; as one text such a condition could not be read back. */
    private boolean canBeWritten(Condition condition, Node signal) {
        List<Problem> problems = new ArrayList<>();
        ExpressionParser.condition(condition.text(), "", problems::add);
        boolean tooDeep = problems.stream().anyMatch(p -> p.code().equals("nesting-limit"));
        if (tooDeep) {
            findings.error(
                    "nesting-limit",
                    signal.member("conditions"),
                    "conditions nest too deep, groups and texts together");
        }
        return !tooDeep;
    }
}
