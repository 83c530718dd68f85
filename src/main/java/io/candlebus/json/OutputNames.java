package io.candlebus.json;

import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the further names that the seed gives to an indicator's outputs. */
final class OutputNames {
    private final IndicatorType type;
    private final Findings findings;

    OutputNames(IndicatorType type, Findings findings) {
        this.type = type;
        this.findings = findings;
    }

    /** Given name to output name; a list names outputs by what they end with, else by their order. */
    Map<String, String> read(Node given) {
        Map<String, String> names = new LinkedHashMap<>();
        if (given == null) {
            return names;
        }
        List<Node> entries =
                given.is(Node.Kind.OBJECT) ? List.copyOf(given.members().values()) : given.items();
        for (int i = 0; i < entries.size(); i++) {
            Node entry = entries.get(i);
            if (!entry.is(Node.Kind.TEXT)) {
                findings.error(
                        "wrong-kind",
                        entry,
                        "an output's name is a text, not " + entry.kind().phrase());
                continue;
            }
            put(names, entry, given.is(Node.Kind.OBJECT) ? entry.step() : null, i);
        }
        return names;
    }

    private void put(Map<String, String> names, Node entry, String key, int index) {
        String text = entry.text().strip();
        boolean exact = key != null && outputs().contains(key);
        boolean keyIsOutput =
                exact || key != null && named(key).isPresent() && named(text).isEmpty();
        Optional<String> keyed = keyIsOutput ? named(key) : Optional.empty();
        Optional<String> output =
                keyed.or(() -> named(text)).or(() -> endOf(text)).or(() -> at(index));
        String name = keyIsOutput || key == null ? text : key;
        boolean taken = outputs().contains(name) && !output.equals(Optional.of(name));
        if (output.isEmpty() || taken) {
            findings.warning(
                    "unknown-output",
                    entry,
                    type.name() + " has no output for \"" + Shown.clipped(name) + "\"; it has " + outputs());
            return;
        }
        if (!Identifiers.isNumberName(name)) {
            findings.error("bad-id", entry, "an output's name is made of letters, digits and _");
        } else if (!name.equals(output.get())) {
            findings.info("output-renamed", entry, "\"" + name + "\" is the output \"" + output.get() + "\"");
            names.putIfAbsent(name, output.get());
        }
    }

    private List<String> outputs() {
        return type.outputs().stream().map(Output::name).toList();
    }

    private Optional<String> named(String name) {
        return outputs().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private Optional<String> endOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return outputs().stream().filter(o -> lower.endsWith("_" + o)).findFirst();
    }

    private Optional<String> at(int index) {
        return index < type.outputs().size() ? Optional.of(outputs().get(index)) : Optional.empty();
    }
}
