package io.candlebus.webhook;

/** A text that must not be seen: it prints as {@code ***}, wherever it turns up. */
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** For who sends it or signs with it. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
