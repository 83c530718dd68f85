package io.candlebus.json;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.IndicatorSpec;
import io.candlebus.strategy.Limits;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.ParameterSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the declared indicators, in our form and in the seed's. */
final class IndicatorReader {
    private final Catalogue catalogue;
    private final Timeframe base;
    private final List<ParameterSpec> params;
    private final Findings findings;
    private final List<IndicatorSpec> read = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int declared;

    /**
     * @param base the strategy's own timeframe
     * @param params those of the strategy
     */
    IndicatorReader(Catalogue catalogue, Timeframe base, List<ParameterSpec> params, Findings findings) {
        this.catalogue = catalogue;
        this.params = params;
        this.base = base;
        this.findings = findings;
    }

    /** All that can be read, in order; what cannot is told. */
    List<IndicatorSpec> read(Node indicators) {
        if (indicators.is(Node.Kind.OBJECT)) {
            keyed(indicators);
        } else if (new Fields(indicators, findings).isOf(Node.Kind.LIST, indicators)) {
            indicators.items().forEach(this::item);
        }
        if (declared > Limits.MAX_INDICATORS) {
            findings.error(
                    "indicator-limit", indicators, "a document has at most " + Limits.MAX_INDICATORS + " indicators");
        }
        return List.copyOf(read);
    }

    private void item(Node item) {
        if (!item.is(Node.Kind.OBJECT)) {
            findings.error(
                    "wrong-kind",
                    item,
                    "an indicator is an object, not " + item.kind().phrase());
            return;
        }
        boolean plain = item.member("type") != null || item.member("id") != null || item.member("name") != null;
        if (plain || item.members().isEmpty()) {
            declared(item, null);
        } else {
            keyed(item);
        }
    }

    /** Indicators under their type, or under their id when they say their type themselves. */
    private void keyed(Node object) {
        for (Node value : object.members().values()) {
            if (value.is(Node.Kind.OBJECT) || value.is(Node.Kind.NULL)) {
                findings.info(
                        "keyed-indicator", value, "\"" + Shown.clipped(value.step()) + "\" declares an indicator");
                declared(value, value.step());
            } else {
                findings.error(
                        "wrong-kind",
                        value,
                        "the indicator \"" + Shown.clipped(value.step()) + "\" must be an object, not "
                                + value.kind().phrase());
            }
        }
    }

    /**
     * @param key the name under which it stands; null in a list
     */
    private void declared(Node node, String key) {
        if (++declared > Limits.MAX_INDICATORS) {
            return;
        }
        Fields fields = new Fields(node, findings);
        fields.keep("description", "comment", "title");
        TypeReader types = new TypeReader(catalogue, findings);
        Optional<TypeReader.Told> told = types.read(fields, key);
        if (told.isEmpty()) {
            fields.take("id");
            return;
        }
        IndicatorType type = told.get().type();
        ParamReader given = new ParamReader(type, params, findings);
        given.read(fields, told.get().derivedFrom());
        Args args = given.args(node);
        Operand source = source(type, fields, given);
        Operand other = other(type, fields, given);
        Timeframe timeframe = timeframe(fields);
        int lag = lag(fields.take(Node.Kind.OBJECT, "modifiers"));
        Map<String, String> names = new OutputNames(type, findings).read(fields.take("output_fields", "outputs"));
        String color = fields.text("color", given.color());
        String id = id(fields, told.get().id(), derivedName(type, args, given.told()));
        boolean enabled = fields.flag("enabled", true);
        fields.tellUnknown();
        if (!enabled) {
            findings.info("left-out", node, "\"" + Shown.clipped(id) + "\" is not enabled, and is left out");
            return;
        }
        add(
                new IndicatorSpec(
                        id, type, args, given.told(), source, other, timeframe, lag, names, color, node.place()),
                node);
    }

