package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.Limits;
import io.candlebus.strategy.ProtectionSpec.MaxDrawdown.Action;
import java.util.List;

/** The schema of protections. */
final class ProtectionSchema {
    private static final int MINUTE_S = 60;

    private ProtectionSchema() {}

    static ObjectNode of() {
        ObjectNode json = StrategySchema.node(
                        "array", "What keeps the strategy from trading too much; an entry must pass all of them.")
                .put("maxItems", DocumentLimits.PROTECTIONS);
        ArrayNode ways = json.putObject("items").putArray("anyOf");
        ways.add(cooldown("minutes", minutes("How long that while is.")));
        ways.add(cooldown("candles", count("So many candles of the strategy's timeframe.", Limits.MAX_LOOKBACK)));
        ways.add(maxTrades());
        ObjectNode confidence = ways.addObject();
        confidence.setAll(type("min_confidence", "Only entries that are so sure.", "value"));
        put(
                confidence,
                "value",
                StrategySchema.number("The least confidence.").put("minimum", 0).put("maximum", 1));
        ObjectNode streak = ways.addObject();
        streak.setAll(type(
                "loss_streak", "No entry for a while after so many trades in a row that lost.", "count", "minutes"));
        put(streak, "count", count("So many trades.", ProtectionReader.MAX_COUNT));
        put(streak, "minutes", minutes("So long, from the close of the last of them on."));
        ways.add(maxDrawdown());
        ObjectNode daily = ways.addObject();
        daily.setAll(type(
                "max_daily_loss",
                "No entry for the rest of a UTC day that has cost so much of the equity.",
                "percent"));
        put(daily, "percent", percent("Of the equity before the day."));
        ways.add(session());
        ways.add(minInterval("entries_seconds"));
        ways.add(minInterval("exits_seconds"));
        ways.add(minVolume());
        return json;
    }

    private static ObjectNode cooldown(String key, ObjectNode value) {
        ObjectNode json = type(
                "cooldown", "No entry for a while after the last entry was ordered or the last position closed.", key);
        put(json, key, value);
        return json;
    }

    private static ObjectNode maxTrades() {
        ObjectNode json = type("max_trades", "So many entries at most in any stretch of time.", "per", "count");
        put(
                json,
                "per",
                StrategySchema.examples(
                        StrategySchema.text("How long the stretch is: a number and s, m, h, d or w.")
                                .put("pattern", Durations.PATTERN),
                        "1h",
                        "1d"));
        put(json, "count", count("The most entries.", ProtectionReader.MAX_COUNT));
        return json;
    }

    private static ObjectNode maxDrawdown() {
        ObjectNode json = type("max_drawdown", "Acts when the equity is so far below its peak at a close.", "percent");
        put(json, "percent", percent("Of the peak."));
        put(
                json,
                "action",
                StrategySchema.words(
                                "block lets no entry through, pause pauses the strategy, flatten closes the position and then blocks.",
                                Action.values())
                        .put("default", Words.of(Action.BLOCK)));
        return json;
    }

    private static ObjectNode session() {
        ObjectNode json = type("session", "Only entries at closes within these hours.", "from", "to");
        put(json, "from", time("When it opens."));
        put(json, "to", time("When it closes; on the day after when that is no later than from."));
        ObjectNode days = StrategySchema.node("array", "On which days it opens; on all when absent.")
                .put("minItems", 1);
        ObjectNode day = days.putObject("items");
        SessionReader.DAYS.forEach(day.putArray("enum")::add);
        put(json, "days", days);
        put(
                json,
                "zone",
                StrategySchema.examples(
                        StrategySchema.text("Whose clock that is.").put("default", SessionReader.UTC.getId()),
                        "Europe/Berlin",
                        "+02:00"));
        return json;
    }

    private static ObjectNode time(String description) {
        return StrategySchema.examples(
                StrategySchema.text(description).put("pattern", SessionReader.TIME_PATTERN), "08:30");
    }

    private static ObjectNode minInterval(String needed) {
        ObjectNode json = type("min_interval", "So long at least from one order to the next of its kind.", needed);
        put(json, "entries_seconds", seconds("From entry to entry."));
        put(json, "exits_seconds", seconds("From exit to exit."));
        return json;
    }

    private static ObjectNode minVolume() {
        ObjectNode json = type("min_volume", "Only entries on candles of so much volume.", "multiple");
        put(
                json,
                "multiple",
                above0("How many times the usual volume it is at least.")
                        .put("maximum", ProtectionReader.MAX_MULTIPLE));
        put(
                json,
                "period",
                count("The usual volume is the average of so many candles before.", ProtectionReader.MAX_COUNT)
                        .put("default", ProtectionReader.VOLUME_PERIOD));
        return json;
    }

    private static ObjectNode type(String type, String description, String... needed) {
        ObjectNode json = StrategySchema.object(description);
        ArrayNode required = json.putArray("required").add("type");
        List.of(needed).forEach(required::add);
        json.putObject("properties");
        put(json, "type", StrategySchema.text("Which protection it is.").put("const", type));
        put(json, "enabled", StrategySchema.flag("Whether it is there at all.", true));
        put(json, "description", StrategySchema.text("What it is for, for people."));
        return json;
    }

    private static void put(ObjectNode json, String key, ObjectNode value) {
        json.withObjectProperty("properties").set(key, value);
    }

    private static ObjectNode above0(String description) {
        return StrategySchema.number(description).put("exclusiveMinimum", 0);
    }

    private static ObjectNode minutes(String description) {
        return above0(description).put("maximum", Durations.LONGEST_MS / 1_000 / MINUTE_S);
    }

    private static ObjectNode seconds(String description) {
        return above0(description).put("maximum", Durations.LONGEST_MS / 1_000);
    }

    private static ObjectNode percent(String description) {
        return above0(description).put("maximum", ProtectionReader.MAX_PERCENT);
    }

    private static ObjectNode count(String description, int most) {
        return StrategySchema.node("integer", description).put("minimum", 1).put("maximum", most);
    }
}
