package io.candlebus.json;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The members of one object, while they are taken: whatever nobody asked for is told in the end. */
final class Fields {
    private final Node node;
    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Node node, Findings findings) {
        this.node = node;
        this.findings = findings;
    }

    Node node() {
        return node;
    }

    Findings findings() {
        return findings;
    }

    boolean has(String name) {
        return node.member(name) != null;
    }

    /** The first of several names that is there; null when none is. */
    Node take(String... names) {
        known.addAll(List.of(names));
        for (String name : names) {
            Node found = node.member(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A member of a kind; null when it is not there, or is of another kind, which is told. */
    Node take(Node.Kind kind, String... names) {
        Node found = take(names);
        return found == null || isOf(kind, found) ? found : null;
    }

    String text(String name, String otherwise) {
        Node found = take(Node.Kind.TEXT, name);
        return found == null ? otherwise : found.text();
    }

    boolean flag(String name, boolean otherwise) {
        Node found = take(Node.Kind.FLAG, name);
        return found == null ? otherwise : found.isTrue();
    }

    double number(String name, double otherwise) {
        Node found = take(Node.Kind.NUMBER, name);
        return found == null ? otherwise : found.number();
    }

    /** A whole number in a range; the standard one when it is not there, or is wrong, which is told. */
    int wholeNumber(String name, int otherwise, int max, String code) {
        Node found = take(Node.Kind.NUMBER, name);
        if (found == null) {
            return otherwise;
        }
        double value = found.number();
        if (value == Math.rint(value) && value >= 0 && value <= max) {
            return (int) value;
        }
        boolean beyond = value > max;
        findings.error(
                beyond ? code : "out-of-range",
                found,
                name + " must be a whole number from 0 to " + max + ", not " + found.text());
        return otherwise;
    }

    /** A whole number in a range; the standard one when it is not there, or is wrong, which is told. */
    long whole(String name, long otherwise, long min, long max) {
        Node found = take(Node.Kind.NUMBER, name);
        if (found == null) {
            return otherwise;
        }
        double value = found.number();
        if (value == Math.rint(value) && value >= min && value <= max) {
            return (long) value;
        }
        findings.error(
                "out-of-range",
                found,
                name + " must be a whole number from " + min + " to " + max + ", not " + Shown.clipped(found.text()));
        return otherwise;
    }

    /** Declares names as kept without being read. */
    void keep(String... names) {
        known.addAll(List.of(names));
    }

    /** Tells the members that nobody asked for. */
    void tellUnknown() {
        for (Node member : unknown()) {
            findings.warning(
                    "unknown-key",
                    member,
                    "\"" + Shown.clipped(member.step()) + "\" is not known here, and is ignored",
                    findings.question(member.step(), () -> known));
        }
    }

    /** Calls it an error that there are members that nobody asked for. */
    void refuseUnknown() {
        for (Node member : unknown()) {
            findings.error(
                    "unknown-key",
                    member,
                    "\"" + Shown.clipped(member.step()) + "\" is not known here; there are " + String.join(", ", known),
                    findings.question(member.step(), () -> known));
        }
    }

    private List<Node> unknown() {
        Set<String> unknown = new HashSet<>(node.members().keySet());
        unknown.removeAll(known);
        return node.members().values().stream()
                .filter(member -> unknown.contains(member.step()))
                .toList();
    }

    boolean isOf(Node.Kind kind, Node value) {
        if (value.is(kind)) {
            return true;
        }
        findings.error(
                "wrong-kind",
                value,
                "\"" + Shown.clipped(value.step()) + "\" must be " + kind.phrase() + ", not "
                        + value.kind().phrase());
        return false;
    }
}
