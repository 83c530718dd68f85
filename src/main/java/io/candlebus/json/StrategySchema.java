package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Catalogue;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Limits;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.util.Arrays;
import java.util.List;

/**
 * The JSON Schema of canonical documents, for editors: made from the same catalogue and limits as the reader. The reader
 * takes more, the seed's dialects, and finds more, as names that mean nothing.
 */
public final class StrategySchema {
    /** Where it is served, and what documents give as their {@code $schema}. */
    public static final String ID = "/schema/strategy.schema.json";

    private static final String CONDITION = "#/$defs/condition";
    private static final String ID_PATTERN = "^[a-z0-9][a-z0-9_-]{0,63}$";
    static final String SIGNAL_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$";
    static final String NAME_PATTERN = "^(?!(and|or|not|between)$)[A-Za-z_][A-Za-z0-9_]{0,63}$";
    static final String SYMBOL_PATTERN = "^[A-Za-z0-9]{1,20}[/-][A-Za-z0-9]{1,20}$";

    /** Conditions that show what can be said. */
    private static final List<String> WHEN = List.of(
            "crossover(ema(9), ema(21))",
            "rsi(14) < 30 and close > ema(50)@1h",
            "close > highest(high, 20)[1] and volume > 2 * avg(volume, 20)",
            "sequence(crossunder(close, ema(50)), rsi(14) < 30, crossover(close, ema(50)), 30)",
            "within(crossover(macd, signal), 5) and not (rsi(14) > 70)",
            "position.pnl_percent < -2 or position.candles_held >= 24",
            "time.hour between 8 and 16 and time.day_of_week <= 5");

    private StrategySchema() {}

    /** Draft 2020-12. Any thread. */
    public static ObjectNode of(Catalogue catalogue) {
        ObjectNode schema = object(
                "A strategy: what to watch, what to compute, when to signal. docs/strategy-language.md has the whole language.");
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", ID)
                .put("title", "Strategy");
        schema.putArray("required").add("id").add("signals");
        ObjectNode properties = schema.putObject("properties");
        properties.set("$schema", text("Where editors find this schema."));
        properties.set(
                "id",
                text("Tells strategies apart: 1 to 64 of a-z 0-9 _ -, beginning with a letter or digit.")
                        .put("pattern", ID_PATTERN));
        properties.set("name", text("What people call it; the id when absent."));
        properties.set("description", text("What it does and why, for people."));
        properties.set(
                "symbol",
                examples(
                        text("The market, BASE/QUOTE; the server's default when absent.")
                                .put("pattern", SYMBOL_PATTERN),
                        "BTC/USD",
                        "ETH/USDT"));
        properties.set("symbols", symbols());
        properties.set("timeframe", timeframe());
        properties.set("enabled", flag("Whether it starts with the server; what is false waits to be started.", true));
        properties.set("params", params());
        properties.set(
                "indicators",
                list(
                        "What to compute. Not needed for what is written where it is used: ema(50), rsi_14.",
                        "#/$defs/indicator",
                        0,
                        Limits.MAX_INDICATORS));
        properties.set("signals", list("When to signal; at least one.", "#/$defs/signal", 1, Limits.MAX_SIGNALS));
        properties.set("risk", RiskSchema.of());
        properties.set("protections", ProtectionSchema.of());
        properties.set(
                "valid_for",
                examples(
                        text("How long after its candle closed a signal may be sent out; one timeframe when absent. Later it is stored as missed.")
                                .put("pattern", Durations.PATTERN),
                        "5m",
                        "1h"));
        properties.set("tests", TestSchema.of());
        properties.set("tags", strings("Words to find it by."));
        for (String kept : KeptSections.names()) {
            properties.putObject(kept).put("description", "Kept with the document; nothing acts on it.");
        }
        ObjectNode definitions = schema.putObject("$defs");
        definitions.set("indicator", IndicatorSchema.of(catalogue));
        definitions.set("signal", signal());
        definitions.set("condition", condition());
        definitions.set("operand", operand());
        return schema;
    }

