package io.candlebus.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of the language that are written as a call. */
public enum Word {
    CROSSOVER("nn", "a, b", "`a[1] <= b[1] and a > b`; a constant was always what it is"),
    CROSSUNDER("nn", "a, b", "`a[1] >= b[1] and a < b`"),
    CROSS("nn", "a, b", "either of the two"),
    RISING("nn", "x, n", "each of the last n steps from candle to candle went up"),
    FALLING("nn", "x, n", "each went down"),
    WITHIN("cn", "condition, n", "true on at least one of the last n candles, this one included"),
    HELD("cn", "condition, n", "true on each of the last n candles, this one included"),
    ONCE("c", "condition", "true now, and false on the candle before"),
    SEQUENCE(
            "c+n",
            "c1, c2, …, n",
            "the last is true now, and the others were before it, in this order, each on a candle of its "
                    + "own, within the last n candles"),
    AT_LEAST("nc+", "k, c1, c2, …", "at least k of them are true"),
    COUNT("cn", "condition, n", "on how many of the last n candles, this one included, it was true"),
    BARS_SINCE("cn", "condition, max", "candles since it was last true, 0 for now; unknown beyond max"),
    VALUE_WHEN(
            "cnnn",
            "condition, x, k, max",
            "x when the condition was last true; with k = 1 the time before that, and so on; "
                    + "unknown beyond max candles"),
    CHANGE("nn", "x, n", "`x - x[n]`"),
    CHANGE_PCT("nn", "x, n", "`100 * (x / x[n] - 1)`"),
    ABS("n", "x", "without its sign"),
    MIN("n+", "a, b, …", "the least"),
    MAX("n+", "a, b, …", "the greatest"),
    SQRT("n", "x", "square root; unknown of what is negative"),
    LOG("n", "x", "natural logarithm; unknown of what is not positive"),
    EXP("n", "x", "e to the power of x"),
    POW("nn", "x, y", "x to the power of y"),
    ROUND("n", "x", "to the nearest whole number, halves away from zero"),
    FLOOR("n", "x", "the whole number at or below"),
    CEIL("n", "x", "the whole number at or above"),
    CLAMP("nnn", "x, low, high", "x, but not below low and not above high"),
    COALESCE("n+", "a, b, …", "the first that is known");

    private static final List<String> NAMES =
            Arrays.stream(values()).map(Word::toString).toList();

    private final String signature;
    private final String usage;
    private final String meaning;

    Word(String signature, String usage, String meaning) {
        this.signature = signature;
        this.usage = usage;
        this.meaning = meaning;
    }

    /** The word as written, in any letter case. */
    public static Optional<Word> of(String written) {
        String wanted = written.toLowerCase(Locale.ROOT);
        int index = NAMES.indexOf(wanted);
        return index < 0 ? Optional.empty() : Optional.of(values()[index]);
    }

    /** All of them, in the order of the documentation. */
    public static List<String> names() {
        return NAMES;
    }

    /** One letter for each argument, {@code n} for a number and {@code c} for a condition; {@code +} repeats what is before it. */
    public String signature() {
        return signature;
    }

    /** Its arguments, for people. */
    public String usage() {
        return usage;
    }

    /** What it gives, for people. */
    public String meaning() {
        return meaning;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
