package io.candlebus.webhook;

import io.candlebus.api.StoredSignal;
import io.candlebus.session.Fact.SignalFired;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A signal in three lines for people. Names come from documents, and documents from anybody: so they are one line each, and
 * escaped as the chat asks for. Any thread.
 */
final class ChatText {
    /** Longest name, in characters; the rest is left out. */
    private static final int NAME_LIMIT = 200;

    private static final String MARKDOWN = "\\*_~`|>#[]()<@:-+!";

    private ChatText() {}

    static String signal(StoredSignal stored, UnaryOperator<String> escape, String bold, String notBold) {
        SignalFired fired = stored.fired();
        StringBuilder text = new StringBuilder();
        text.append(bold)
                .append(escape.apply(line(fired.name())))
                .append(notBold)
                .append('\n');
        text.append(escape.apply(fired.session().strategyId() + ": " + deed(fired)));
        text.append('\n').append(escape.apply("closed " + Instant.ofEpochMilli(fired.closeTimeMs())));
        if (Double.isFinite(fired.confidence())) {
            text.append(escape.apply(", confidence " + number(fired.confidence())));
        }
        return text.toString();
    }

    private static String deed(SignalFired fired) {
        String side = fired.side() == null ? "" : " " + fired.side().name().toLowerCase(Locale.ROOT);
        return fired.type().name().toLowerCase(Locale.ROOT) + side
                + " " + fired.session().series().symbol()
                + " " + fired.session().series().timeframe()
                + " at " + number(fired.price());
    }

    static String test(String target, UnaryOperator<String> escape) {
        return escape.apply("Candlebus tries out its target " + target + ".");
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : "an unknown price";
    }

    /** Without line ends, control characters and such as turn the direction of reading. */
    private static String line(String name) {
        String plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        int end = plain.offsetByCodePoints(0, Math.min(NAME_LIMIT, plain.codePointCount(0, plain.length())));
        return plain.substring(0, end);
    }

    /** For HTML, and for Slack, which takes the same three. */
    static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** For Discord, where a backslash makes any mark an ordinary character. */
    static String backslashes(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (MARKDOWN.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }
}
