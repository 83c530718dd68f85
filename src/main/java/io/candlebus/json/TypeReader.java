package io.candlebus.json;

import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out which indicator a declaration means: by its type, by the key it stands under, by its name or its id. */
final class TypeReader {
    private static final Set<String> FAMILIES = Set.of(
            "trend", "momentum", "volatility", "volume", "cycle", "pattern", "statistic", "oscillator", "overlap");

    private final Catalogue catalogue;
    private final Findings findings;

    TypeReader(Catalogue catalogue, Findings findings) {
        this.catalogue = catalogue;
        this.findings = findings;
    }

    /**
     * @param id the id that the key gives; null when it gives none
     * @param derivedFrom the word that told the type when it may hold parameters too, as {@code rsi_14}; else null
     */
    record Told(IndicatorType type, String id, String derivedFrom) {}

    Optional<Told> read(Fields fields, String key) {
        Node type = fields.take(Node.Kind.TEXT, "type");
        Node name = fields.take(Node.Kind.TEXT, "name");
        if (type == null) {
            return key == null ? named(fields, name) : keyed(fields, key);
        }
        Optional<IndicatorType> found = catalogue.find(type.text().strip());
        if (FAMILIES.contains(type.text().strip().toLowerCase(Locale.ROOT))) {
            Optional<Told> inFamily = byNameOrId(fields, name, type);
            if (inFamily.isPresent()) {
                return inFamily.map(told -> new Told(told.type(), key, told.derivedFrom()));
            }
        }
        if (found.isEmpty()) {
            tellUnknown(type, type.text());
        }
        return found.map(t -> new Told(t, key, null));
    }

    private Optional<Told> keyed(Fields fields, String key) {
        Optional<IndicatorType> found = catalogue.find(key);
        if (found.isPresent()) {
            return found.map(t -> new Told(t, null, null));
        }
        Optional<IndicatorType> derived = Names.derivedType(catalogue, key);
        if (derived.isEmpty()) {
            tellUnknown(fields.node(), key);
        }
        return derived.map(t -> new Told(t, key, key));
    }

    private Optional<Told> named(Fields fields, Node name) {
        Optional<Told> told = byNameOrId(fields, name, fields.node());
        if (told.isEmpty()) {
            findings.error("missing-key", fields.node(), "an indicator needs \"type\"");
        }
        return told;
    }

    /** The seed's families: {@code type} says the shelf, {@code name} or {@code id} the indicator. */
    private Optional<Told> byNameOrId(Fields fields, Node name, Node at) {
        Node id = fields.take(Node.Kind.TEXT, "id");
        List<Node> tellers = Stream.of(name, id).filter(Objects::nonNull).toList();
        for (Node teller : tellers) {
            String word = teller.text().strip();
            Optional<IndicatorType> found = fromWord(word);
            if (found.isPresent()) {
                findings.info(
                        "type-from-name",
                        at,
                        "the indicator is " + found.get().name() + ", as \"" + Shown.clipped(word) + "\" tells");
                String derived = id == null ? word : id.text().strip();
                return Optional.of(new Told(found.get(), null, derived));
            }
        }
        return Optional.empty();
    }

    /** {@code RSI}, {@code rsi_14}, {@code ema_fast}: the longest beginning that names a type. */
    private Optional<IndicatorType> fromWord(String word) {
        if (word.length() > DocumentLimits.ID_LENGTH) {
            return Optional.empty();
        }
        Optional<IndicatorType> found = catalogue.find(word);
        int cut = word.length();
        while (found.isEmpty() && cut > 0) {
            cut = Math.max(word.lastIndexOf('_', cut - 1), word.lastIndexOf(' ', cut - 1));
            found = cut > 0 ? catalogue.find(word.substring(0, cut)) : Optional.empty();
        }
        return found;
    }

    private void tellUnknown(Node at, String word) {
        findings.error(
                "unknown-indicator",
                at,
                "no indicator is called \"" + Shown.clipped(word) + "\"",
                findings.question(
                        word,
                        () -> catalogue.types().stream()
                                .flatMap(t -> Stream.concat(Stream.of(t.name()), t.aliases().stream()))
                                .toList()));
    }
}
