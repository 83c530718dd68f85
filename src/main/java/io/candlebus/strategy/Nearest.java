package io.candlebus.strategy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What an author probably meant: the known word that takes the fewest keystrokes to reach. */
public final class Nearest {
    /** Longer words are not compared; nobody mistypes one of these. */
    private static final int LONGEST_WORD = 64;

    private Nearest() {}

    /**
     * The known word nearest to one that is not known; empty when none is near. Letter case does not count. One typing
     * error in three letters is near: a letter too many, too few, wrong, or two letters swapped.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        String best = null;
        int fewest = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            if (candidate.length() <= LONGEST_WORD && Math.abs(candidate.length() - word.length()) < fewest) {
                int errors = distance(wanted, candidate.toLowerCase(Locale.ROOT));
                if (errors < fewest) {
                    best = candidate;
                    fewest = errors;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The same as a phrase, {@code did you mean "close"?}; null when none is near. */
    public static String asQuestion(String word, Collection<String> known) {
        return to(word, known).map(found -> "did you mean \"" + found + "\"?").orElse(null);
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + change);
                if (swapped(a, i, b, j)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = now;
            now = free;
        }
        return last[b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
