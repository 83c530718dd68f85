package io.candlebus.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Operand;

/** Writes conditions as canonical documents have them: text where text says it all, a tree where it does not. */
final class ConditionPrinter {
    private ConditionPrinter() {}

    /** Adds a signal's condition: {@code when}, or {@code logic} and {@code conditions} for a group. */
    static void put(Condition condition, ObjectNode signal) {
        if (isGroup(condition)) {
            group(condition, signal);
        } else {
            signal.put("when", condition.text());
        }
    }

    private static JsonNode node(Condition condition) {
        if (isText(condition)) {
            return new TextNode(condition.text());
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Condition inner = condition;
        if (inner instanceof Condition.Weighted weighted) {
            node.put("weight", weighted.weight());
            inner = weighted.condition();
        }
        if (isText(inner)) {
            return node.put("when", inner.text());
        }
        if (inner instanceof Condition.Not not) {
            node.put("inverted", true);
            inner = not.condition();
        }
        if (isGroup(inner)) {
            group(inner, node);
        } else if (inner instanceof Condition.Compare compare) {
            comparison(compare, node);
        } else {
            throw new IllegalArgumentException("no document says " + condition);
        }
        return node;
    }

    private static boolean isGroup(Condition condition) {
        return condition instanceof Condition.All
                || condition instanceof Condition.Any
                || condition instanceof Condition.AtLeast;
    }

    private static void group(Condition group, ObjectNode node) {
        if (group instanceof Condition.AtLeast some) {
            node.put("logic", "AT_LEAST");
            if (some.count() instanceof Operand.Constant literal) {
                node.put("count", (int) literal.value());
            } else {
                node.put("count", some.count().text());
            }
        } else {
            node.put("logic", group instanceof Condition.Any ? "OR" : "AND");
        }
        ArrayNode conditions = node.putArray("conditions");
        group.parts().forEach(part -> conditions.add(node(part)));
    }

    private static void comparison(Condition.Compare compare, ObjectNode node) {
        node.put("indicator", compare.left().text());
        node.put("operator", Operators.of(compare.comparison()).canonical());
        node.put("value", compare.right().text());
        node.put("epsilon", compare.epsilon());
    }

    /** Whether its text is read back as the same: a group of one has no text, a tolerance of its own neither, nor has a weight. */
    private static boolean isText(Condition condition) {
        boolean single = condition.parts().size() < 2
                && (condition instanceof Condition.All || condition instanceof Condition.Any);
        boolean tolerance = condition instanceof Condition.Compare compare && compare.epsilon() != Condition.EPSILON;
        boolean weighted = condition instanceof Condition.Weighted;
        return !single && !tolerance && !weighted && condition.parts().stream().allMatch(ConditionPrinter::isText);
    }
}
