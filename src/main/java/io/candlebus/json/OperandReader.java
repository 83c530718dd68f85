package io.candlebus.json;

import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.expression.ExpressionParser;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the numbers of a condition: literals, numeric texts, names and names with fields. */
final class OperandReader {
    private static final Pattern NUMERIC =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,4})?");

    /** A name and a field; anything else with a dot is an expression. */
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)+");

    private final Names names;
    private final Findings findings;

    OperandReader(Names names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    /** The number that a value stands for; empty when it stands for none, which is told. */
    Optional<Operand> read(Node node) {
        return switch (node.kind()) {
            case NUMBER -> Optional.of(new Operand.Constant(node.number(), node.place()));
            case TEXT -> text(node);
            case OBJECT -> withField(node);
            default -> {
                findings.error(
                        "wrong-kind",
                        node,
                        "a condition compares numbers and names, not "
                                + node.kind().phrase());
                yield Optional.empty();
            }
        };
    }

    /** The number that an indicator's name and, when it is not null, a field stand for. */
    Optional<Operand> read(Node name, Node field) {
        if (field == null || !name.is(Node.Kind.TEXT) || !field.is(Node.Kind.TEXT)) {
            return read(name);
        }
        String whole = names.joined(name.text().strip(), field.text().strip());
        findings.info("field-joined", field, "read as \"" + Shown.clipped(whole) + "\"");
        return named(whole, name);
    }

    private Optional<Operand> text(Node node) {
        String text = node.text().strip();
        if (NUMERIC.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
            findings.info("numeric-text", node, "the text \"" + text + "\" is read as a number");
            return Optional.of(new Operand.Constant(Double.parseDouble(text) + 0.0, node.place()));
        }
        int dot = text.indexOf('.');
        if (dot > 0 && DOTTED.matcher(text).matches()) {
            String whole = names.joined(text.substring(0, dot), text.substring(dot + 1));
            if (!whole.equals(text)) {
                findings.info("field-joined", node, "read as \"" + Shown.clipped(whole) + "\"");
                return named(whole, node);
            }
        }
        // As written: places count from the first character, blanks included.
        return ExpressionParser.operand(node.text(), node.pointer(), findings::add);
    }

    /** A name that is not written as it is read: it stands where the whole value stands. */
    private Optional<Operand> named(String name, Node at) {
        Place place = at.place();
        return ExpressionParser.operand(
                        name,
                        place.pointer(),
                        p -> findings.add(new Problem(p.severity(), p.code(), place, p.message(), p.suggestion())))
                .map(operand -> operand instanceof Operand.Name ? new Operand.Name(operand.text(), place) : operand);
    }

    private Optional<Operand> withField(Node node) {
        Fields fields = new Fields(node, findings);
        Node indicator = fields.take(Node.Kind.TEXT, "indicator");
        Node field = fields.take(Node.Kind.TEXT, "field", "output");
        fields.tellUnknown();
        if (indicator == null) {
            findings.error("missing-key", node, "a number written as an object needs \"indicator\"");
            return Optional.empty();
        }
        return read(indicator, field);
    }
}
