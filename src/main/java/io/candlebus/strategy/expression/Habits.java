package io.candlebus.strategy.expression;

import io.candlebus.strategy.Spelling;
import io.candlebus.strategy.Word;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What authors write who come from another language, and how it is written in this one. */
final class Habits {
    /** Signs of two characters that the language has not. */
    static final Set<String> SIGNS = Set.of("=>", "=<", "<>");

    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("<>", "!="),
            Map.entry("=", "=="),
            Map.entry("&", "and"),
            Map.entry("|", "or"),
            Map.entry("is", "=="),
            Map.entry("equals", "=="),
            Map.entry("above", ">"),
            Map.entry("over", ">"),
            Map.entry("below", "<"),
            Map.entry("under", "<"));

    private static final Map<String, Word> OTHER_WORDS = Map.ofEntries(
            Map.entry("crosses", Word.CROSS),
            Map.entry("crosses_above", Word.CROSSOVER),
            Map.entry("crossover_above", Word.CROSSOVER),
            Map.entry("cross_above", Word.CROSSOVER),
            Map.entry("crossed_above", Word.CROSSOVER),
            Map.entry("crosses_below", Word.CROSSUNDER),
            Map.entry("crossover_below", Word.CROSSUNDER),
            Map.entry("cross_below", Word.CROSSUNDER),
            Map.entry("crossed_below", Word.CROSSUNDER));

    /** Words whose call is a condition. */
    private static final List<String> CONDITIONS = List.of(
                    Word.CROSSOVER,
                    Word.CROSSUNDER,
                    Word.CROSS,
                    Word.RISING,
                    Word.FALLING,
                    Word.WITHIN,
                    Word.HELD,
                    Word.ONCE,
                    Word.SEQUENCE,
                    Word.AT_LEAST)
            .stream()
            .map(Word::toString)
            .toList();

    private Habits() {}

    /** What a sign or word that stands where none like it can is written as. */
    static Optional<String> written(Token token) {
        return Optional.ofNullable(WRITTEN.get(token.text().toLowerCase(Locale.ROOT)));
    }

    /** A word of the language that stands between its arguments instead of before them. */
    static Optional<Word> between(Token token) {
        return Word.of(token.text())
                .or(() -> Optional.ofNullable(OTHER_WORDS.get(token.text().toLowerCase(Locale.ROOT))));
    }

    /** What was probably meant by a call where a condition is wanted; {@code ta.crossover} names its library, too. */
    static Optional<String> condition(String called) {
        String name = called.substring(called.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(OTHER_WORDS.get(name))
                .map(Word::toString)
                .or(() -> Spelling.nearest(name, CONDITIONS));
    }

    /** Whether it is a truth value of another language. */
    static boolean isTruth(String name) {
        return name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false");
    }
}
