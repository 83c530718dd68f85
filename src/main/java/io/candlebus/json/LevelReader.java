package io.candlebus.json;

import io.candlebus.strategy.Operand;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.LevelSpec.Type;
import io.candlebus.strategy.RiskSpec.SizeSpec;
import java.util.List;
import java.util.stream.Collectors;

/** Reads how large a position is, and the prices that end it: {@code {"type": "percent", "value": 1.5}}. */
final class LevelReader {
    /** Candles of an average true range for which none are given: the catalogue's. */
    static final int ATR_PERIOD = 14;

    /** What a level is for, and how it may be told. */
    enum Use {
        STOP("a stop", Type.PERCENT, Type.ATR, Type.PRICE),
        TARGET("a target", Type.PERCENT, Type.ATR, Type.REWARD, Type.PRICE),
        TRAIL("a trailing stop", Type.PERCENT, Type.ATR);

        private final String phrase;
        private final List<Type> types;

        Use(String phrase, Type... types) {
            this.phrase = phrase;
            this.types = List.of(types);
        }

        List<Type> types() {
            return types;
        }
    }

    private final RiskNumbers numbers;
    private final Findings findings;

    LevelReader(RiskNumbers numbers, Findings findings) {
        this.numbers = numbers;
        this.findings = findings;
    }

    /** Null when there is none, or it is wrong, which is told. */
    SizeSpec size(Node node) {
        if (node == null || !isObject(node, "percent_equity")) {
            return null;
        }
        Fields fields = new Fields(node, findings);
        fields.keep("description");
        SizeSpec.Type type = type(fields, List.of(SizeSpec.Type.values()), "a position size");
        boolean percent = type == SizeSpec.Type.PERCENT_EQUITY || type == SizeSpec.Type.RISK_PERCENT;
        Operand value = needed(fields, "value", percent, "a position size");
        fields.tellUnknown();
        return type == null || value == null ? null : new SizeSpec(type, value, node.place());
    }

    /** Null when there is none, or it is wrong, which is told. */
    LevelSpec level(Node node, Use use) {
        if (node == null || !isObject(node, "percent")) {
            return null;
        }
        Fields fields = new Fields(node, findings);
        fields.keep("description");
        if (use == Use.TRAIL) {
            fields.keep("activate_percent");
        }
        Type type = type(fields, use.types, use.phrase);
        LevelSpec level = type == null ? null : level(type, fields, use.phrase);
        if (type != null) {
            fields.tellUnknown();
        }
        return level;
    }

    private LevelSpec level(Type type, Fields fields, String phrase) {
        String name = number(type);
        Node given = type == Type.ATR ? fields.take("period") : null;
        Operand period = given == null ? standardPeriod(type, fields) : numbers.read(given);
        Operand value = needed(fields, name, type == Type.PERCENT, phrase);
        boolean whole = value != null && (type != Type.ATR || period != null);
        return whole ? new LevelSpec(type, value, period, fields.node().place()) : null;
    }

    private static Operand standardPeriod(Type type, Fields fields) {
        return type == Type.ATR ? new Operand.Constant(ATR_PERIOD, fields.node().place()) : null;
    }

    /** What the number of a level is called. */
    static String number(Type type) {
        return switch (type) {
            case PERCENT, PRICE -> "value";
            case ATR -> "multiple";
            case REWARD -> "ratio";
        };
    }

    private Operand needed(Fields fields, String name, boolean percent, String phrase) {
        Node node = fields.take(name);
        if (node == null) {
            findings.error("missing-key", fields.node(), phrase + " needs \"" + name + "\", a number");
            return null;
        }
        return percent ? numbers.percent(node) : numbers.read(node);
    }

    private <E extends Enum<E>> E type(Fields fields, List<E> types, String phrase) {
        String known = types.stream().map(Words::of).collect(Collectors.joining(", "));
        Node node = fields.take("type");
        if (node == null) {
            findings.error("missing-key", fields.node(), phrase + " needs \"type\": " + known);
            return null;
        }
        return fields.isOf(Node.Kind.TEXT, node)
                ? Words.read(node, types, phrase + "'s type is one of " + known, findings)
                        .orElse(null)
                : null;
    }

    private boolean isObject(Node node, String plain) {
        if (node.is(Node.Kind.OBJECT)) {
            return true;
        }
        String meant = node.is(Node.Kind.NUMBER)
                ? "write {\"type\": \"" + plain + "\", \"value\": " + node.text() + "}"
                : null;
        findings.error(
                "wrong-kind",
                node,
                "\"" + Shown.clipped(node.step()) + "\" must be an object, not "
                        + node.kind().phrase(),
                meant);
        return false;
    }
}
