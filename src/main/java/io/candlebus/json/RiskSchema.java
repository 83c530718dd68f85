package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.OnOpposite;
import io.candlebus.strategy.RiskSpec.SizeSpec;

/** The schema of sizes and stops. */
final class RiskSchema {
    private static final String NUMBER = " A number, or the name of a parameter.";

    private RiskSchema() {}

    static ObjectNode of() {
        ObjectNode json = StrategySchema.object(
                "How large a position is, and what ends it beside signals; on paper, live and in backtests. docs/paper.md has the details.");
        ObjectNode properties = json.putObject("properties");
        properties.set("description", StrategySchema.text("What it is for, for people."));
        properties.set("position_size", size());
        properties.set("stop_loss", level("The price at which a position ends that goes wrong.", LevelReader.Use.STOP));
        properties.set(
                "take_profit", level("The price at which a position ends that goes well.", LevelReader.Use.TARGET));
        properties.set(
                "trailing_stop", level("A stop that follows the best price since the entry.", LevelReader.Use.TRAIL));
        properties.set("max_candles_held", number("A position is closed at the open after so many closes.", 1));
        properties.set(
                "on_opposite_entry",
                StrategySchema.words(
                                "What an entry against an open position does: reverse closes it and opens its own, close only closes it, ignore leaves it.",
                                OnOpposite.values())
                        .put("default", Words.of(OnOpposite.REVERSE)));
        properties.set(
                "leverage",
                number("How many times its equity the account may hold, from 1 to 125; once when absent.", 1));
        return json;
    }

    private static ObjectNode size() {
        ObjectNode json = StrategySchema.object("How much an entry buys or sells; all of the equity when absent.");
        json.putArray("required").add("type").add("value");
        ObjectNode properties = json.putObject("properties");
        properties.set("description", StrategySchema.text("What it is for, for people."));
        properties.set(
                "type",
                StrategySchema.words(
                        "What value counts: fixed_quantity units of the base, fixed_cash units of the quote, percent_equity percent of equity, risk_percent percent of equity that the stop loses.",
                        SizeSpec.Type.values()));
        properties.set("value", number("How much of that.", 0));
        return json;
    }

    private static ObjectNode level(String description, LevelReader.Use use) {
        ObjectNode json = StrategySchema.anyOf(description);
        ArrayNode ways = (ArrayNode) json.get("anyOf");
        for (LevelSpec.Type type : use.types()) {
            ObjectNode way = ways.addObject();
            way.setAll(StrategySchema.object(phrase(type)));
            way.putArray("required").add("type").add(LevelReader.number(type));
            ObjectNode properties = way.putObject("properties");
            properties.set("description", StrategySchema.text("What it is for, for people."));
            properties.set(
                    "type", StrategySchema.text("Tells how the price is told.").put("const", Words.of(type)));
            if (type == LevelSpec.Type.ATR) {
                properties.set(
                        "period",
                        number("Candles of the average true range; " + LevelReader.ATR_PERIOD + " when absent.", 1));
            }
            properties.set(LevelReader.number(type), value(type));
            if (use == LevelReader.Use.TRAIL) {
                properties.set(
                        "activate_percent",
                        number(
                                "Profit in percent of the entry's price from which it follows; at once when absent.",
                                0));
            }
        }
        return json;
    }

    private static String phrase(LevelSpec.Type type) {
        return switch (type) {
            case PERCENT ->
                "So many percent away from the price of the entry; from the best price since for a trailing stop.";
            case ATR -> "So many average true ranges away, as of the candle that gave the order.";
            case REWARD -> "So many times the distance of the stop.";
            case PRICE -> "A price, as of the candle that gave the order.";
        };
    }

    private static ObjectNode value(LevelSpec.Type type) {
        return switch (type) {
            case PERCENT -> number("How many percent: 1.5 is 1.5 %.", 0);
            case ATR -> number("How many average true ranges.", 0);
            case REWARD -> number("How many times that distance.", 0);
            case PRICE ->
                StrategySchema.examples(operand("The price: a number, a name or an expression."), "lowest(low, 10)");
        };
    }

    private static ObjectNode number(String description, int least) {
        return operand(description + NUMBER).put("minimum", least);
    }

    private static ObjectNode operand(String description) {
        ObjectNode json = StrategySchema.described(description);
        json.putArray("type").add("number").add("string");
        return json;
    }
}
