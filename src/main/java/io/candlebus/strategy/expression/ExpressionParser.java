package io.candlebus.strategy.expression;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import io.candlebus.strategy.Limits;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the conditions that are written as text.
 *
 * <pre>
 *   any        = all { ("or" | "||") all }
 *   all        = not { ("and" | "&amp;&amp;") not }
 *   not        = ("not" | "!") not | "(" any ")" | call | comparison
 *   call       = ("crossover" | "crossunder" | "cross") "(" operand "," operand ")"
 *              | "within" "(" any "," candles ")" | "at_least" "(" count { "," any } ")"
 *   comparison = operand ("&lt;" | "&lt;=" | ">" | ">=" | "==" | "!=") operand | operand "between" operand "and" operand
 *   operand    = [ "-" ] number | name [ "[" candles "]" ]
 * </pre>
 *
 * One instance reads one expression; one thread.
 */
public final class ExpressionParser {
    /** Parentheses and negations inside each other. */
    private static final int NESTING = 32;

    /** Characters of a name with its output. */
    private static final int NAME_LENGTH = 129;

    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "<", Comparison.LESS,
            "<=", Comparison.LESS_OR_EQUAL,
            ">", Comparison.GREATER,
            ">=", Comparison.GREATER_OR_EQUAL,
            "==", Comparison.EQUAL,
            "!=", Comparison.NOT_EQUAL);
    private static final Map<String, Direction> CROSSINGS =
            Map.of("crossover", Direction.ABOVE, "crossunder", Direction.BELOW, "cross", Direction.EITHER);
    private static final String UNDERSTOOD =
            "understood are comparisons, between, crossover, crossunder, cross, within, at_least, and, or, not and name[n]";

    private final Tokens tokens;
    private final String pointer;
    private int depth;

    private ExpressionParser(String text, String pointer) {
        this.tokens = new Tokens(text);
        this.pointer = pointer;
    }

    /**
     * Reads a condition.
     *
     * @param pointer where the text stands in its document
     * @param problems told what is wrong, once, when the result is empty
     */
    public static Optional<Condition> condition(String text, String pointer, Consumer<Problem> problems) {
        ExpressionParser parser = new ExpressionParser(text, pointer);
        return parser.whole(parser::any, problems);
    }

    /** Reads a number: a literal, a name, or a name some candles ago. */
    public static Optional<Operand> operand(String text, String pointer, Consumer<Problem> problems) {
        ExpressionParser parser = new ExpressionParser(text, pointer);
        return parser.whole(parser::operand, problems);
    }

    private <T> Optional<T> whole(Supplier<T> rule, Consumer<Problem> problems) {
        try {
            T result = rule.get();
            if (!tokens.peek().isEnd()) {
                throw unexpected(tokens.peek(), "the end of the expression");
            }
            return Optional.of(result);
        } catch (Unreadable unreadable) {
            problems.accept(unreadable.problem());
            return Optional.empty();
        }
    }

    private Condition any() {
        Token first = tokens.peek();
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (tokens.peek().isWord("or") || tokens.peek().is("||")) {
            tokens.take();
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts, since(first));
    }

    private Condition all() {
        Token first = tokens.peek();
        List<Condition> parts = new ArrayList<>(List.of(not()));
        while (tokens.peek().isWord("and") || tokens.peek().is("&&")) {
            tokens.take();
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts, since(first));
    }

    private Condition not() {
        Token first = tokens.peek();
        if (++depth > NESTING) {
            throw failure("nesting-limit", first, "an expression nests at most " + NESTING + " deep");
        }
        Condition result = first.isWord("not") || first.is("!") ? negation() : primary();
        depth--;
        return result;
    }

    private Condition negation() {
        Token first = tokens.take();
        return new Condition.Not(not(), since(first));
    }

    private Condition primary() {
        if (tokens.peek().is("(")) {
            tokens.take();
            Condition inner = any();
            expect(")");
            return inner;
        }
        return tokens.peekSecond().is("(") && tokens.peek().kind() == Token.Kind.NAME ? call() : comparison();
    }

    private Condition call() {
        Token name = tokens.take();
        String function = name.text().toLowerCase(Locale.ROOT);
        expect("(");
        Condition result;
        if (CROSSINGS.containsKey(function)) {
            Operand left = operand();
            expect(",");
            result = new Condition.Cross(left, CROSSINGS.get(function), operand(), since(name));
        } else if (function.equals("within")) {
            Condition inner = any();
            expect(",");
            result = new Condition.Within(inner, candles(), since(name));
        } else if (function.equals("at_least")) {
            result = atLeast(name);
        } else {
            throw failure(
                    "unsupported-expression", name, "\"" + name.text() + "(…)\" is not understood; " + UNDERSTOOD);
        }
        expect(")");
        return result;
    }

    private Condition atLeast(Token name) {
        int count = candles();
        List<Condition> parts = new ArrayList<>();
        while (tokens.peek().is(",")) {
            tokens.take();
            parts.add(any());
        }
        return new Condition.AtLeast(count, parts, since(name));
    }

    private Condition comparison() {
        Token first = tokens.peek();
        Operand left = operand();
        Token sign = tokens.take();
        if (sign.isWord("between")) {
            Operand low = operand();
            if (!tokens.peek().isWord("and")) {
                throw unexpected(tokens.peek(), "\"and\"");
            }
            tokens.take();
            return new Condition.Between(left, low, operand(), since(first));
        }
        Comparison comparison = COMPARISONS.get(sign.text());
        if (comparison == null) {
            throw unexpected(sign, "a comparison");
        }
        Condition result = new Condition.Compare(left, comparison, operand(), Condition.EPSILON, since(first));
        if (COMPARISONS.containsKey(tokens.peek().text())) {
            throw unexpected(tokens.peek(), "\"and\" between two comparisons");
        }
        return result;
    }

    private Operand operand() {
        Token token = tokens.take();
        boolean negative = token.is("-");
        Token literal = negative ? tokens.take() : token;
        if (literal.kind() == Token.Kind.NUMBER) {
            return constant(literal, negative);
        }
        if (negative || token.kind() != Token.Kind.NAME || token.isReserved()) {
            throw unexpected(literal, "a number or a name");
        }
        if (tokens.peek().is("(")) {
            throw failure(
                    "unsupported-expression", token, "\"" + token.text() + "(…)\" is not understood; " + UNDERSTOOD);
        }
        if (token.text().length() > NAME_LENGTH) {
            throw failure("bad-expression", token, "a name has at most " + NAME_LENGTH + " characters");
        }
        Operand name = new Operand.Name(token.text(), since(token));
        if (!tokens.peek().is("[")) {
            return name;
        }
        tokens.take();
        int candles = candles();
        expect("]");
        return new Operand.Ago(name, candles, since(token));
    }

    private Operand constant(Token literal, boolean negative) {
        double value = Double.parseDouble(literal.text());
        if (!Double.isFinite(value)) {
            throw failure("bad-number", literal, literal.text() + " is not a number that can be computed with");
        }
        return new Operand.Constant(negative ? 0.0 - value : value, since(literal));
    }

    private int candles() {
        Token token = tokens.take();
        if (token.is("-")) {
            throw failure("look-ahead", token, "nothing can look ahead: a number of candles ago is 0 or more");
        }
        boolean whole = token.kind() == Token.Kind.NUMBER && token.text().matches("\\d+");
        if (!whole) {
            throw unexpected(token, "a whole number");
        }
        double candles = Double.parseDouble(token.text());
        if (candles > Limits.MAX_LOOKBACK) {
            throw failure(
                    "lookback-limit", token, "a condition looks back at most " + Limits.MAX_LOOKBACK + " candles");
        }
        return (int) candles;
    }

    private void expect(String sign) {
        Token token = tokens.take();
        if (!token.is(sign)) {
            throw unexpected(token, "\"" + sign + "\"");
        }
    }

    private Unreadable unexpected(Token token, String wanted) {
        if (token.is("=")) {
            Problem problem = problem("bad-expression", token, "equality is written with two signs");
            return new Unreadable(problem.suggesting("write \"==\""));
        }
        boolean later = token.kind() == Token.Kind.SIGN && "+-*/%@(".contains(token.text());
        if (later) {
            return failure("unsupported-expression", token, token.quoted() + " is not understood here; " + UNDERSTOOD);
        }
        return failure("bad-expression", token, "expected " + wanted + ", found " + token.quoted());
    }

    private Unreadable failure(String code, Token token, String message) {
        return new Unreadable(problem(code, token, message));
    }

    private Problem problem(String code, Token token, String message) {
        return Problem.error(code, placeOf(token), message);
    }

    private Place placeOf(Token token) {
        return new Place(pointer, token.offset(), Math.max(1, token.text().length()));
    }

    /** From a word to the last one taken. */
    private Place since(Token first) {
        return new Place(pointer, first.offset(), Math.max(1, tokens.end() - first.offset()));
    }
}
