package io.candlebus.json;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import io.candlebus.strategy.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an indicator's parameters, however they are written. One declaration, one reader. */
final class ParamReader {
    /** What the catalogue calls a second source. */
    static final String OTHER = "other";

    private static final Set<String> SOURCE_WORDS = Set.of("source", "price");

    /** Words of other programs for our parameters, without underscores. */
    private static final Map<String, Set<String>> OTHER_WORDS = Map.of(
            "period", Set.of("length", "window", "timeperiod", "periods"),
            "deviations", Set.of("stddev", "std", "stdev", "multiplier", "multiple", "deviation"),
            "multiple", Set.of("multiplier"));

    private static final Pattern JOINTS = Pattern.compile("[ _-]");

    private final IndicatorType type;
    private Map<String, Param> byKey;
    private final Findings findings;
    private final Map<Param, Node> given = new LinkedHashMap<>();
    private final Map<String, Object> fromName = new LinkedHashMap<>();
    private final List<ParameterSpec> params;
    private final Map<String, String> told = new LinkedHashMap<>();
    private Node source;
    private Node other;
    private String color;

    /** @param params those of the strategy, which may tell those of the indicator */
    ParamReader(IndicatorType type, List<ParameterSpec> params, Findings findings) {
        this.type = type;
        this.params = params;
        this.findings = findings;
    }

    /**
     * Takes every parameter that a declaration gives.
     *
     * @param derivedFrom a name that may hold them when nothing else does, as {@code ema_50}; null for none
     */
    void read(Fields fields, String derivedFrom) {
        Node params = fields.take("params", "parameters");
        if (params != null && params.is(Node.Kind.LIST)) {
            findings.info("params-list", params, "the parameters are read from a list");
            params.items().forEach(this::listed);
        } else if (params != null && fields.isOf(Node.Kind.OBJECT, params)) {
            params.members().values().forEach(value -> take(value.step(), value));
        }
        direct(fields);
        if (given.isEmpty() && derivedFrom != null) {
            fromName(derivedFrom, fields.node());
        }
    }

    /** The source among the parameters; null when there is none. */
    Node source() {
        return source;
    }

    /** The second source among the parameters; null when there is none. */
    Node other() {
        return other;
    }

    /** Parameters that the strategy's tell, by name; complete once {@link #args} has been asked. */
    Map<String, String> told() {
        return told;
    }

    /** The first color that a parameter gives; null when none does. */
    String color() {
        return color;
    }

    /** All values, the defaults for what was not given or is wrong, which is told. */
    Args args(Node at) {
        Map<String, Object> values = new LinkedHashMap<>(fromName);
        given.forEach((param, node) -> value(param, node).ifPresent(v -> values.put(param.name(), v)));
        try {
            return type.args(values);
        } catch (IllegalArgumentException wrong) {
            findings.error("bad-parameter", at, wrong.getMessage());
            return type.defaults();
        }
    }

    private void fromName(String name, Node at) {
        List<String> parts = List.of(name.split("_"));
        List<Param> params = type.params().stream()
                .filter(p -> !(p instanceof Param.OfSource))
                .toList();
        List<String> numbers = new ArrayList<>(parts);
        numbers.removeIf(part -> !part.matches("\\d{1,9}(\\.\\d{1,9})?"));
        for (int i = 0; i < Math.min(numbers.size(), params.size()); i++) {
            fromName.put(params.get(i).name(), Double.parseDouble(numbers.get(i)));
        }
        if (!fromName.isEmpty()) {
            findings.info("params-from-name", at, "its parameters are taken from \"" + Shown.clipped(name) + "\"");
        }
    }

    /** {@code {"name": "period", "default": 14, "type": "number", "color": "#fff"}}. */
    private void listed(Node item) {
        if (!item.is(Node.Kind.OBJECT)) {
            findings.error(
                    "wrong-kind",
                    item,
                    "a parameter in a list is an object with \"name\" and \"default\", not "
                            + item.kind().phrase());
            return;
        }
        Fields fields = new Fields(item, findings);
        fields.keep("type", "description", "min", "max", "step");
        Node name = fields.take(Node.Kind.TEXT, "name");
        Node value = fields.take("value", "default");
        String itsColor = fields.text("color", null);
        color = color == null ? itsColor : color;
        fields.tellUnknown();
        if (name == null || value == null) {
            findings.error("missing-key", item, "a parameter needs \"" + (name == null ? "name" : "default") + "\"");
            return;
        }
        take(name.text().strip(), value);
    }

