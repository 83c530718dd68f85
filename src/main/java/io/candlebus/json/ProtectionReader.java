package io.candlebus.json;

import io.candlebus.strategy.Limits;
import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.ProtectionSpec.MaxDrawdown.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads what keeps a strategy from trading too much: {@code {"type": "cooldown", "minutes": 30}}. */
final class ProtectionReader {
    static final int MAX_COUNT = 10_000;
    static final double MAX_PERCENT = 100;
    static final double MAX_MULTIPLE = 1_000;

    /** Candles of the usual volume for which none are given. */
    static final int VOLUME_PERIOD = 20;

    private final Findings findings;
    private final Amounts amounts;
    private final Map<String, Function<Fields, ProtectionSpec>> types = new LinkedHashMap<>();

    ProtectionReader(Findings findings) {
        this.findings = findings;
        this.amounts = new Amounts(findings);
        types.put("cooldown", this::cooldown);
        types.put("max_trades", this::maxTrades);
        types.put("min_confidence", this::minConfidence);
        types.put("loss_streak", this::lossStreak);
        types.put("max_drawdown", this::maxDrawdown);
        types.put("max_daily_loss", this::maxDailyLoss);
        types.put("session", new SessionReader(findings)::read);
        types.put("min_interval", this::minInterval);
        types.put("min_volume", this::minVolume);
    }

    /** All that can be read, in order; what cannot is told. */
    List<ProtectionSpec> read(Node list) {
        List<ProtectionSpec> read = new ArrayList<>();
        if (list == null) {
            return read;
        }
        if (list.items().size() > DocumentLimits.PROTECTIONS) {
            findings.error(
                    "protection-limit", list, "a document has at most " + DocumentLimits.PROTECTIONS + " protections");
            return read;
        }
        for (Node item : list.items()) {
            if (item.is(Node.Kind.OBJECT)) {
                add(new Fields(item, findings), read);
            } else {
                findings.error(
                        "wrong-kind",
                        item,
                        "a protection is an object, not " + item.kind().phrase());
            }
        }
        return read;
    }

    private void add(Fields fields, List<ProtectionSpec> read) {
        fields.keep("description", "comment");
        boolean enabled = fields.flag("enabled", true);
        Node type = fields.take("type");
        if (type == null) {
            findings.error(
                    "missing-key", fields.node(), "a protection needs \"type\": " + String.join(", ", types.keySet()));
            return;
        }
        Function<Fields, ProtectionSpec> reader = types.get(type.text().strip());
        if (reader == null) {
            if (fields.isOf(Node.Kind.TEXT, type)) {
                findings.error(
                        "unknown-word",
                        type,
                        "no protection is called \"" + Shown.clipped(type.text()) + "\"; known are "
                                + String.join(", ", types.keySet()),
                        findings.question(type.text(), types::keySet));
            }
            return;
        }
        ProtectionSpec protection = reader.apply(fields);
        fields.tellUnknown();
        if (!enabled) {
            findings.info("left-out", fields.node(), "this protection is not enabled, and is left out");
        } else if (protection != null) {
            read.add(protection);
        }
    }

    private ProtectionSpec cooldown(Fields fields) {
        Node minutes = fields.take(Node.Kind.NUMBER, "minutes");
        Node candles = fields.take(Node.Kind.NUMBER, "candles");
        if (!fields.has("minutes") && !fields.has("candles")) {
            missing(fields, "a cooldown", "\"minutes\" or \"candles\"");
        }
        if (minutes != null && candles != null) {
            findings.warning("unused-key", minutes, "\"candles\" is there too; \"minutes\" is ignored");
        }
        if (candles != null) {
            OptionalInt count = amounts.count(Limits.MAX_LOOKBACK, candles);
            return count.isPresent()
                    ? new ProtectionSpec.Cooldown(
                            0, count.getAsInt(), fields.node().place())
                    : null;
        }
        OptionalLong ms = amounts.minutes(minutes);
        return ms.isPresent()
                ? new ProtectionSpec.Cooldown(ms.getAsLong(), 0, fields.node().place())
                : null;
    }

