package io.candlebus.json;

import java.util.List;

/** The parts of a document that are kept with it: those that only people read, and those that do not act yet. */
final class KeptSections {
    private static final String[] FOR_PEOPLE = {
        "$schema",
        "meta",
        "metadata",
        "performance",
        "created_at",
        "updated_at",
        "last_updated",
        "version",
        "postprocessing",
        "author",
        "comment"
    };
    private static final List<String> NOT_APPLIED = List.of("protections", "tests", "confidence_calculation");

    private final Fields fields;
    private final Findings findings;

    KeptSections(Fields fields) {
        this.fields = fields;
        this.findings = fields.findings();
    }

    void read() {
        fields.keep(FOR_PEOPLE);
        for (String name : NOT_APPLIED) {
            tell(fields.take(name));
        }
        new RiskReader(findings).read(fields);
        models(fields.take("ml_models", "models"));
    }

    private void tell(Node section) {
        if (section != null) {
            findings.info("kept-not-applied", section, "\"" + section.step() + "\" is kept; it does not act yet");
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
