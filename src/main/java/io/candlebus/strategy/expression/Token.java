package io.candlebus.strategy.expression;

import java.util.List;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text as written
 * @param offset of its first character in the expression
 */
record Token(Kind kind, String text, int offset) {
    private static final List<String> RESERVED = List.of("and", "or", "not", "between");

    /** What a word can be. */
    enum Kind {
        NAME,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String wanted) {
        return kind == Kind.SIGN && text.equals(wanted);
    }

    /** Whether it is a word of the language, in any letter case. */
    boolean isWord(String wanted) {
        return kind == Kind.NAME && text.equalsIgnoreCase(wanted);
    }

    boolean isAnd() {
        return isWord("and") || is("&&");
    }

    boolean isOr() {
        return isWord("or") || is("||");
    }

    /** Whether it is a word that no number can be called by. */
    boolean isReserved() {
        return RESERVED.stream().anyMatch(this::isWord);
    }

    boolean isEnd() {
        return kind == Kind.END;
    }

    /** For messages. */
    String quoted() {
        if (isEnd()) {
            return "the end of the expression";
        }
        return is("\"") ? "a quotation mark" : "\"" + text + "\"";
    }
}