    private static ObjectNode symbols() {
        ObjectNode json =
                strings("Several markets: an isolated session runs for each, with its own position and account.");
        json.put("minItems", 1).put("maxItems", DocumentLimits.SYMBOLS);
        json.withObjectProperty("items").put("pattern", SYMBOL_PATTERN);
        return json;
    }

    private static ObjectNode params() {
        ObjectNode range = object("A number with a name, and the range in which a sweep varies it.");
        range.putArray("required").add("default");
        ObjectNode properties = range.putObject("properties");
        properties.set("default", number("Its value, unless a sweep varies it."));
        properties.set("min", number("The least a sweep tries."));
        properties.set("max", number("The greatest a sweep tries."));
        properties.set("step", number("From one try to the next."));
        properties.set("description", text("What it is for, for people."));
        ObjectNode json = node(
                        "object",
                        "Numbers with a name. They can stand wherever a number can: rsi_14 < low, close[n], ema(close, n).")
                .put("maxProperties", DocumentLimits.PARAMETERS);
        json.putObject("propertyNames").put("pattern", NAME_PATTERN);
        json.putObject("additionalProperties")
                .putArray("anyOf")
                .add(range)
                .addObject()
                .put("type", "number");
        return json;
    }

    private static ObjectNode signal() {
        ObjectNode json = object("A rule: when its condition is true at the close of a candle, it fires.");
        json.putArray("required").add("id").add("type");
        ObjectNode properties = json.putObject("properties");
        properties.set("id", text("Unique in the document.").put("pattern", SIGNAL_PATTERN));
        properties.set("name", text("What people call it; the id when absent."));
        properties.set("description", text("What it is for, for people."));
        properties.set(
                "type",
                words("entry opens a position, exit closes one, alert touches none.", SignalSpec.Type.values()));
        properties.set(
                "side",
                words("long profits when the price rises, short when it falls; an alert needs none.", Side.values()));
        ObjectNode confidence = properties.putObject("confidence");
        confidence.put(
                "description",
                "How sure it is: from 0 to 1, or an expression that is held to that range. Absent, it is the weight of the true conditions over the weight of all, or 1 where none has a weight.");
        confidence
                .putArray("anyOf")
                .add(number("Always the same.").put("minimum", 0).put("maximum", 1))
                .add(examples(
                        text("A number, as text; held between 0 and 1."), "(close - highest(high, 20)[1]) / atr(14)"));
        properties.set(
                "edge",
                flag(
                        "Whether it fires only when the condition becomes true, not on every candle on which it is.",
                        false));
        properties.set("enabled", flag("Whether the signal is there at all.", true));
        properties.set("when", when("The condition, as text."));
        properties.setAll(group());
        ArrayNode ways = json.putArray("oneOf");
        ways.addObject().putArray("required").add("when");
        ways.addObject().putArray("required").add("conditions");
        ObjectNode positions = json.putObject("if");
        positions
                .putObject("properties")
                .putObject("type")
                .putArray("enum")
                .add("entry")
                .add("exit");
        json.putObject("then").putArray("required").add("side");
        return json;
    }

    private static ObjectNode group() {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        ObjectNode logic = properties.putObject("logic");
        logic.putArray("enum").add("AND").add("OR").add("AT_LEAST");
        logic.put("default", "AND")
                .put("description", "How the conditions are joined: all of them, any of them, or at least count.");
        ObjectNode count = node("integer", "How many must be true under AT_LEAST; a number or a parameter.")
                .put("minimum", 1)
                .put("minLength", 1);
        count.putArray("type").add("integer").add("string");
        properties.set("count", count);
        properties.set(
                "conditions",
                list("Comparisons, texts and further groups; at least one.", CONDITION, 1, Limits.MAX_CONDITIONS));
        return properties;
    }

