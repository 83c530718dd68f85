package io.candlebus.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words of documents that stand for one of a few things: the thing's name in small letters, read in any letter case. */
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a text stands for; empty when it stands for none, which is told.
     *
     * @param message what it should be, as a clause
     */
    static <E extends Enum<E>> Optional<E> read(Node node, List<E> values, String message, Findings findings) {
        String wanted = node.text().strip();
        Optional<E> found = values.stream()
                .filter(value -> value.name().equalsIgnoreCase(wanted))
                .findFirst();
        if (found.isEmpty()) {
            findings.error(
                    "unknown-word",
                    node,
                    message + ", not \"" + Shown.clipped(wanted) + "\"",
                    findings.question(
                            wanted, () -> values.stream().map(Words::of).toList()));
        }
        return found;
    }
}
