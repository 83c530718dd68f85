package io.candlebus.json;

/** Something that a document may say in several places: the first counts, and what says otherwise later is told. */
final class Said<T> {
    private final Findings findings;
    private T value;
    private Node at;

    Said(Findings findings) {
        this.findings = findings;
    }

    /**
     * Takes up what was read.
     *
     * @param said null when nothing was
     * @return whether it is the first
     */
    boolean take(T said, Node where) {
        if (said == null) {
            return false;
        }
        if (value != null) {
            if (!value.equals(said)) {
                tellUnused(where);
            }
            return false;
        }
        value = said;
        at = where;
        return true;
    }

    private void tellUnused(Node where) {
        boolean sameName = where.step().equals(at.step());
        String other = sameName ? at.pointer() : "\"" + at.step() + "\"";
        findings.warning("unused-key", where, other + " is there too; \"" + where.step() + "\" is ignored");
    }

    /** Null when nothing was said. */
    T value() {
        return value;
    }

    T or(T otherwise) {
        return value == null ? otherwise : value;
    }
}
