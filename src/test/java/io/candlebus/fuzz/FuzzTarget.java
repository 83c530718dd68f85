package io.candlebus.fuzz;

import io.candlebus.feed.BadRows;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.DocumentOracle;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.expression.ExpressionParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is fuzzed: an input of any bytes, the text that is made of it, and what must hold of that. */
public enum FuzzTarget {
    /** Documents of any characters. */
    DOCUMENT_TEXT("documents") {
        @Override
        public byte[] made(byte[] input) {
            return input;
        }
    },
    /** Documents of every dialect, changed. */
    DOCUMENT_TREE("documents") {
        @Override
        public byte[] made(byte[] input) {
            return MutatedDocument.of(new Choices(input)).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** Expressions of any characters. */
    EXPRESSION_TEXT("expressions") {
        @Override
        public byte[] made(byte[] input) {
            return input;
        }
    },
    /** Expressions of the language's words. */
    EXPRESSION_WORDS("expressions") {
        @Override
        public byte[] made(byte[] input) {
            return WordSoup.of(new Choices(input)).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** Candle files of any bytes. */
    CANDLE_FILE("candles") {
        @Override
        public byte[] made(byte[] input) {
            return input;
        }
    };

    /** The project's folder; a fuzzer works in one of its own. */
    static final Path HOME = Path.of(System.getProperty("candlebus.home", ""));

    /** Where kept inputs are, in a folder for each kind. */
    static final Path CORPUS = HOME.resolve("src/test/resources/fuzz");

    private final String kind;

    FuzzTarget(String kind) {
        this.kind = kind;
    }

    /** What is kept of an input: the file that a person would have written. */
    public abstract byte[] made(byte[] input);

    /** Folder of the kept files that are read in the same way. */
    public Path kept() {
        return CORPUS.resolve(kind);
    }

    /** The project's own files that are read in the same way, kept ones first. */
    public List<Path> examples() {
        List<Path> all = new ArrayList<>(files(kept(), ""));
        if (kind.equals("documents")) {
            all.addAll(files(HOME.resolve("src/test/resources/dialects"), ".json"));
            all.addAll(files(HOME.resolve("strategies"), ".json"));
        } else if (kind.equals("candles")) {
            all.addAll(files(HOME.resolve("strategies"), ".csv"));
        }
        return all;
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws AssertionError when something does not hold */
    public final void verify(byte[] input) {
        verifyMade(made(input));
    }

    /** Reads a file as the product does, no more; for measuring. */
    public final void read(byte[] made) {
        switch (kind) {
            case "documents" ->
                StrategyCheck.check(
                        new String(made, StandardCharsets.UTF_8),
                        Indicators.ALL,
                        new Symbol("BTC", "USD"),
                        Timeframe.M1);
            case "expressions" ->
                ExpressionParser.condition(new String(made, StandardCharsets.UTF_8), "", problem -> {});
            default -> CandleFileOracle.read(made, BadRows.SKIP, new ArrayList<>());
        }
    }

    /** As {@link #verify}, of a kept file. */
    public final void verifyMade(byte[] made) {
        switch (kind) {
            case "documents" -> DocumentOracle.verify(new String(made, StandardCharsets.UTF_8));
            case "expressions" -> ExpressionOracle.verify(new String(made, StandardCharsets.UTF_8));
            default -> CandleFileOracle.verify(made);
        }
    }
}
