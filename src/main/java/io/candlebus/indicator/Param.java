package io.candlebus.indicator;

import java.util.List;

/** What an indicator can be told. Parameters are given by name, or by place in derived names ({@code macd_12_26_9}). */
public sealed interface Param {
    /** Unique within the type; snake_case. */
    String name();

    /** A whole number in a range. */
    record OfInt(String name, int standard, int min, int max) implements Param {}

    /** A number in a range. */
    record OfDouble(String name, double standard, double min, double max) implements Param {}

    /** One word out of several; the first is the default. */
    record OfWord(String name, List<String> words) implements Param {
        public OfWord {
            words = List.copyOf(words);
        }
    }

    /** A series of numbers: a candle field, another indicator or an expression. Not part of derived names. */
    record OfSource(String name, String standard) implements Param {}

    /** Longest period there is, in candles. */
    int MAX_PERIOD = 100_000;

    /** The usual {@code period}, from 1. */
    static OfInt period(int standard) {
        return count("period", standard);
    }

    /** A number of candles, from 1. */
    static OfInt count(String name, int standard) {
        return new OfInt(name, standard, 1, MAX_PERIOD);
    }

    /** A number of candles, from a minimum. */
    static OfInt count(String name, int standard, int min) {
        return new OfInt(name, standard, min, MAX_PERIOD);
    }

    static OfDouble number(String name, double standard, double min, double max) {
        return new OfDouble(name, standard, min, max);
    }

    static OfWord word(String name, String... words) {
        return new OfWord(name, List.of(words));
    }

    /** The usual {@code source}: the close unless told otherwise. */
    static OfSource source() {
        return source("close");
    }

    static OfSource source(String standard) {
        return new OfSource("source", standard);
    }

    /** The {@code other} source, of an indicator that relates two. */
    static OfSource other(String standard) {
        return new OfSource("other", standard);
    }
}
