package io.candlebus.json;

import java.util.List;
import java.util.stream.Stream;

/** The parts of a document that are kept with it: those that only people read, and those that do not act. */
final class KeptSections {
    private static final List<String> FOR_PEOPLE = List.of(
            "meta",
            "metadata",
            "performance",
            "created_at",
            "updated_at",
            "last_updated",
            "version",
            "postprocessing",
            "author",
            "comment");
    private static final List<String> MODELS = List.of("ml_models", "models");
    private static final String CONFIDENCE = "confidence_calculation";

    private final Fields fields;
    private final Findings findings;

    /** Members of a document's top that are kept beside the strategy. */
    static List<String> names() {
        return Stream.of(FOR_PEOPLE, List.of(CONFIDENCE), MODELS)
                .flatMap(List::stream)
                .toList();
    }

    KeptSections(Fields fields) {
        this.fields = fields;
        this.findings = fields.findings();
    }

    void read() {
        fields.keep("$schema");
        fields.keep(FOR_PEOPLE.toArray(String[]::new));
        tell(fields.take(CONFIDENCE));
        models(fields.take(MODELS.toArray(String[]::new)));
    }

    private void tell(Node section) {
        if (section != null) {
            findings.info(
                    "kept-not-applied",
                    section,
                    "\"" + section.step() + "\" is kept, and does not act; weights belong to signals");
        }
    }

    private void models(Node models) {
        boolean some =
                models != null && !(models.items().isEmpty() && models.members().isEmpty());
        if (some) {
            findings.warning("kept-not-applied", models, "models are kept, and never run: nothing gives their outputs");
        }
    }
}