    private static ObjectNode condition() {
        ObjectNode comparison = object("Two numbers and how they stand to each other.");
        comparison.putArray("required").add("indicator").add("operator");
        ObjectNode properties = comparison.putObject("properties");
        properties.putObject("indicator").put("$ref", "#/$defs/operand");
        properties.set(
                "field", examples(text("Which output of the indicator; the first when absent."), "signal", "upper"));
        ObjectNode operator = text(
                "How the two stand to each other; the short words are the canonical ones: gt, lt, gte, lte, eq, ne, crossover, crossunder, cross, between.");
        Operators.allWords().forEach(operator.putArray("enum")::add);
        properties.set("operator", operator);
        ObjectNode value = properties.putObject("value");
        value.put(
                "description", "What to compare with: a number, a name or an expression; between takes a list of two.");
        ArrayNode values = value.putArray("anyOf");
        values.addObject().put("$ref", "#/$defs/operand");
        values.add(list("Both ends.", "#/$defs/operand", 2, 2));
        properties.set(
                "epsilon",
                number("Relative tolerance of eq and ne.").put("minimum", 0).put("maximum", 1));
        properties.set(
                "lookback",
                node("integer", "On a crossing, the candles in which it happened; else how long ago to compare.")
                        .put("minimum", 0)
                        .put("maximum", Limits.MAX_LOOKBACK));
        ObjectNode group = object("Several conditions.");
        group.putArray("required").add("conditions");
        group.putObject("properties").setAll(group());
        ObjectNode written = object("A condition as text, with what else there is to say of it.");
        written.putArray("required").add("when");
        written.putObject("properties").set("when", when("The condition, as text."));
        for (ObjectNode tree : List.of(comparison, group, written)) {
            ObjectNode common = tree.withObjectProperty("properties");
            common.set("inverted", flag("Whether it must not be true.", false));
            common.set(
                    "weight",
                    number("Its share of the signal's confidence, where that is not given.")
                            .put("exclusiveMinimum", 0));
            common.set("id", text("What confidence_calculation may call it."));
            common.set("name", text("What people call it; confidence_calculation may call it so, too."));
            common.set("description", text("What it is for, for people."));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("anyOf")
                .add(when("A condition as text."))
                .add(comparison)
                .add(group)
                .add(written);
        return json;
    }

    /** A value of one of several kinds, which are to be added. */
    static ObjectNode anyOf(String description) {
        ObjectNode json = described(description);
        json.putArray("anyOf");
        return json;
    }

    /** A value of which nothing is said yet. */
    static ObjectNode described(String description) {
        return JsonNodeFactory.instance.objectNode().put("description", description);
    }

    private static ObjectNode operand() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("description", "A number: a literal, a name as rsi_14 or close, or an expression as ema(50)@1h.");
        json.putArray("type").add("number").add("string");
        return examples(json, "rsi_14", "close[1]", "ema(50)@1h", "highest(high, 20)[1]");
    }

    private static ObjectNode when(String description) {
        return examples(text(description), WHEN.toArray(String[]::new));
    }

    static ObjectNode examples(ObjectNode json, String... all) {
        Arrays.stream(all).forEach(json.putArray("examples")::add);
        return json;
    }

    static ObjectNode timeframe() {
        ObjectNode json = text("Length of a candle; m is a minute, M a month. The server's default when absent.");
        ArrayNode tokens = json.putArray("enum");
        Arrays.stream(Timeframe.values()).forEach(timeframe -> tokens.add(timeframe.toString()));
        return json;
    }

    static ObjectNode words(String description, Enum<?>[] values) {
        ObjectNode json = text(description);
        ArrayNode words = json.putArray("enum");
        Arrays.stream(values).forEach(value -> words.add(Words.of(value)));
        return json;
    }

    private static ObjectNode list(String description, String reference, int least, int most) {
        ObjectNode json = node("array", description).put("minItems", least).put("maxItems", most);
        json.putObject("items").put("$ref", reference);
        return json;
    }

    private static ObjectNode strings(String description) {
        ObjectNode json = node("array", description);
        json.putObject("items").put("type", "string");
        return json;
    }

    static ObjectNode object(String description) {
        return node("object", description).put("additionalProperties", false);
    }

    static ObjectNode text(String description) {
        return node("string", description);
    }

    static ObjectNode number(String description) {
        return node("number", description);
    }

    static ObjectNode flag(String description, boolean standard) {
        return node("boolean", description).put("default", standard);
    }

    static ObjectNode node(String type, String description) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("description", description);
    }
}
