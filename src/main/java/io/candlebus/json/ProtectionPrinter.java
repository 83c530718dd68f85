package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.ProtectionSpec;
import java.time.DayOfWeek;

/** Writes protections as canonical documents have them. */
final class ProtectionPrinter {
    private static final double MINUTE_MS = 60_000;
    private static final double SECOND_MS = 1_000;

    private ProtectionPrinter() {}

    static ObjectNode protection(ProtectionSpec spec) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", spec.type());
        if (spec instanceof ProtectionSpec.Cooldown cooldown) {
            amount(json, "minutes", cooldown.ms() / MINUTE_MS);
            amount(json, "candles", cooldown.candles());
        } else if (spec instanceof ProtectionSpec.MaxTrades trades) {
            json.put("per", Durations.text(trades.perMs())).put("count", trades.count());
        } else if (spec instanceof ProtectionSpec.MinConfidence confidence) {
            StrategyPrinter.number(json, "value", confidence.value());
        } else if (spec instanceof ProtectionSpec.LossStreak streak) {
            json.put("count", streak.count());
            amount(json, "minutes", streak.ms() / MINUTE_MS);
        } else if (spec instanceof ProtectionSpec.MaxDrawdown drawdown) {
            StrategyPrinter.number(json, "percent", drawdown.percent());
            json.put("action", Words.of(drawdown.action()));
        } else if (spec instanceof ProtectionSpec.MaxDailyLoss loss) {
            StrategyPrinter.number(json, "percent", loss.percent());
        } else if (spec instanceof ProtectionSpec.Session session) {
            session(json, session);
        } else if (spec instanceof ProtectionSpec.MinInterval interval) {
            amount(json, "entries_seconds", interval.entriesMs() / SECOND_MS);
            amount(json, "exits_seconds", interval.exitsMs() / SECOND_MS);
        } else {
            ProtectionSpec.MinVolume volume = (ProtectionSpec.MinVolume) spec;
            StrategyPrinter.number(json, "multiple", volume.multiple());
            json.put("period", volume.period());
        }
        return json;
    }

    /** Nothing for 0. */
    private static void amount(ObjectNode json, String name, double value) {
        if (value != 0) {
            StrategyPrinter.number(json, name, value);
        }
    }

    private static void session(ObjectNode json, ProtectionSpec.Session session) {
        json.put("from", session.from().toString()).put("to", session.to().toString());
        ArrayNode days = json.putArray("days");
        for (DayOfWeek day : DayOfWeek.values()) {
            if (session.days().contains(day)) {
                days.add(SessionReader.word(day));
            }
        }
        json.put("zone", session.zone().getId());
    }
}
