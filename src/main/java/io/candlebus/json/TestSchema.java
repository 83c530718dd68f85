package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schema of a document's tests. */
final class TestSchema {
    private TestSchema() {}

    /** The list of them. */
    static ObjectNode of() {
        ObjectNode json = StrategySchema.node("array", "What must fire on which candles; candlebus test runs them.")
                .put("maxItems", DocumentLimits.TESTS);
        json.set("items", test());
        return json;
    }

    private static ObjectNode test() {
        ObjectNode json = StrategySchema.object("Candles, and what must fire at their closes.");
        json.putArray("required").add("candles").add("expect");
        ObjectNode properties = json.putObject("properties");
        properties.set("name", StrategySchema.text("Unique among the tests; its number when it is not given."));
        properties.set("description", StrategySchema.text("What it shows, for people."));
        properties.set("comment", StrategySchema.text("What it shows, for people."));
        properties.set(
                "symbol",
                StrategySchema.text("One of the strategy's; the first when it is not given.")
                        .put("pattern", StrategySchema.SYMBOL_PATTERN));
        properties.set(
                "timeframe",
                StrategySchema.timeframe()
                        .put(
                                "description",
                                "Of the candles: the strategy's, or one that its candles are put together from."));
        properties.set("candles", candles());
        properties.set(
                "from",
                time("When the first inline candle opens; " + InlineCandles.BEGINNING + " when it is not given."));
        properties.set(
                "warmup",
                StrategySchema.node(
                                "integer",
                                "So many candles of the strategy's timeframe are history: nothing fires on them.")
                        .put("minimum", 0)
                        .put("maximum", DocumentLimits.TEST_WARMUP)
                        .put("default", 0));
        properties.set("expect", expect());
        properties.set("only", StrategySchema.flag("Whether nothing may fire but what is expected.", false));
        return json;
    }

    private static ObjectNode candles() {
        ObjectNode row = StrategySchema.node("array", "Open, high, low, close and, if wanted, volume.")
                .put("minItems", 4)
                .put("maxItems", 5);
        row.putObject("items").put("type", "number");
        ObjectNode candle = StrategySchema.object("A candle; what is not given is as in one without surprises.");
        candle.putArray("required").add("close");
        ObjectNode properties = candle.putObject("properties");
        properties.set("time", time("When it opens; where the one before closes when it is not given."));
        properties.set("open", amount("Its first price; where the one before closed when it is not given."));
        properties.set("high", amount("Its highest price; the greater of open and close when it is not given."));
        properties.set("low", amount("Its lowest price; the lesser of open and close when it is not given."));
        properties.set("close", amount("Its last price."));
        properties.set("volume", amount("What was traded; nothing when it is not given."));
        ObjectNode inline = StrategySchema.node("array", "The candles themselves.")
                .put("minItems", 1)
                .put("maxItems", DocumentLimits.TEST_CANDLES);
        ArrayNode forms = inline.putObject("items").putArray("anyOf");
        forms.add(StrategySchema.number("A close.").put("exclusiveMinimum", 0))
                .add(row)
                .add(candle);
        ObjectNode file = StrategySchema.text("Path of a CSV file in the document's folder or below, from there.")
                .put("pattern", TestReader.PATH_PATTERN)
                .put("maxLength", DocumentLimits.PATH_LENGTH);
        ObjectNode json = StrategySchema.anyOf("Candles, or the path of a file with them.");
        json.withArrayProperty("anyOf").add(file).add(inline);
        return json;
    }

    private static ObjectNode amount(String description) {
        return StrategySchema.number(description).put("minimum", 0);
    }

    private static ObjectNode expect() {
        ObjectNode one = StrategySchema.object("What a signal must do at a close.");
        one.putArray("required").add("signal").add("at");
        ObjectNode properties = one.putObject("properties");
        properties.set("signal", StrategySchema.text("Id of a signal.").put("pattern", StrategySchema.SIGNAL_PATTERN));
        properties.set("at", time("Close of a candle of the strategy's timeframe."));
        properties.set("fires", StrategySchema.flag("False when it must not fire then.", true));
        properties.set("price", StrategySchema.number("At which it must fire.").put("minimum", 0));
        properties.set(
                "confidence",
                StrategySchema.number("With which it must fire.")
                        .put("minimum", 0)
                        .put("maximum", 1));
        properties.set("description", StrategySchema.text("What it shows, for people."));
        properties.set("comment", StrategySchema.text("What it shows, for people."));
        ObjectNode json = StrategySchema.node("array", "What must fire; empty, with only, when nothing may.")
                .put("maxItems", DocumentLimits.EXPECTATIONS);
        json.set("items", one);
        return json;
    }

    private static ObjectNode time(String description) {
        ObjectNode json = StrategySchema.anyOf(description);
        json.withArrayProperty("anyOf")
                .add(StrategySchema.text("ISO 8601, in UTC unless it says otherwise.")
                        .put("pattern", DocumentTimes.PATTERN))
                .add(StrategySchema.node("integer", "Epoch milliseconds."));
        return json;
    }
}
