package io.candlebus.strategy.expression;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Condition.Direction;
import io.candlebus.strategy.Event;
import io.candlebus.strategy.Expression;
import io.candlebus.strategy.Function;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Tally;
import io.candlebus.strategy.Word;
import java.util.ArrayList;
import java.util.List;

/** Turns the call of a word into what it means, once its arguments are read. */
final class WordCall {
    private final Word word;
    private final Tokens tokens;
    private final Kinds kinds;
    private final List<Operand> numbers = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    WordCall(Word word, Tokens tokens, Kinds kinds) {
        this.word = word;
        this.tokens = tokens;
        this.kinds = kinds;
    }

    Expression of(Token name, List<Expression> arguments) {
        String kindsWanted = wanted(name, arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            if (kindsWanted.charAt(i) == 'c') {
                conditions.add(kinds.condition(arguments.get(i)));
            } else {
                numbers.add(kinds.number(arguments.get(i)));
            }
        }
        return made(tokens.since(name), name);
    }

    /** The kind of each argument: what is repeated fills the room that the others leave. */
    private String wanted(Token name, int count) {
        String signature = word.signature();
        int plus = signature.indexOf('+');
        int least = plus < 0 ? signature.length() : signature.length() - 1;
        boolean fits = plus < 0 ? count == least : count >= least;
        if (!fits) {
            throw tokens.failure(
                    "wrong-arguments",
                    name,
                    word + "(" + word.usage() + ") takes " + (plus < 0 ? "" : "at least ") + least
                            + (least == 1 ? " argument" : " arguments") + ", not " + count);
        }
        return plus < 0
                ? signature
                : signature.substring(0, plus)
                        + signature.substring(plus - 1, plus).repeat(count - least)
                        + signature.substring(plus + 1);
    }

    private Expression made(Place place, Token name) {
        return switch (word) {
            case CROSSOVER -> new Condition.Cross(number(0), Direction.ABOVE, number(1), place);
            case CROSSUNDER -> new Condition.Cross(number(0), Direction.BELOW, number(1), place);
            case CROSS -> new Condition.Cross(number(0), Direction.EITHER, number(1), place);
            case RISING -> new Event.Steps(number(0), true, number(1), place);
            case FALLING -> new Event.Steps(number(0), false, number(1), place);
            case WITHIN -> new Event.Within(conditions.get(0), number(0), place);
            case HELD -> new Event.Held(conditions.get(0), number(0), place);
            case ONCE -> new Event.Once(conditions.get(0), place);
            case SEQUENCE -> sequence(place, name);
            case AT_LEAST -> new Condition.AtLeast(count(number(0), name), conditions, place);
            case COUNT -> new Tally.Count(conditions.get(0), number(0), place);
            case BARS_SINCE -> new Tally.BarsSince(conditions.get(0), number(0), place);
            case VALUE_WHEN -> new Tally.ValueWhen(conditions.get(0), number(0), number(1), number(2), place);
            default -> function(Function.valueOf(word.name()), place, name);
        };
    }

    private Operand number(int index) {
        return numbers.get(index);
    }

    private Expression sequence(Place place, Token name) {
        if (conditions.size() < 2) {
            throw tokens.failure("wrong-arguments", name, "a sequence has at least two conditions");
        }
        return new Event.Sequence(conditions, number(0), place);
    }

    private Expression function(Function function, Place place, Token name) {
        if (numbers.size() < function.least() || numbers.size() > function.most()) {
            throw tokens.failure(
                    "wrong-arguments",
                    name,
                    word + "(" + word.usage() + ") takes " + function.least() + " to " + function.most()
                            + " arguments, not " + numbers.size());
        }
        return new Operand.Call(function, numbers, place);
    }

    /** What is no literal is looked at once names have a meaning. */
    private Operand count(Operand number, Token name) {
        boolean isWrong = number instanceof Operand.Negative
                || number instanceof Operand.Constant constant
                        && (constant.value() != Math.rint(constant.value())
                                || constant.value() < 1
                                || constant.value() > conditions.size());
        if (isWrong) {
            throw tokens.failure(
                    "out-of-range",
                    name,
                    "at_least begins with how many must be true: a whole number from 1 to that of its conditions");
        }
        return number;
    }
}
