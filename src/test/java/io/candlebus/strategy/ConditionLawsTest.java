package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws of three-valued logic, on random trees whose numbers are unknown one time in four. */
class ConditionLawsTest {
    private static final long SEED = 20131125;
    private static final int DOCUMENTS = 4_000;
    private static final int TREES = 50;
    private static final int CANDLES = 6;

    private final Random random = new Random(SEED);
    private final RandomConditions conditions = new RandomConditions(random);

    @Test
    void everyTreeIsWhatTheDefinitionSays() {
        Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
        for (int d = 0; d < DOCUMENTS; d++) {
            List<Condition> trees = trees(TREES);
            List<Map<String, Double>> history = history();
            List<List<Truth>> actual = evaluated(trees, history);
            KleeneOracle oracle = new KleeneOracle(history);
            for (int i = 0; i < TREES; i++) {
                for (int t = 0; t < CANDLES; t++) {
                    Truth expected = oracle.truth(trees.get(i), t);
                    Truth got = actual.get(t).get(i);
                    if (expected != got) {
                        assertEquals(expected, got, trees.get(i).text() + " at " + t + " of " + history);
                    }
                    seen.merge(got, 1, Integer::sum);
                }
            }
        }
        assertTrue(seen.values().stream().allMatch(n -> n > 100_000), () -> "one-sided: " + seen);
    }

    /** All but coalesce, the one word that asks whether a number is known. */
    @Test
    void knownResultStaysWhateverTheUnknownNumbersWere() {
        List<Function> certain = Arrays.stream(Function.values())
                .filter(f -> f != Function.COALESCE)
                .toList();
        RandomConditions conditions = new RandomConditions(random, certain);
        for (int d = 0; d < DOCUMENTS / 10; d++) {
            List<Condition> trees =
                    Stream.generate(() -> conditions.tree(3)).limit(TREES).toList();
            List<Map<String, Double>> history = history();
            List<List<Truth>> before = evaluated(trees, history);
            for (int variant = 0; variant < 4; variant++) {
                List<List<Truth>> after = evaluated(trees, filled(history));
                for (int t = 0; t < CANDLES; t++) {
                    for (int i = 0; i < TREES; i++) {
                        Truth known = before.get(t).get(i);
                        if (known != Truth.UNKNOWN) {
                            assertEquals(
                                    known, after.get(t).get(i), trees.get(i).text());
                        }
                    }
                }
            }
        }
    }

    @Test
    void negationIsPushedThroughAndOrAndAtLeast() {
        for (int d = 0; d < DOCUMENTS; d++) {
            List<Condition> parts = trees(3);
            List<Condition> negated = parts.stream().map(Documents::not).toList();
            Condition all = new Condition.All(parts, Place.NOWHERE);
            Condition any = new Condition.Any(parts, Place.NOWHERE);
            Condition two = new Condition.AtLeast(new Operand.Constant(2, Place.NOWHERE), parts, Place.NOWHERE);
            List<List<Truth>> truths = evaluated(
                    List.of(
                            Documents.not(all),
                            new Condition.Any(negated, Place.NOWHERE),
                            Documents.not(any),
                            new Condition.All(negated, Place.NOWHERE),
                            Documents.not(two),
                            new Condition.AtLeast(new Operand.Constant(2, Place.NOWHERE), negated, Place.NOWHERE),
                            Documents.not(Documents.not(all)),
                            all),
                    history());
            for (List<Truth> t : truths) {
                for (int pair = 0; pair < 8; pair += 2) {
                    assertEquals(t.get(pair), t.get(pair + 1), parts.toString());
                }
            }
        }
    }

    private List<Condition> trees(int count) {
        List<Condition> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trees.add(conditions.tree(3));
        }
        return trees;
    }

    private List<Map<String, Double>> history() {
        List<Map<String, Double>> history = new ArrayList<>();
        for (int t = 0; t < CANDLES; t++) {
            Map<String, Double> numbers = new HashMap<>();
            RandomConditions.NAMES.forEach(name -> numbers.put(name, conditions.number()));
            history.add(numbers);
        }
        return history;
    }

    private List<Map<String, Double>> filled(List<Map<String, Double>> history) {
        List<Map<String, Double>> filled = new ArrayList<>();
        for (Map<String, Double> numbers : history) {
            Map<String, Double> copy = new HashMap<>(numbers);
            copy.replaceAll((name, x) -> Double.isNaN(x) ? (double) (1 + random.nextInt(6)) : x);
            filled.add(copy);
        }
        return filled;
    }

    /** Truths by candle, then by tree. */
    private static List<List<Truth>> evaluated(List<Condition> trees, List<Map<String, Double>> history) {
        Documents document = Documents.document();
        for (int i = 0; i < trees.size(); i++) {
            document.alert("tree" + i, trees.get(i));
        }
        ProgramRun run = document.compiled().start();
        List<List<Truth>> truths = new ArrayList<>();
        for (int t = 0; t < history.size(); t++) {
            Map<String, Double> numbers = history.get(t);
            run.update(Candle.flat(t * 60_000L, 1), field -> numbers.get("position." + field));
            List<Truth> row = new ArrayList<>();
            for (int i = 0; i < trees.size(); i++) {
                row.add(run.truth(i));
            }
            truths.add(row);
        }
        return truths;
    }
}
