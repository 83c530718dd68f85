package io.candlebus.strategy;

import java.util.ArrayList;
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
    private final List<Function> functions;

    /** Random trees of every kind. */
    RandomConditions(Random random) {
        this(random, List.of(Function.values()));
    }

    /** Random trees with some of the functions. */
    RandomConditions(Random random, List<Function> functions) {
        this.random = random;
        this.functions = functions;
    }

    Condition tree(int depth) {
        int kind = random.nextInt(depth > 0 ? 17 : 6);
        return switch (kind) {
            case 0, 1 -> comparison(depth);
            case 2, 3 ->
                new Condition.Cross(operand(depth), oneOf(Condition.Direction.values()), operand(depth), Place.NOWHERE);
            case 4 -> new Condition.Between(operand(depth), operand(depth), operand(depth), Place.NOWHERE);
            case 5 -> new Event.Steps(operand(depth), random.nextBoolean(), whole(1, 3), Place.NOWHERE);
            case 6, 7 -> new Condition.Not(tree(depth - 1), Place.NOWHERE);
            case 8 -> new Condition.All(trees(depth - 1), Place.NOWHERE);
            case 9 -> new Condition.Any(trees(depth - 1), Place.NOWHERE);
            case 10 ->
                new Condition.AtLeast(
                        new Operand.Constant(random.nextInt(4), Place.NOWHERE), trees(depth - 1), Place.NOWHERE);
            case 11 -> new Event.Within(tree(depth - 1), whole(0, 3), Place.NOWHERE);
            case 12 -> new Event.Held(tree(depth - 1), whole(1, 3), Place.NOWHERE);
            case 13 -> new Event.Once(tree(depth - 1), Place.NOWHERE);
            case 14 -> new Event.Sequence(List.of(tree(depth - 1), tree(depth - 1)), whole(1, 4), Place.NOWHERE);
            case 15 ->
                new Event.Sequence(List.of(tree(depth - 1), tree(depth - 1), tree(0)), whole(2, 4), Place.NOWHERE);
            default -> new Condition.Weighted(tree(depth - 1), 1 + random.nextInt(3), Place.NOWHERE);
        };
    }

    /** A small whole number, so that equal ones are common; unknown one time in four. */
    double number() {
        int drawn = random.nextInt(8);
        return drawn < 2 ? Double.NaN : drawn - 1;
    }

    private Condition comparison(int depth) {
        double epsilon = random.nextInt(4) == 0 ? 0.5 : Condition.EPSILON;
        return new Condition.Compare(
                operand(depth), oneOf(Condition.Comparison.values()), operand(depth), epsilon, Place.NOWHERE);
    }

    /** Sometimes with one condition twice. */
    private List<Condition> trees(int depth) {
        Supplier<Condition> part = () -> tree(depth);
        List<Condition> parts = Stream.generate(part).limit(random.nextInt(5)).toList();
        return parts.isEmpty() || random.nextInt(4) != 0
                ? parts
                : Stream.concat(parts.stream(), parts.stream().limit(1)).toList();
    }

    private Operand operand(int depth) {
        Operand name = Documents.name(NAMES.get(random.nextInt(NAMES.size())));
        return switch (random.nextInt(depth > 0 ? 12 : 6)) {
            case 0 -> Documents.number(1 + random.nextInt(6));
            case 1 -> Documents.ago(name, random.nextInt(4));
            case 2 -> Documents.ago(Documents.ago(name, random.nextInt(3)), random.nextInt(3));
            case 6 -> new Tally.Count(tree(depth - 1), whole(1, 3), Place.NOWHERE);
            case 7 -> new Tally.BarsSince(tree(depth - 1), whole(0, 3), Place.NOWHERE);
            case 8 -> new Tally.ValueWhen(tree(depth - 1), operand(depth - 1), whole(0, 2), whole(0, 4), Place.NOWHERE);
            case 9 -> arithmetic(depth);
            case 10 -> call(depth);
            case 11 -> Documents.ago(operand(depth - 1), random.nextInt(3));
            default -> name;
        };
    }

    private Operand arithmetic(int depth) {
        Operation operation = oneOf(Operation.values());
        return operation.sign() == null
                ? new Operand.Negative(operand(depth - 1), Place.NOWHERE)
                : new Operand.Arithmetic(operand(depth - 1), operation, notConstant(operand(depth - 1)), Place.NOWHERE);
    }

    private Operand call(int depth) {
        Function function = functions.get(random.nextInt(functions.size()));
        List<Operand> arguments = new ArrayList<>(List.of(notConstant(operand(depth - 1))));
        if (function == Function.CHANGE || function == Function.CHANGE_PCT) {
            arguments.add(whole(0, 3));
        } else {
            int more = random.nextInt(Math.min(function.most(), 4) - function.least() + 1);
            while (arguments.size() < function.least() + more) {
                arguments.add(operand(depth - 1));
            }
        }
        return new Operand.Call(function, arguments, Place.NOWHERE);
    }

    /** A constant without a finite value is refused, so that what could become one is made to vary. */
    private Operand notConstant(Operand operand) {
        boolean varies = operand instanceof Operand.Name || operand instanceof Tally;
        return varies ? operand : Documents.name(NAMES.get(random.nextInt(NAMES.size())));
    }

    private Operand whole(int least, int most) {
        return Documents.number(least + random.nextInt(most - least + 1));
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
