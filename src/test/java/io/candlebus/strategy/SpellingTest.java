package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final long SEED = Long.getLong("seed", 31L);

    @Test
    void countsEdits() {
        assertEquals(0, Spelling.distance("close", "CLOSE"));
        assertEquals(1, Spelling.distance("clsoe", "close"));
        assertEquals(1, Spelling.distance("crosover", "crossover"));
        assertEquals(3, Spelling.distance("kitten", "sitting"));
        assertEquals(4, Spelling.distance("", "open"));
    }

    /** Words that get too far apart are given up before they are compared to their ends. */
    @Test
    void findsTheSameAsComparingWithAllToTheEnd() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            List<String> known = new ArrayList<>();
            for (int k = 0; k < 8; k++) {
                known.add(word(random));
            }
            String written = word(random);
            int reach = Math.max(1, written.length() / 3);
            Optional<String> nearest = known.stream()
                    .filter(name -> !name.startsWith(written) || written.length() < 3)
                    .filter(name -> Math.abs(name.length() - written.length()) <= reach)
                    .filter(name -> Spelling.distance(written, name) <= reach)
                    .min(Comparator.<String>comparingInt(name -> Spelling.distance(written, name))
                            .thenComparing(Comparator.naturalOrder()));
            known.removeIf(name -> name.startsWith(written) && written.length() >= 3);
            assertEquals(nearest, Spelling.nearest(written, known), "seed " + SEED + ": " + written + " of " + known);
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(9); word.length() < length; ) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }
}