    private void add(IndicatorSpec indicator, Node node) {
        if (ids.add(indicator.id())) {
            read.add(indicator);
        } else if (read.contains(indicator)) {
            findings.info("left-out", node, "\"" + indicator.id() + "\" is declared twice in the same way");
        } else {
            findings.error("duplicate-id", node, "two indicators are called \"" + indicator.id() + "\"");
        }
    }

    private String id(Fields fields, String told, String derived) {
        Node given = fields.take(Node.Kind.TEXT, "id");
        if (given == null && told == null) {
            return Identifiers.isNumberName(derived)
                    ? derived
                    : derived.replace('.', '_').replace('-', '_');
        }
        String id = given == null ? told : given.text().strip();
        if (!Identifiers.isNumberName(id)) {
            findings.error(
                    "bad-id",
                    given == null ? fields.node() : given,
                    "an indicator's id is made of letters, digits and _, does not begin with a digit, has at most "
                            + DocumentLimits.ID_LENGTH + " characters and is no word of the language");
        }
        return id;
    }

    /**
     * The name that conditions may use for it without its being declared: {@code macd_12_26_9}. Where a parameter of the strategy
     * tells the value, its name stands for it.
     */
    static String derivedName(IndicatorType type, Args args, Map<String, String> told) {
        StringBuilder name = new StringBuilder(type.name());
        for (Param param : type.params()) {
            if (!(param instanceof Param.OfSource)) {
                String value = told.getOrDefault(param.name(), String.valueOf(args.value(param)));
                name.append('_').append(value.endsWith(".0") ? value.substring(0, value.length() - 2) : value);
            }
        }
        return name.toString();
    }

    private Operand source(IndicatorType type, Fields fields, ParamReader params) {
        Node node = fields.take("source", "price");
        Node written = node == null ? params.source() : node;
        if (written == null) {
            return null;
        }
        if (!type.hasSource()) {
            findings.warning(
                    "unused-source", written, type.name() + " is computed from whole candles; the source is ignored");
            return null;
        }
        if (written.step().equals("price")) {
            findings.info("price-is-source", written, "\"price\" is read as \"source\"");
        }
        return operand(written, type.standardSource());
    }

    /** The second source of a type that has one. */
    private Operand other(IndicatorType type, Fields fields, ParamReader params) {
        Node node = type.sources() > 1 ? fields.take(ParamReader.OTHER) : null;
        Node written = node == null ? params.other() : node;
        return written == null ? null : operand(written, type.standardSource(1));
    }

    /** Null for the standard one, and for what cannot be read, which is told. */
    private Operand operand(Node written, String standard) {
        Names names = new Names(catalogue, read, List.of());
        return new OperandReader(names, findings)
                .read(written)
                .filter(x -> !(x instanceof Operand.Name name && name.text().equals(standard)))
                .orElse(null);
    }

    private Timeframe timeframe(Fields fields) {
        Node node = fields.take(Node.Kind.TEXT, "timeframe");
        Optional<Timeframe> wanted = node == null ? Optional.empty() : TopReader.timeframe(node, findings);
        if (wanted.isEmpty() || wanted.get() == base) {
            return null;
        }
        if (!wanted.get().consistsOf(base) || wanted.get().longestMs() < base.longestMs()) {
            findings.error(
                    "bad-timeframe",
                    node,
                    "candles of " + wanted.get() + " are not put together from whole candles of " + base);
            return null;
        }
        return wanted.get();
    }

    private int lag(Node modifiers) {
        if (modifiers == null) {
            return 0;
        }
        Fields fields = new Fields(modifiers, findings);
        Node lag = fields.take(Node.Kind.OBJECT, "lag");
        fields.tellUnknown();
        if (lag == null) {
            return 0;
        }
        Fields inner = new Fields(lag, findings);
        boolean enabled = inner.flag("enabled", true);
        int candles = inner.wholeNumber("period", 0, Limits.MAX_LOOKBACK, "lookback-limit");
        inner.tellUnknown();
        if (enabled && candles > 0) {
            findings.info("values-lagged", lag, "its values are those of " + candles + " candles ago");
        }
        return enabled ? candles : 0;
    }
}
