package io.candlebus.json;

/**
 * A stretch of a document's text, in characters.
 *
 * @param offset of its first character, from 0
 * @param length how many
 */
record Span(int offset, int length) {}
