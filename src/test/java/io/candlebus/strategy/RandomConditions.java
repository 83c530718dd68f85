package io.candlebus.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Seeded random condition trees over the names of position fields, which a test can set to any number, known or not. */
final class RandomConditions {
    static final List<String> NAMES =
            Arrays.stream(PositionField.values()).map(f -> "position." + f).toList();

    private final Random random;

    RandomConditions(Random random) {
        this.random = random;
    }

    Condition tree(int depth) {
        int kind = random.nextInt(depth > 0 ? 11 : 5);
        return switch (kind) {
            case 0, 1 -> comparison();
            case 2, 3 -> new Condition.Cross(operand(), oneOf(Condition.Direction.values()), operand(), Place.NOWHERE);
            case 4 -> new Condition.Between(operand(), operand(), operand(), Place.NOWHERE);
            case 5, 6 -> new Condition.Not(tree(depth - 1), Place.NOWHERE);
            case 7 -> new Condition.All(trees(depth - 1), Place.NOWHERE);
            case 8 -> new Condition.Any(trees(depth - 1), Place.NOWHERE);
            case 9 -> new Condition.AtLeast(random.nextInt(4), trees(depth - 1), Place.NOWHERE);
            default -> new Condition.Within(tree(depth - 1), random.nextInt(4), Place.NOWHERE);
        };
    }

    /** A small whole number, so that equal ones are common; unknown one time in four. */
    double number() {
        int drawn = random.nextInt(8);
        return drawn < 2 ? Double.NaN : drawn - 1;
    }

    private Condition comparison() {
        double epsilon = random.nextInt(4) == 0 ? 0.5 : Condition.EPSILON;
        return new Condition.Compare(
                operand(), oneOf(Condition.Comparison.values()), operand(), epsilon, Place.NOWHERE);
    }

    /** Sometimes with one condition twice. */
    private List<Condition> trees(int depth) {
        Supplier<Condition> part = () -> tree(depth);
        List<Condition> parts = Stream.generate(part).limit(random.nextInt(5)).toList();
        return parts.isEmpty() || random.nextInt(4) != 0
                ? parts
                : Stream.concat(parts.stream(), parts.stream().limit(1)).toList();
    }

    private Operand operand() {
        Operand name = Documents.name(NAMES.get(random.nextInt(NAMES.size())));
        return switch (random.nextInt(6)) {
            case 0 -> Documents.number(1 + random.nextInt(6));
            case 1 -> Documents.ago(name, random.nextInt(4));
            case 2 -> Documents.ago(Documents.ago(name, random.nextInt(3)), random.nextInt(3));
            default -> name;
        };
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
