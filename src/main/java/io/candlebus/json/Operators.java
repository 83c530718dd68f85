package io.candlebus.json;

import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The operators of conditions; the first word is the one that canonical documents use. */
enum Operators {
    GREATER(Comparison.GREATER, null, "gt", ">", "greater_than", "above"),
    LESS(Comparison.LESS, null, "lt", "<", "less_than", "below"),
    GREATER_OR_EQUAL(Comparison.GREATER_OR_EQUAL, null, "gte", ">=", "greater_than_or_equal"),
    LESS_OR_EQUAL(Comparison.LESS_OR_EQUAL, null, "lte", "<=", "less_than_or_equal"),
    EQUAL(Comparison.EQUAL, null, "eq", "==", "equals"),
    NOT_EQUAL(Comparison.NOT_EQUAL, null, "ne", "!=", "not_equals"),
    CROSSOVER(null, Direction.ABOVE, "crossover", "crosses_above", "crossover_above"),
    CROSSUNDER(null, Direction.BELOW, "crossunder", "crosses_below", "crossover_below"),
    CROSS(null, Direction.EITHER, "cross", "crosses"),
    BETWEEN(null, null, "between");

    private final Comparison comparison;
    private final Direction direction;
    private final List<String> words;

    Operators(Comparison comparison, Direction direction, String... words) {
        this.comparison = comparison;
        this.direction = direction;
        this.words = List.of(words);
    }

    /** Null unless it compares two numbers. */
    Comparison comparison() {
        return comparison;
    }

    /** Null unless it is a crossing. */
    Direction direction() {
        return direction;
    }

    List<String> words() {
        return words;
    }

    String canonical() {
        return words.get(0);
    }

    /** The operator of a word, in any letter case. */
    static Optional<Operators> of(String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(o -> o.words.contains(wanted)).findFirst();
    }

    static Operators of(Comparison comparison) {
        return Arrays.stream(values())
                .filter(o -> o.comparison == comparison)
                .findFirst()
                .orElseThrow();
    }

    static Operators of(Direction direction) {
        return Arrays.stream(values())
                .filter(o -> o.direction == direction)
                .findFirst()
                .orElseThrow();
    }

    static List<String> allWords() {
        return Arrays.stream(values()).flatMap(o -> o.words.stream()).toList();
    }
}
