package io.candlebus.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a document together with where it stands in the text. */
final class Node {
    /** What JSON can hold. */
    enum Kind {
        OBJECT("an object"),
        LIST("a list"),
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        NULL("null");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        /** For messages: {@code a number}. */
        String phrase() {
            return phrase;
        }
    }

    private final Node parent;
    private final String step;
    private final Kind kind;
    private final Span key;
    private final int start;
    private int end;
    private String text = "";
    private double number = Double.NaN;
    private final Map<String, Node> members;
    private final List<Node> items;
    private boolean left;

    /**
     * @param step the member's name, or the item's index
     * @param key where the member's name stands; null for items and the root
     */
    Node(Node parent, String step, Kind kind, Span key, int start) {
        this.parent = parent;
        this.step = step;
        this.kind = kind;
        this.key = key;
        this.start = start;
        this.end = start + 1;
        this.members = kind == Kind.OBJECT ? new LinkedHashMap<>() : Map.of();
        this.items = kind == Kind.LIST ? new ArrayList<>() : List.of();
    }

    void endsAt(int offset) {
        end = offset;
    }

    void holds(String value) {
        text = value;
    }

    void holds(String written, double value) {
        text = written;
        number = value;
    }

    /** Adds to an object or a list; false when the object has such a member already. */
    boolean add(Node child) {
        boolean added = kind == Kind.LIST ? items.add(child) : members.putIfAbsent(child.step, child) == null;
        child.left = left || !added;
        return added;
    }

    /** Whether it is in the document's text and not in its tree: a member that is there twice, and what is inside. */
    boolean isLeftOut() {
        return left;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    Kind kind() {
        return kind;
    }

    /** The member's name, or the item's index. */
    String step() {
        return step;
    }

    /** Of an object; empty for everything else. */
    Map<String, Node> members() {
        return members;
    }

    /** The member of a name, or null; null also where it is JSON's null. */
    Node member(String name) {
        Node found = members.get(name);
        return found == null || found.is(Kind.NULL) ? null : found;
    }

    /** Of a list; empty for everything else. */
    List<Node> items() {
        return items;
    }

    /** A text's characters; a number or a flag as written. */
    String text() {
        return text;
    }

    /** A number's value, finite and never a negative zero; NaN for everything else. */
    double number() {
        return number;
    }

    boolean isTrue() {
        return kind == Kind.FLAG && text.equals("true");
    }

    Span span() {
        return new Span(start, end - start);
    }

    /** Where its name stands, its own span when it has none. */
    Span keySpan() {
        return key == null ? span() : key;
    }

    Place place() {
        return Place.at(pointer());
    }

    /**
     * JSON Pointer; made on demand, because a hostile document could make them all long. Of what is left out, that of the member
     * that is in its place.
     */
    String pointer() {
        if (parent == null) {
            return "";
        }
        if (parent.left) {
            return parent.pointer();
        }
        return parent.pointer() + "/" + step.replace("~", "~0").replace("/", "~1");
    }

    /** The value without its places. */
    JsonNode json() {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        switch (kind) {
            case OBJECT -> {
                ObjectNode object = factory.objectNode();
                members.forEach((name, value) -> object.set(name, value.json()));
                return object;
            }
            case LIST -> {
                ArrayNode array = factory.arrayNode();
                items.forEach(item -> array.add(item.json()));
                return array;
            }
            case NUMBER -> {
                boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
                return whole ? factory.numberNode((long) number) : factory.numberNode(number);
            }
            case FLAG -> {
                return factory.booleanNode(isTrue());
            }
            default -> {
                return kind == Kind.NULL ? factory.nullNode() : factory.textNode(text);
            }
        }
    }

    /** The child of a pointer's step, already unescaped; null when there is none. */
    Node child(String wanted) {
        if (kind == Kind.OBJECT) {
            return members.get(wanted);
        }
        boolean index =
                wanted.length() <= 9 && !wanted.isEmpty() && wanted.chars().allMatch(Character::isDigit);
        if (kind != Kind.LIST || !index) {
            return null;
        }
        int i = Integer.parseInt(wanted);
        return i < items.size() ? items.get(i) : null;
    }
}
