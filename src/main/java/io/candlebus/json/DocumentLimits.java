package io.candlebus.json;

/**
 * How large a document may be, beside what {@link io.candlebus.strategy.Limits} says of strategies. Going beyond is an error
 * that names the limit.
 */
public final class DocumentLimits {
    /** Bytes of a document in UTF-8. */
    public static final int DOCUMENT_BYTES = 256 * 1024;

    /** Objects and lists inside each other. */
    public static final int NESTING = 32;

    public static final int SYMBOLS = 50;
    public static final int PARAMETERS = 100;
    public static final int PROTECTIONS = 20;

    /** Characters of an id or a name that conditions use. */
    public static final int ID_LENGTH = 64;

    /** Characters of a member's name. */
    public static final int KEY_LENGTH = 1_000;

    /** Digits and signs of a number. */
    public static final int NUMBER_LENGTH = 100;

    public static final int TESTS = 100;

    /** Candles of a test that stand in the document itself. */
    public static final int TEST_CANDLES = 10_000;

    /** Candles of a test that are history. */
    public static final int TEST_WARMUP = 1_000_000;

    /** What one test expects. */
    public static final int EXPECTATIONS = 1_000;

    /** Characters of a candle file's path. */
    public static final int PATH_LENGTH = 255;

    /** Problems that are told of one document; more help nobody. */
    public static final int PROBLEMS = 200;

    private DocumentLimits() {}
}
