package io.candlebus.strategy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what an author probably meant. */
public final class Spelling {
    private static final int SHORTEST_STEM = 3;

    /** Longer words are not compared: nobody mistypes one of these, and comparing costs the product of the lengths. */
    private static final int LONGEST_WORD = 40;

    private Spelling() {}

    /** The known name nearest to a misspelt one; empty when none is near enough to be meant. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        int reach = Math.max(1, written.length() / 3);
        int best = reach;
        String nearest = null;
        for (String name : known) {
            int score = score(written, name, reach);
            if (score < best || score == best && (nearest == null || name.compareTo(nearest) < 0)) {
                best = score;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The same as a phrase, {@code did you mean "close"?}; null when none is near. */
    public static String question(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse(null);
    }

    /** A name that goes on where the author stopped is at most two edits away. */
    private static int score(String written, String name, int reach) {
        if (written.length() >= SHORTEST_STEM && name.startsWith(written)) {
            return Math.min(reach, 2);
        }
        boolean tooFar = Math.abs(name.length() - written.length()) > reach;
        return tooFar ? Integer.MAX_VALUE : distance(written, name, reach);
    }

    /** Edits that turn one text into another: a letter put in, left out, changed, or two neighbours swapped. */
    static int distance(String a, String b) {
        return distance(a, b, Integer.MAX_VALUE);
    }

    /** The same as far as the limit; more than it when it is more. */
    private static int distance(String a, String b, int limit) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[] before = new int[y.length() + 1];
        int[] last = new int[y.length() + 1];
        int[] row = new int[y.length() + 1];
        for (int j = 0; j <= y.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= x.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= y.length(); j++) {
                int change = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            // The nearest of a row is never nearer than that of the row before.
            if (least > limit) {
                return least;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[y.length()];
    }
}
