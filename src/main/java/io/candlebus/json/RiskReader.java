package io.candlebus.json;

import io.candlebus.strategy.Operand;
import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.RiskSpec;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.OnOpposite;
import io.candlebus.strategy.RiskSpec.SizeSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a document says about sizes, stops and protections, in our words and in those of other programs, wherever it says it.
 * Of what is said twice the first counts, ours before others' and {@code risk} before {@code risk_management}.
 */
final class RiskReader {
    /** The sections at a document's top, in the order in which they count. */
    static final List<String> SECTIONS = List.of("risk", "risk_management");

    /**
     * What is read.
     *
     * @param protections in the order of the document, those of other programs' words last
     */
    record Sections(RiskSpec risk, List<ProtectionSpec> protections) {}

    private final Findings findings;
    private final RiskNumbers numbers;
    private final LevelReader levels;
    private final ForeignRisk foreign;
    private final OvertradingReader overtrading;
    private final Said<SizeSpec> size;
    private final Said<LevelSpec> stop;
    private final Said<LevelSpec> target;
    private final Said<LevelSpec> trail;
    private final Said<Operand> activate;
    private final Said<Operand> held;
    private final Said<OnOpposite> opposite;
    private final Said<Operand> leverage;
    private final List<ProtectionSpec> derived = new ArrayList<>();

    /** {@code "trailing_stop": true}; null when there is none. */
    private Node trailsAtStop;

    /** The first activation that is written; null when there is none. */
    private Node activation;

    RiskReader(Names names, Findings findings) {
        this.findings = findings;
        this.numbers = new RiskNumbers(names, findings);
        this.levels = new LevelReader(numbers, findings);
        this.foreign = new ForeignRisk(numbers, findings);
        this.overtrading = new OvertradingReader(findings);
        this.size = new Said<>(findings);
        this.stop = new Said<>(findings);
        this.target = new Said<>(findings);
        this.trail = new Said<>(findings);
        this.activate = new Said<>(findings);
        this.held = new Said<>(findings);
        this.opposite = new Said<>(findings);
        this.leverage = new Said<>(findings);
    }

    Sections read(Fields top) {
        List<ProtectionSpec> protections =
                new ArrayList<>(new ProtectionReader(findings).read(top.take(Node.Kind.LIST, "protections")));
        for (String name : SECTIONS) {
            Node section = top.take(Node.Kind.OBJECT, name);
            if (section != null) {
                section(new Fields(section, findings));
            }
        }
        derived.addAll(overtrading.read(top.take(Node.Kind.OBJECT, "overtrading_protection")));
        protections.addAll(derived);
        foreign.size(stop.value() != null, size);
        trailAtStop();
        return new Sections(risk(), protections);
    }

    private void section(Fields fields) {
        fields.keep("description", "comment");
        say(size, levels.size(fields.take("position_size")), fields, "position_size");
        say(stop, levels.level(fields.take("stop_loss"), LevelReader.Use.STOP), fields, "stop_loss");
        say(target, levels.level(fields.take("take_profit"), LevelReader.Use.TARGET), fields, "take_profit");
        trailing(fields.take("trailing_stop"));
        say(held, numbers.read(fields.take("max_candles_held")), fields, "max_candles_held");
        say(opposite, opposite(fields.take("on_opposite_entry")), fields, "on_opposite_entry");
        say(leverage, numbers.read(fields.take("leverage")), fields, "leverage");
        foreign.level(fields, "stop_loss", stop);
        foreign.level(fields, "take_profit", target);
        foreign.level(fields, "trailing_stop", trail);
        activation(fields.take("activate_percent"));
        foreign.noteSize(fields);
        foreign.maxDrawdown(fields).ifPresent(derived::add);
        derived.addAll(overtrading.read(fields.take(Node.Kind.OBJECT, "overtrading_protection")));
        fields.tellUnknown();
    }

    private static <T> void say(Said<T> said, T value, Fields fields, String name) {
        said.take(value, fields.node().member(name));
    }

    private void trailing(Node node) {
        if (node != null && node.is(Node.Kind.FLAG)) {
            trailsAtStop = node.isTrue() && trailsAtStop == null ? node : trailsAtStop;
            return;
        }
        if (trail.take(levels.level(node, LevelReader.Use.TRAIL), node)) {
            activation(node.member("activate_percent"));
        }
    }

    private void activation(Node node) {
        if (activate.take(numbers.percent(node), node)) {
            activation = node;
        }
    }

    private OnOpposite opposite(Node node) {
        boolean text = node != null && new Fields(node, findings).isOf(Node.Kind.TEXT, node);
        return text
                ? Words.read(
                                node,
                                List.of(OnOpposite.values()),
                                "on_opposite_entry is reverse, close or ignore",
                                findings)
                        .orElse(null)
                : null;
    }

    private void trailAtStop() {
        if (trailsAtStop == null) {
            return;
        }
        LevelSpec distance = stop.value();
        boolean known = distance != null && LevelReader.Use.TRAIL.types().contains(distance.type());
        if (!known) {
            findings.warning(
                    "no-stop",
                    trailsAtStop,
                    "\"trailing_stop\": true trails at the stop's distance, and there is "
                            + (distance == null ? "no stop" : "none: the stop is a price")
                            + "; it is ignored",
                    "to trail by 1 % write {\"type\": \"percent\", \"value\": 1}");
            return;
        }
        if (trail.take(distance, trailsAtStop)) {
            foreign.tell(trailsAtStop, "trailing_stop", RiskPrinter.level(distance));
        }
    }

    private RiskSpec risk() {
        if (activation != null && trail.value() == null) {
            findings.warning(
                    "unused-key",
                    activation,
                    "\"activate_percent\" does nothing: there is no trailing stop to activate");
        }
        return new RiskSpec(
                size.or(RiskSpec.NONE.size()),
                stop.value(),
                target.value(),
                trail.value(),
                trail.value() == null ? null : activate.value(),
                held.value(),
                opposite.or(OnOpposite.REVERSE),
                leverage.value());
    }
}
