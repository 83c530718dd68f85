package io.candlebus.feed.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.market.Candle;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/** Numbers, times and candles in venues' JSON. Whatever is not as it must be is {@link Malformed}, with what it was. */
final class Wire {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_QUOTE = 120;
    /** Epoch milliseconds reach this in the year 5138; microseconds passed it in 1973. */
    private static final long MICROSECONDS_FROM = 100_000_000_000_000L;

    /** Text that is not what a venue says. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private Wire() {}

    /** Reads a frame; what fails in it is told, not thrown. */
    static void read(String frame, Heard heard, Consumer<JsonNode> reader) {
        try {
            reader.accept(tree(frame));
        } catch (Malformed | IllegalArgumentException | ArithmeticException e) {
            heard.unreadable(e.getMessage() + " in " + quoted(frame));
        }
    }

    /** Reads the candles of a frame one by one; one that fails takes no other with it. */
    static void each(JsonNode list, Heard heard, Consumer<JsonNode> reader) {
        for (JsonNode node : list) {
            try {
                reader.accept(node);
            } catch (Malformed | IllegalArgumentException | ArithmeticException e) {
                heard.unreadable(e.getMessage() + " in " + quoted(node.toString()));
            }
        }
    }

    /** Reads an answer to a question of history; what fails in it is a problem. */
    static HistoryAnswer answer(String body, Function<JsonNode, HistoryAnswer> reader) {
        try {
            return reader.apply(tree(body));
        } catch (Malformed | IllegalArgumentException | ArithmeticException e) {
            return HistoryAnswer.refused(e.getMessage() + " in " + quoted(body));
        }
    }

    static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }

    static JsonNode tree(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree == null || !tree.isContainerNode()) {
                throw new Malformed("neither object nor array");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new Malformed("no JSON");
        }
    }

    /** A number, written as such or as text. */
    static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return decimal(node).doubleValue();
    }

    /** A whole number, written as such or as text. */
    static long whole(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        try {
            return decimal(node).longValueExact();
        } catch (ArithmeticException e) {
            throw new Malformed("no whole number: " + quoted(node.toString()));
        }
    }

    private static BigDecimal decimal(JsonNode node) {
        String text = node.isTextual() ? node.textValue() : "";
        try {
            if (!text.isEmpty() && text.length() <= LONGEST_NUMBER) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs((long) value.scale()) <= 1_000) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            throw new Malformed("no number: " + quoted(node.toString()));
        }
        throw new Malformed("no number: " + quoted(node.toString()));
    }

    /** Epoch milliseconds; microseconds are recognised. */
    static long millis(JsonNode node) {
        long time = whole(node);
        return time >= MICROSECONDS_FROM ? time / 1_000 : time;
    }

    static long seconds(JsonNode node) {
        return Math.multiplyExact(whole(node), 1_000L);
    }

    /** As {@code 2026-04-07T14:30:05.000000Z}. */
    static long instant(JsonNode node) {
        try {
            return Instant.parse(node.asText()).toEpochMilli();
        } catch (DateTimeException e) {
            throw new Malformed("no time: " + quoted(node.toString()));
        }
    }

    static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new Malformed("no text: " + quoted(node.toString()));
        }
        return node.textValue();
    }

    /** A candle of which each number is a node. */
    static Candle candle(long openMs, JsonNode open, JsonNode high, JsonNode low, JsonNode close, JsonNode volume) {
        return new Candle(openMs, number(open), number(high), number(low), number(close), number(volume));
    }
}
