package io.candlebus.strategy.expression;

import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Event;
import io.candlebus.strategy.Expression;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Operation;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads what is written as text.
 *
 * <pre>
 *   any        = all { ("or" | "||") all }
 *   all        = not { ("and" | "&amp;&amp;") not }
 *   not        = ("not" | "!") not | comparison
 *   comparison = sum [ ("&lt;" | "&lt;=" | ">" | ">=" | "==" | "!=") sum | "between" sum "and" sum ]
 *   sum        = product { ("+" | "-") product }
 *   product    = sign { ("*" | "/" | "%") sign }
 *   sign       = "-" sign | postfix
 *   postfix    = primary { "[" sum "]" | "@" timeframe }
 *   primary    = number | name | name "(" [ any { "," any } ] ")" [ "." output ] | "(" any ")"
 * </pre>
 *
 * Whether something is a number or a condition shows when it is read; a mistake of that kind does not end the reading. One
 * instance reads one expression; one thread.
 */
public final class ExpressionParser {
    /** Parentheses, calls, negations and signs inside each other. */
    private static final int NESTING = 32;

    /** Operators of one strength in a row. */
    private static final int CHAIN = 100;

    /** Characters of a name with its output. */
    private static final int NAME_LENGTH = 129;

    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "<", Comparison.LESS,
            "<=", Comparison.LESS_OR_EQUAL,
            ">", Comparison.GREATER,
            ">=", Comparison.GREATER_OR_EQUAL,
            "==", Comparison.EQUAL,
            "!=", Comparison.NOT_EQUAL);
    private static final Map<String, Operation> SUMS = Map.of("+", Operation.ADD, "-", Operation.SUBTRACT);
    private static final Map<String, Operation> PRODUCTS =
            Map.of("*", Operation.MULTIPLY, "/", Operation.DIVIDE, "%", Operation.REMAINDER);

    private final Tokens tokens;
    private final Kinds kinds;
    private int depth;

    private ExpressionParser(String text, String pointer) {
        this.tokens = new Tokens(text, pointer);
        this.kinds = new Kinds();
    }

    /**
     * Reads a condition.
     *
     * @param pointer where the text stands in its document
     * @param problems told what is wrong, when the result is empty
     */
    public static Optional<Condition> condition(String text, String pointer, Consumer<Problem> problems) {
        ExpressionParser parser = new ExpressionParser(text, pointer);
        return parser.whole(parser.kinds::condition, problems);
    }

    /** Reads a number, likewise. */
    public static Optional<Operand> operand(String text, String pointer, Consumer<Problem> problems) {
        ExpressionParser parser = new ExpressionParser(text, pointer);
        return parser.whole(parser.kinds::number, problems);
    }

    private <T extends Expression> Optional<T> whole(Function<Expression, T> kind, Consumer<Problem> problems) {
        Optional<Expression> read = Optional.empty();
        try {
            Expression expression = any();
            if (!tokens.peek().isEnd()) {
                throw tokens.unexpected(tokens.peek(), "the end of the expression");
            }
            read = Optional.of(expression);
        } catch (Unreadable unreadable) {
            problems.accept(unreadable.problem());
        }
        Optional<T> result = kinds.problems().isEmpty() ? read.map(kind) : Optional.empty();
        kinds.problems().forEach(problems);
        return kinds.problems().isEmpty() ? result : Optional.empty();
    }

    private Expression any() {
        Token first = tokens.peek();
        Expression one = all();
        if (!tokens.peek().isOr()) {
            return one;
        }
        List<Condition> parts = new ArrayList<>(List.of(kinds.condition(one)));
        while (tokens.peek().isOr()) {
            tokens.take();
            parts.add(kinds.condition(all()));
        }
        return new Condition.Any(parts, tokens.since(first));
    }

    private Expression all() {
        Token first = tokens.peek();
        Expression one = not();
        if (!tokens.peek().isAnd()) {
            return one;
        }
        List<Condition> parts = new ArrayList<>(List.of(kinds.condition(one)));
        while (tokens.peek().isAnd()) {
            tokens.take();
            parts.add(kinds.condition(not()));
        }
        return new Condition.All(parts, tokens.since(first));
    }

    private Expression not() {
        Token first = tokens.peek();
        if (!first.isWord("not") && !first.is("!")) {
            return comparison();
        }
        tokens.take();
        // Parentheses count for themselves, so that a negation's own text, which has them, nests no deeper than it was
        // written.
        Condition inner = kinds.condition(tokens.peek().is("(") ? not() : deeper(first, this::not));
        return new Condition.Not(inner, tokens.since(first));
    }

    private Expression comparison() {
        Token first = tokens.peek();
        Expression left = sum();
        Token sign = tokens.peek();
        if (sign.isWord("between")) {
            return between(first, kinds.number(left));
        }
        if (sign.isWord("not") && tokens.peekSecond().isWord("between")) {
            throw notBetween(left);
        }
        Comparison comparison = COMPARISONS.get(sign.text());
        if (comparison == null) {
            return left;
        }
        tokens.take();
        Operand right = kinds.number(sum());
        if (COMPARISONS.containsKey(tokens.peek().text())) {
            throw tokens.unexpected(tokens.peek(), "\"and\" between two comparisons");
        }
        return new Condition.Compare(kinds.number(left), comparison, right, Condition.EPSILON, tokens.since(first));
    }

    private Unreadable notBetween(Expression left) {
        return tokens.misplaced(
                tokens.peek(),
                "\"not\" stands before what it negates",
                "write \"not (" + left.shortText() + " between … and …)\"");
    }

    private Condition between(Token first, Operand x) {
        tokens.take();
        Operand low = kinds.number(sum());
        if (!tokens.peek().isAnd()) {
            throw tokens.unexpected(tokens.peek(), "\"and\"");
        }
        tokens.take();
        Operand high = kinds.number(sum());
        return new Condition.Between(x, low, high, tokens.since(first));
    }

    private Expression sum() {
        return chain(SUMS, () -> chain(PRODUCTS, this::sign));
    }

    private Expression chain(Map<String, Operation> operations, Supplier<Expression> part) {
        Token first = tokens.peek();
        Expression left = part.get();
        for (int length = 1; operations.containsKey(tokens.peek().text()); length++) {
            if (length > CHAIN) {
                throw tokens.failure("nesting-limit", first, "more than " + CHAIN + " operators in a row");
            }
            Operation operation = operations.get(tokens.take().text());
            Operand right = kinds.number(part.get());
            left = new Operand.Arithmetic(kinds.number(left), operation, right, tokens.since(first));
        }
        return left;
    }

    private Expression sign() {
        Token first = tokens.peek();
        if (!first.is("-")) {
            return postfix();
        }
        tokens.take();
        Token after = tokens.peekSecond();
        if (tokens.peek().kind() == Token.Kind.NUMBER && !after.is("[") && !after.is("@")) {
            return constant(first, true);
        }
        Operand inner = kinds.number(deeper(first, this::sign));
        // Its text would be that of a negative constant.
        return inner instanceof Operand.Constant constant && constant.value() >= 0
                ? new Operand.Constant(0.0 - constant.value(), tokens.since(first))
                : new Operand.Negative(inner, tokens.since(first));
    }

    private Expression postfix() {
        Token first = tokens.peek();
        Expression result = primary();
        for (int length = 1; tokens.peek().is("[") || tokens.peek().is("@"); length++) {
            if (length > NESTING) {
                throw tokens.failure("nesting-limit", first, "an expression nests at most " + NESTING + " deep");
            }
            result = tokens.take().is("[") ? ago(first, result) : higher(first, result);
        }
        return result;
    }

    private Operand ago(Token first, Expression of) {
        Token count = tokens.peek();
        if (count.is("-")) {
            throw tokens.failure("look-ahead", count, "nothing can look ahead: a number of candles ago is 0 or more");
        }
        Operand candles = kinds.number(deeper(count, this::sum));
        tokens.expect("]");
        return new Operand.Ago(kinds.number(of), candles, tokens.since(first));
    }

    private Expression higher(Token first, Expression of) {
        Token token = tokens.take();
        Optional<Timeframe> timeframe = Timeframe.of(token.text());
        if (timeframe.isEmpty()) {
            throw tokens.failure(
                    "bad-timeframe",
                    token,
                    token.quoted() + " is not a timeframe; known are "
                            + String.join(
                                    " ",
                                    Arrays.stream(Timeframe.values())
                                            .map(Timeframe::toString)
                                            .toList()));
        }
        return of instanceof Condition condition
                ? new Event.OnHigher(condition, timeframe.get(), tokens.since(first))
                : new Operand.On((Operand) of, timeframe.get(), tokens.since(first));
    }

    private Expression primary() {
        Token token = tokens.peek();
        if (token.is("(")) {
            tokens.take();
            Expression inner = deeper(token, this::any);
            tokens.expect(")");
            return inner;
        }
        if (token.kind() == Token.Kind.NUMBER) {
            return constant(token, false);
        }
        if (token.kind() != Token.Kind.NAME || token.isReserved()) {
            throw tokens.unexpected(token, "a number, a name or a condition");
        }
        tokens.take();
        if (token.text().length() > NAME_LENGTH) {
            throw tokens.failure("bad-expression", token, "a name has at most " + NAME_LENGTH + " characters");
        }
        return tokens.peek().is("(") ? call(token) : new Operand.Name(token.text(), tokens.since(token));
    }

    private Expression call(Token name) {
        Token open = tokens.take();
        List<Expression> arguments = new ArrayList<>();
        while (!tokens.peek().is(")") || !arguments.isEmpty()) {
            arguments.add(deeper(open, this::any));
            if (!tokens.peek().is(",")) {
                break;
            }
            tokens.take();
        }
        tokens.expect(")");
        Optional<Word> word = Word.of(name.text());
        if (word.isPresent()) {
            return new WordCall(word.get(), tokens, kinds).of(name, arguments);
        }
        List<Operand> numbers =
                arguments.stream().map(a -> kinds.argument(name.text(), a)).toList();
        return new Operand.Inline(name.text(), numbers, output(), tokens.since(name));
    }

    private String output() {
        if (!tokens.peek().is(".")) {
            return null;
        }
        tokens.take();
        Token output = tokens.take();
        if (output.kind() != Token.Kind.NAME) {
            throw tokens.unexpected(output, "the name of an output");
        }
        return output.text();
    }

    private Operand constant(Token first, boolean negative) {
        Token literal = tokens.take();
        double value = Double.parseDouble(literal.text());
        if (!Double.isFinite(value)) {
            throw tokens.failure("bad-number", literal, literal.text() + " is not a number that can be computed with");
        }
        return new Operand.Constant(negative ? 0.0 - value : value, tokens.since(first));
    }

    private Expression deeper(Token at, Supplier<Expression> rule) {
        if (++depth > NESTING) {
            throw tokens.failure("nesting-limit", at, "an expression nests at most " + NESTING + " deep");
        }
        Expression result = rule.get();
        depth--;
        return result;
    }
}