    private ProtectionSpec maxTrades(Fields fields) {
        Node per = needed(fields, Node.Kind.TEXT, "per", "max_trades");
        OptionalInt count = amounts.count(MAX_COUNT, needed(fields, Node.Kind.NUMBER, "count", "max_trades"));
        OptionalLong ms = per == null ? OptionalLong.empty() : Durations.parse(per.text());
        if (per != null && ms.isEmpty()) {
            findings.error("bad-duration", per, Durations.complaint(per.text()));
        }
        return ms.isPresent() && count.isPresent()
                ? new ProtectionSpec.MaxTrades(
                        ms.getAsLong(), count.getAsInt(), fields.node().place())
                : null;
    }

    private ProtectionSpec minConfidence(Fields fields) {
        OptionalDouble value = amounts.from(0, 1, needed(fields, Node.Kind.NUMBER, "value", "min_confidence"));
        return value.isPresent()
                ? new ProtectionSpec.MinConfidence(
                        value.getAsDouble(), fields.node().place())
                : null;
    }

    private ProtectionSpec lossStreak(Fields fields) {
        OptionalInt count = amounts.count(MAX_COUNT, needed(fields, Node.Kind.NUMBER, "count", "loss_streak"));
        OptionalLong ms = amounts.minutes(needed(fields, Node.Kind.NUMBER, "minutes", "loss_streak"));
        return count.isPresent() && ms.isPresent()
                ? new ProtectionSpec.LossStreak(
                        count.getAsInt(), ms.getAsLong(), fields.node().place())
                : null;
    }

    private ProtectionSpec maxDrawdown(Fields fields) {
        OptionalDouble percent = percent(fields, "max_drawdown");
        Node word = fields.take(Node.Kind.TEXT, "action");
        Action action = word == null
                ? Action.BLOCK
                : Words.read(word, List.of(Action.values()), "an action is block, pause or flatten", findings)
                        .orElse(null);
        return percent.isPresent() && action != null
                ? new ProtectionSpec.MaxDrawdown(
                        percent.getAsDouble(), action, fields.node().place())
                : null;
    }

    private ProtectionSpec maxDailyLoss(Fields fields) {
        OptionalDouble percent = percent(fields, "max_daily_loss");
        return percent.isPresent()
                ? new ProtectionSpec.MaxDailyLoss(
                        percent.getAsDouble(), fields.node().place())
                : null;
    }

    private OptionalDouble percent(Fields fields, String what) {
        Node node = needed(fields, Node.Kind.NUMBER, "percent", what);
        RiskNumbers.tellSmall(node, findings);
        return amounts.above(0, MAX_PERCENT, node);
    }

    private ProtectionSpec minInterval(Fields fields) {
        Node entries = fields.take(Node.Kind.NUMBER, "entries_seconds");
        Node exits = fields.take(Node.Kind.NUMBER, "exits_seconds");
        if (!fields.has("entries_seconds") && !fields.has("exits_seconds")) {
            missing(fields, "min_interval", "\"entries_seconds\" or \"exits_seconds\"");
        }
        OptionalLong entriesMs = amounts.seconds(entries);
        OptionalLong exitsMs = amounts.seconds(exits);
        return entriesMs.isPresent() || exitsMs.isPresent()
                ? new ProtectionSpec.MinInterval(
                        entriesMs.orElse(0), exitsMs.orElse(0), fields.node().place())
                : null;
    }

    private ProtectionSpec minVolume(Fields fields) {
        OptionalDouble multiple =
                amounts.above(0, MAX_MULTIPLE, needed(fields, Node.Kind.NUMBER, "multiple", "min_volume"));
        Node given = fields.take(Node.Kind.NUMBER, "period");
        OptionalInt period = given == null ? OptionalInt.of(VOLUME_PERIOD) : amounts.count(MAX_COUNT, given);
        return multiple.isPresent() && period.isPresent()
                ? new ProtectionSpec.MinVolume(
                        multiple.getAsDouble(), period.getAsInt(), fields.node().place())
                : null;
    }

    private Node needed(Fields fields, Node.Kind kind, String name, String what) {
        if (!fields.has(name)) {
            missing(fields, what, "\"" + name + "\", " + kind.phrase());
        }
        return fields.take(kind, name);
    }

    private void missing(Fields fields, String what, String key) {
        findings.error("missing-key", fields.node(), what + " needs " + key);
    }
}
