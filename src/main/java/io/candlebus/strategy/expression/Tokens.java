package io.candlebus.strategy.expression;

import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression cut into words. What is no word of the language becomes a sign of one character, and is refused later. */
final class Tokens {
    private static final Pattern NUMBER = Pattern.compile("(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?\\d++)?+");
    private static final Set<String> DOUBLE_SIGNS = Set.of("<=", ">=", "==", "!=", "&&", "||");

    private final String pointer;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int end;

    /** @param pointer where the text stands in its document */
    Tokens(String text, String pointer) {
        this.pointer = pointer;
        Matcher number = NUMBER.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean afterAt = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is("@");
            Token token = afterAt ? timeframeAt(text, at) : tokenAt(number, text, at);
            tokens.add(token);
            at += token.text().length();
        }
        tokens.add(new Token(Token.Kind.END, "", Math.max(0, text.length() - 1)));
    }

    /** Letters and digits, in whichever order. */
    private static Token timeframeAt(String text, int at) {
        int end = at;
        while (end < text.length() && continuesName(text.charAt(end))) {
            end++;
        }
        return new Token(Token.Kind.NAME, text.substring(at, Math.max(end, at + 1)), at);
    }

    private static Token tokenAt(Matcher number, String text, int at) {
        if (startsName(text.charAt(at))) {
            return new Token(Token.Kind.NAME, text.substring(at, nameEnd(text, at)), at);
        }
        if (number.region(at, text.length()).lookingAt()) {
            return new Token(Token.Kind.NUMBER, number.group(), at);
        }
        String two = text.substring(at, Math.min(at + 2, text.length()));
        boolean isDouble = DOUBLE_SIGNS.contains(two) || Habits.SIGNS.contains(two);
        return new Token(Token.Kind.SIGN, isDouble ? two : text.substring(at, at + 1), at);
    }

    /** Dots join a name to an output, or stand in a derived name's number: {@code bb_20_2.5.upper}. */
    private static int nameEnd(String text, int start) {
        int at = start + 1;
        while (at < text.length() && (continuesName(text.charAt(at)) || joins(text, at))) {
            at++;
        }
        return at;
    }

    private static boolean joins(String text, int at) {
        return text.charAt(at) == '.' && at + 1 < text.length() && continuesName(text.charAt(at + 1));
    }

    private static boolean startsName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean continuesName(char c) {
        return startsName(c) || c >= '0' && c <= '9';
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The word after the next one. */
    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        end = token.offset() + token.text().length();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** From a word to the last one taken. */
    Place since(Token first) {
        return new Place(pointer, first.offset(), Math.max(1, end - first.offset()));
    }

    void expect(String sign) {
        Token token = take();
        if (!token.is(sign)) {
            throw unexpected(token, "\"" + sign + "\"");
        }
    }

    Unreadable unexpected(Token token, String wanted) {
        Problem problem = problem("bad-expression", token, "expected " + wanted + ", found " + token.quoted());
        Optional<String> call = Habits.between(token).map(word -> word + "(" + word.usage() + ")");
        return new Unreadable(Habits.written(token)
                .or(() -> call)
                .map(meant -> problem.suggesting("write \"" + meant + "\""))
                .orElse(problem));
    }

    Unreadable misplaced(Token token, String message, String suggestion) {
        return new Unreadable(problem("bad-expression", token, message).suggesting(suggestion));
    }

    Unreadable failure(String code, Token token, String message) {
        return new Unreadable(problem(code, token, message));
    }

    private Problem problem(String code, Token token, String message) {
        Place place =
                new Place(pointer, token.offset(), Math.max(1, token.text().length()));
        return Problem.error(code, place, message);
    }
}
