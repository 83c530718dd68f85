package io.candlebus.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Documents of every dialect, changed in ways that keep them JSON: what a reader sees of mistaken and hostile authors. */
final class MutatedDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int EDITS = 40;

    /** Values beyond which a document does not grow. */
    private static final int VALUES_LIMIT = 4_000;

    private static final List<JsonNode> BASES = bases();
    private static final List<String> KEYS = keys();

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "0.5",
            "2",
            "14",
            "100",
            "101",
            "100001",
            "1e400",
            "-0",
            "1e10000000",
            "NaN",
            "-Infinity",
            "4294967297",
            "9223372036854775808",
            "0.1e-400",
            "1e15",
            "123456789012345678",
            "0.1",
            "[]",
            "{}",
            "[[]]",
            "[[[[[[]]]]]]",
            "{\"\":{}}",
            "\"\"",
            "\" \"",
            "\"14\"",
            "\"-0.0\"",
            "\"1e5\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"../../etc/passwd\"",
            "\"${jndi:ldap://x}\"",
            "\"close\"",
            "\"rsi\"",
            "\"rsi_14\"",
            "\"bb_20_2.upper\"",
            "\"upper\"",
            "\"momentum\"",
            "\"1M\"",
            "\"4h\"",
            "\"BTC/USD\"",
            "\"AT_LEAST\"",
            "\"or\"",
            "\"between\"",
            "\"crossover\"",
            "\"gt\"",
            "\"entry\"",
            "\"exit\"",
            "\"alert\"",
            "\"long\"",
            "\"short\"",
            "\"close[1]\"",
            "\"close[1e9]\"",
            "\"rsi_14.rsi_14.rsi_14\"",
            "\"not not not\"",
            "\"((((((((\"",
            "\"a < b and\"",
            "\"close > 1\"",
            "\"crossover(close, ema_9)\"",
            "{\"indicator\":\"rsi\"}",
            "{\"indicator\":\"rsi_14\",\"operator\":\"lt\",\"value\":30}",
            "{\"logic\":\"OR\",\"conditions\":[\"close > 1\"]}",
            "{\"conditions\":[]}",
            "[1,2,3]",
            "[\"close > 1\"]",
            "{\"type\":\"ema\",\"params\":{\"period\":9}}",
            "[{\"name\":\"period\",\"default\":14}]",
            "{\"id\":\"s\",\"type\":\"alert\",\"when\":\"close > 1\"}",
            "{\"default\":1,\"min\":0,\"max\":2}",
            "{\"type\":\"percent\",\"value\":2}",
            "{\"type\":\"price\",\"value\":\"lowest(low, 10)\"}",
            "{\"type\":\"cooldown\",\"minutes\":30}",
            "\"risk_percent\"",
            "\"session\"",
            "\"08:00\"",
            "\"90m\"",
            "\"Europe/Berlin\"",
            "\"2018-01-01T00:05:00Z\"",
            "1514764800000",
            "{\"candles\":[1,2,3],\"expect\":[],\"only\":true}",
            "[1,[1,2,1,2],{\"close\":3}]",
            "\"fixtures/dip.csv\"",
            "{\"signal\":\"s\",\"at\":\"2018-01-01T00:05:00Z\"}");

    private MutatedDocument() {}

    /** A document's text, whatever the bytes are. */
    static String of(Choices choices) {
        ArrayNode root = NODES.arrayNode().add(choices.of(BASES).deepCopy());
        boolean pretty = choices.below(4) == 0;
        for (int i = 0; i < EDITS && choices.hasMore(); i++) {
            edit(root, choices);
        }
        return root.isEmpty()
                ? ""
                : pretty ? root.get(0).toPrettyString() : root.get(0).toString();
    }

    /** Where a value is. */
    private record Spot(ContainerNode<?> parent, String key, int index) {
        JsonNode value() {
            return parent instanceof ObjectNode object ? object.get(key) : parent.get(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(key, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(key);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    private static void edit(ArrayNode root, Choices choices) {
        List<Spot> spots = new ArrayList<>();
        collect(root, spots);
        if (spots.isEmpty()) {
            return;
        }
        Spot spot = choices.of(spots);
        boolean mayGrow = spots.size() < VALUES_LIMIT;
        switch (choices.below(12)) {
            case 0 -> spot.remove();
            case 1 -> rename(spot, choices.of(KEYS));
            case 2 -> swap(spot, choices.of(spots));
            case 3 ->
                spot.set(NODES.textNode(WordSoup.of(new Choices(choices.text().getBytes()))));
            case 4 -> spot.set(NODES.textNode(choices.text()));
            case 5 -> spot.set(NODES.rawValueNode(new RawValue(Double.toString(choices.anyDouble()))));
            case 6, 7 -> add(spot, choices.of(KEYS), value(choices), mayGrow);
            case 8 -> add(spot, choices.of(KEYS), choices.of(spots).value().deepCopy(), mayGrow);
            case 9 -> repeat(spot, choices.octet(), mayGrow);
            case 10 -> wrap(spot, choices.of(KEYS), choices.octet() % 2 == 0);
            default -> spot.set(value(choices));
        }
    }

    private static JsonNode value(Choices choices) {
        return NODES.rawValueNode(new RawValue(choices.of(VALUES)));
    }

    private static void collect(JsonNode container, List<Spot> into) {
        if (container instanceof ObjectNode object) {
            for (String key : List.copyOf(new TreeSet<>(
                    object.properties().stream().map(e -> e.getKey()).toList()))) {
                into.add(new Spot(object, key, 0));
                collect(object.get(key), into);
            }
        } else if (container instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                into.add(new Spot(array, null, i));
                collect(array.get(i), into);
            }
        }
    }

    private static void rename(Spot spot, String key) {
        if (spot.parent() instanceof ObjectNode object) {
            object.set(key, object.remove(spot.key()));
        }
    }

    private static void swap(Spot one, Spot other) {
        JsonNode value = one.value().deepCopy();
        one.set(other.value() == null ? NODES.nullNode() : other.value().deepCopy());
        other.set(value);
    }

    private static void add(Spot spot, String key, JsonNode value, boolean mayGrow) {
        JsonNode container = spot.value();
        if (mayGrow && container instanceof ObjectNode object) {
            object.set(key, value);
        } else if (mayGrow && container instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static void repeat(Spot spot, int times, boolean mayGrow) {
        if (mayGrow && spot.parent() instanceof ArrayNode array) {
            for (int i = 0; i < times; i++) {
                array.add(spot.value().deepCopy());
            }
        }
    }

    private static void wrap(Spot spot, String key, boolean inObject) {
        JsonNode value = spot.value();
        spot.set(
                inObject
                        ? NODES.objectNode().set(key, value)
                        : NODES.arrayNode().add(value));
    }

    private static List<JsonNode> bases() {
        List<JsonNode> bases = new ArrayList<>();
        for (Path folder : List.of(Path.of("src/test/resources/dialects"), Path.of("strategies"))) {
            try (Stream<Path> files = Files.list(FuzzTarget.HOME.resolve(folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    bases.add(MAPPER.readTree(Files.readString(file)));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return bases;
    }

    private static List<String> keys() {
        Set<String> keys = new TreeSet<>();
        BASES.forEach(base -> collectKeys(base, keys));
        keys.addAll(List.of(
                "",
                "a/b",
                "~",
                "\n",
                "x".repeat(70),
                "fires",
                "only",
                "warmup",
                "from",
                "at",
                "expect",
                "tests",
                "edge",
                "count",
                "epsilon",
                "lookback"));
        return List.copyOf(keys);
    }

    private static void collectKeys(JsonNode node, Set<String> into) {
        node.properties().forEach(member -> into.add(member.getKey()));
        node.forEach(child -> collectKeys(child, into));
    }
}