    private void take(String name, Node value) {
        if (value.is(Node.Kind.NULL)) {
            return;
        }
        if (SOURCE_WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            if (name.equalsIgnoreCase("price")) {
                findings.info("price-is-source", value, "\"price\" is read as \"source\"");
            }
            source = value;
            return;
        }
        Optional<Param> param = find(name);
        if (param.isPresent()) {
            given.putIfAbsent(param.get(), value);
            return;
        }
        if (type.sources() > 1 && name.equalsIgnoreCase(OTHER)) {
            other = value;
            return;
        }
        findings.error(
                "unknown-parameter",
                value,
                type.name() + " has no parameter \"" + Shown.clipped(name) + "\"; it has " + String.join(", ", names()),
                findings.question(name, () -> names()));
    }

    /** Parameters that stand beside the type, without a {@code params} around them. */
    private void direct(Fields fields) {
        for (Node member : List.copyOf(fields.node().members().values())) {
            Optional<Param> param = member.is(Node.Kind.NUMBER) ? find(member.step()) : Optional.empty();
            if (param.isPresent()) {
                fields.keep(member.step());
                findings.info("direct-parameter", member, "\"" + member.step() + "\" is read as a parameter");
                given.putIfAbsent(param.get(), member);
            }
        }
    }

    private List<String> names() {
        return type.params().stream().map(Param::name).toList();
    }

    private Optional<Param> find(String name) {
        byKey = byKey == null ? byKey(type) : byKey;
        return Optional.ofNullable(byKey.get(key(name)));
    }

    /** Made once, when it is needed: a document may give thousands of parameters that there are not. */
    private static Map<String, Param> byKey(IndicatorType type) {
        Map<String, Param> all = new HashMap<>();
        for (Param param : type.params()) {
            if (!(param instanceof Param.OfSource)) {
                all.putIfAbsent(key(param.name()), param);
                OTHER_WORDS.getOrDefault(param.name(), Set.of()).forEach(word -> all.putIfAbsent(word, param));
            }
        }
        return all;
    }

    /** {@code fastPeriod}, {@code fast_period} and {@code fast} are the same. */
    private static String key(String name) {
        String plain = JOINTS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        boolean longer = plain.endsWith("period") && plain.length() > "period".length();
        return longer ? plain.substring(0, plain.length() - "period".length()) : plain;
    }

    private Optional<Object> value(Param param, Node node) {
        if (param instanceof Param.OfWord) {
            return Optional.of(node.text().strip().toLowerCase(Locale.ROOT));
        }
        String text = node.text().strip();
        boolean numericText = node.is(Node.Kind.TEXT) && text.matches("-?\\d{1,15}(\\.\\d{1,15})?");
        if (node.is(Node.Kind.TEXT) && !numericText) {
            return told(param, text, node);
        }
        if (!node.is(Node.Kind.NUMBER) && !numericText) {
            findings.error(
                    "wrong-kind",
                    node,
                    param.name() + " must be a number, not " + node.kind().phrase());
            return Optional.empty();
        }
        if (numericText) {
            findings.info("numeric-text", node, "the text \"" + text + "\" is read as a number");
        }
        double value = numericText ? Double.parseDouble(text) : node.number();
        return inRange(param, value, node) ? Optional.of(value) : Optional.empty();
    }

    /** The value that a parameter of the strategy has. */
    private Optional<Object> told(Param param, String name, Node node) {
        Optional<ParameterSpec> teller =
                params.stream().filter(p -> p.name().equals(name)).findFirst();
        if (teller.isEmpty()) {
            findings.error(
                    "wrong-kind",
                    node,
                    param.name() + " must be a number or a parameter of the strategy, and \"" + Shown.clipped(name)
                            + "\" is neither",
                    findings.question(
                            name, () -> params.stream().map(ParameterSpec::name).toList()));
            return Optional.empty();
        }
        told.put(param.name(), name);
        double value = teller.get().value();
        return isInRange(param, value) ? Optional.of(value) : Optional.empty();
    }

    /** What is told is looked at again when the strategy is compiled, with the values that it then has. */
    private boolean isInRange(Param param, double value) {
        try {
            type.args(Map.of(param.name(), value));
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private boolean inRange(Param param, double value, Node node) {
        try {
            type.args(Map.of(param.name(), value));
            return true;
        } catch (IllegalArgumentException wrong) {
            findings.error("out-of-range", node, wrong.getMessage());
            return false;
        }
    }
}
