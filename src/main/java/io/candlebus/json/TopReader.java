package io.candlebus.json;

import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what stands at the top of a document: its id, its market, its parameters, its tags. */
final class TopReader {
    private static final List<String> QUOTES = List.of("USDT", "USDC", "USD", "EUR", "BTC", "ETH");

    private final Fields fields;
    private final Findings findings;

    TopReader(Fields fields) {
        this.fields = fields;
        this.findings = fields.findings();
    }

    /** The document's id; {@code unnamed} when it has none or a wrong one, which is told. */
    String id() {
        Node id = fields.take(Node.Kind.TEXT, "id");
        if (id == null) {
            Node name = fields.node().member("name");
            String suggestion = name == null ? null : Identifiers.suggestion(name.text());
            findings.error("missing-key", fields.node(), "a strategy needs \"id\"", suggestion);
            return "unnamed";
        }
        if (Identifiers.isDocumentId(id.text())) {
            return id.text();
        }
        findings.error(
                "bad-id",
                id,
                "a strategy's id is made of a-z, 0-9, _ and -, begins with a letter or digit and has at most "
                        + DocumentLimits.ID_LENGTH + " characters",
                Identifiers.suggestion(id.text()));
        return "unnamed";
    }

    /** One or more; the given one when the document names none. */
    List<Symbol> symbols(Symbol otherwise) {
        Node many = fields.take(Node.Kind.LIST, "symbols");
        Node one = fields.take(Node.Kind.TEXT, "symbol");
        List<Node> written = many != null ? many.items() : one != null ? List.of(one) : List.of();
        if (many != null && one != null) {
            findings.warning("unused-key", one, "\"symbols\" is there too; \"symbol\" is ignored");
        }
        if (written.isEmpty()) {
            findings.info("default-symbol", fields.node(), "no symbol is given: it runs on " + otherwise);
            return List.of(otherwise);
        }
        if (written.size() > DocumentLimits.SYMBOLS) {
            findings.error("symbol-limit", many, "a strategy has at most " + DocumentLimits.SYMBOLS + " symbols");
            return List.of(otherwise);
        }
        Set<Symbol> seen = new HashSet<>();
        List<Symbol> symbols = new ArrayList<>();
        for (Node node : written) {
            if (fields.isOf(Node.Kind.TEXT, node)) {
                symbol(node, findings).filter(seen::add).ifPresent(symbols::add);
            }
        }
        return symbols.isEmpty() ? List.of(otherwise) : symbols;
    }

    static Optional<Symbol> symbol(Node node, Findings findings) {
        try {
            return Optional.of(Symbol.parse(node.text()));
        } catch (IllegalArgumentException wrong) {
            String text = node.text().strip().toUpperCase(Locale.ROOT);
            String suggestion = QUOTES.stream()
                    .filter(quote -> text.length() > quote.length() && text.endsWith(quote))
                    .map(quote -> "write \"" + text.substring(0, text.length() - quote.length()) + "/" + quote + "\"")
                    .findFirst()
                    .orElse(null);
            String message = "\"" + Shown.clipped(node.text()) + "\" is not a symbol; write BASE/QUOTE, as BTC/USDT";
            findings.error("bad-symbol", node, message, Shown.clippedOrNull(suggestion));
            return Optional.empty();
        }
    }

    Timeframe timeframe(Timeframe otherwise) {
        Node node = fields.take(Node.Kind.TEXT, "timeframe");
        if (node == null) {
            findings.info("default-timeframe", fields.node(), "no timeframe is given: it runs on " + otherwise);
            return otherwise;
        }
        return timeframe(node, findings).orElse(otherwise);
    }

    static Optional<Timeframe> timeframe(Node node, Findings findings) {
        Optional<Timeframe> found = Timeframe.of(node.text().strip());
        if (found.isEmpty()) {
            List<String> known =
                    Arrays.stream(Timeframe.values()).map(Timeframe::toString).toList();
            findings.error(
                    "bad-timeframe",
                    node,
                    "\"" + Shown.clipped(node.text()) + "\" is not a timeframe; known are " + String.join(" ", known),
                    findings.question(node.text(), () -> known));
        }
        return found;
    }

    /** The numbers that conditions may name: {@code "rsi_low": 35}, or with a range. */
    List<ParameterSpec> params() {
        Node node = fields.take(Node.Kind.OBJECT, "params");
        if (node == null) {
            return List.of();
        }
        if (node.members().size() > DocumentLimits.PARAMETERS) {
            findings.error(
                    "parameter-limit", node, "a document has at most " + DocumentLimits.PARAMETERS + " parameters");
            return List.of();
        }
        List<ParameterSpec> params = new ArrayList<>();
        for (Node member : node.members().values()) {
            if (!Identifiers.isNumberName(member.step())) {
                findings.error("bad-id", member, "a parameter's name is made of letters, digits and _");
            }
            parameter(member).ifPresent(params::add);
        }
        return params;
    }

    private Optional<ParameterSpec> parameter(Node member) {
        if (member.is(Node.Kind.NUMBER)) {
            return Optional.of(new ParameterSpec(
                    member.step(), member.number(), Double.NaN, Double.NaN, Double.NaN, member.place()));
        }
        if (!fields.isOf(Node.Kind.OBJECT, member)) {
            return Optional.empty();
        }
        Fields inner = new Fields(member, findings);
        inner.keep("description", "type");
        ParameterSpec spec = new ParameterSpec(
                member.step(),
                inner.number("default", Double.NaN),
                inner.number("min", Double.NaN),
                inner.number("max", Double.NaN),
                inner.number("step", Double.NaN),
                member.place());
        inner.tellUnknown();
        if (Double.isNaN(spec.value())) {
            findings.error("missing-key", member, "a parameter needs \"default\", a number");
            return Optional.empty();
        }
        boolean outside = spec.value() < spec.min() || spec.value() > spec.max() || spec.min() > spec.max();
        if (outside || spec.step() <= 0) {
            findings.error("out-of-range", member, "min, default and max must ascend, and step must be above 0");
        }
        return Optional.of(spec);
    }

    /** How long a signal may be sent out after its candle closed; 0 when the document does not say. */
    long validForMs() {
        Node node = fields.take(Node.Kind.TEXT, "valid_for");
        if (node == null) {
            return 0;
        }
        OptionalLong ms = Durations.parse(node.text());
        if (ms.isEmpty()) {
            findings.error("bad-duration", node, Durations.complaint(node.text()));
        }
        return ms.orElse(0);
    }

    List<String> tags() {
        Node node = fields.take(Node.Kind.LIST, "tags");
        if (node == null) {
            return List.of();
        }
        return node.items().stream()
                .filter(tag -> fields.isOf(Node.Kind.TEXT, tag))
                .map(Node::text)
                .toList();
    }
}
