package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.SizeSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Sizes and stops in the words of other programs: {@code stop_loss_percentage} and its like are fractions, {@code stop_loss_percent}
 * and its like percents; 0 is none. Each reading is told.
 */
final class ForeignRisk {
    private static final Map<String, SizeSpec.Type> SIZES = Map.ofEntries(
            Map.entry("percent_equity", SizeSpec.Type.PERCENT_EQUITY),
            Map.entry("equity_percent", SizeSpec.Type.PERCENT_EQUITY),
            Map.entry("percentage", SizeSpec.Type.PERCENT_EQUITY),
            Map.entry("percent", SizeSpec.Type.PERCENT_EQUITY),
            Map.entry("risk_percent", SizeSpec.Type.RISK_PERCENT),
            Map.entry("percent_risk", SizeSpec.Type.RISK_PERCENT),
            Map.entry("risk_based", SizeSpec.Type.RISK_PERCENT),
            Map.entry("risk", SizeSpec.Type.RISK_PERCENT),
            Map.entry("fixed_cash", SizeSpec.Type.FIXED_CASH),
            Map.entry("cash", SizeSpec.Type.FIXED_CASH),
            Map.entry("fixed_quantity", SizeSpec.Type.FIXED_QUANTITY),
            Map.entry("quantity", SizeSpec.Type.FIXED_QUANTITY));

    private final RiskNumbers numbers;
    private final Findings findings;
    private Node perTrade;
    private Node most;
    private Node sizeType;

    ForeignRisk(RiskNumbers numbers, Findings findings) {
        this.numbers = numbers;
        this.findings = findings;
    }

    /** {@code stop_loss_percent}, {@code stop_loss_percentage}. */
    void level(Fields fields, String name, Said<LevelSpec> said) {
        level(some(fields.take(name + "_percent")), name, false, said);
        level(some(fields.take(name + "_percentage")), name, true, said);
    }

    private void level(Node node, String name, boolean fraction, Said<LevelSpec> said) {
        if (node == null) {
            return;
        }
        Operand value = fraction ? numbers.fraction(node) : numbers.percent(node);
        if (value != null) {
            LevelSpec level = new LevelSpec(LevelSpec.Type.PERCENT, value, null, node.place());
            if (said.take(level, node)) {
                tell(node, name, RiskPrinter.level(level));
            }
        }
    }

    /** Remembers what sizes a position; what it means depends on whether there is a stop. */
    void noteSize(Fields fields) {
        perTrade = first(perTrade, some(fields.take("risk_per_trade")));
        most = first(most, some(fields.take("max_position_size")));
        sizeType = first(sizeType, fields.take(Node.Kind.TEXT, "position_size_type"));
    }

    private Node first(Node before, Node next) {
        if (before != null && next != null) {
            findings.warning(
                    "unused-key", next, before.pointer() + " is there too; \"" + next.step() + "\" is ignored");
        }
        return before == null ? next : before;
    }

    /** Says the size that was noted. */
    void size(boolean stopped, Said<SizeSpec> said) {
        Optional<SizeSpec.Type> type = Optional.ofNullable(sizeType).flatMap(this::type);
        if (sizeType != null && perTrade == null) {
            findings.warning(
                    "unused-key",
                    sizeType,
                    "\"position_size_type\" tells what \"risk_per_trade\" counts, and there is none; it is ignored");
        }
        if (perTrade != null) {
            SizeSpec.Type otherwise = stopped ? SizeSpec.Type.RISK_PERCENT : SizeSpec.Type.PERCENT_EQUITY;
            size(perTrade, type.orElse(otherwise), numbers.percent(perTrade), said);
        }
        if (most != null) {
            size(most, SizeSpec.Type.PERCENT_EQUITY, numbers.fraction(most), said);
        }
    }

    private void size(Node node, SizeSpec.Type type, Operand value, Said<SizeSpec> said) {
        SizeSpec size = value == null ? null : new SizeSpec(type, value, node.place());
        if (said.take(size, node)) {
            tell(node, "position_size", RiskPrinter.size(size));
        }
    }

    private Optional<SizeSpec.Type> type(Node node) {
        SizeSpec.Type type = SIZES.get(node.text().strip().toLowerCase(Locale.ROOT));
        if (type == null) {
            findings.warning(
                    "unknown-word",
                    node,
                    "\"" + Shown.clipped(node.text()) + "\" says nothing of what a position size counts; it is ignored",
                    findings.question(node.text(), SIZES::keySet));
        }
        return Optional.ofNullable(type);
    }

    /** {@code max_drawdown_percent}, which ends all entries. */
    Optional<ProtectionSpec> maxDrawdown(Fields fields) {
        Node node = some(fields.take(Node.Kind.NUMBER, "max_drawdown_percent"));
        if (node == null) {
            return Optional.empty();
        }
        RiskNumbers.tellSmall(node, findings);
        OptionalDouble percent = new Amounts(findings).above(0, ProtectionReader.MAX_PERCENT, node);
        if (percent.isEmpty()) {
            return Optional.empty();
        }
        ProtectionSpec protection = new ProtectionSpec.MaxDrawdown(
                percent.getAsDouble(), ProtectionSpec.MaxDrawdown.Action.BLOCK, node.place());
        tell(node, "protections", ProtectionPrinter.protection(protection));
        return Optional.of(protection);
    }

    /** Null for what is not there, and for 0, which is told. */
    private Node some(Node node) {
        if (node != null && node.number() == 0) {
            findings.info("read-as", node, "\"" + node.step() + "\" of 0 is read as none");
            return null;
        }
        return node;
    }

    /** Tells how a member was read. */
    void tell(Node node, String name, ObjectNode as) {
        findings.info("read-as", node, "read as \"" + name + "\": " + Shown.clipped(as.toString()));
    }
}
