package io.candlebus.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What became of each function of TA-Lib, as src/test/resources/talib-functions.txt tells. */
final class TaLibNames {
    static final Path FILE = Path.of("src/test/resources/talib-functions.txt");

    private TaLibNames() {}

    /**
     * A line of the file.
     *
     * @param function TA-Lib's name
     * @param type name of the catalogue's entry; {@code -} when there is none, and {@code ?} when there is none yet
     * @param reason why there is none; empty when there is one
     */
    record Row(String function, String type, String reason) {
        boolean isAbsent() {
            return type.equals("-");
        }

        boolean isOpen() {
            return type.equals("?");
        }
    }

    static List<Row> read() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(TaLibNames::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] words = line.split(" ", 3);
        return new Row(words[0], words[1], words.length == 3 ? words[2] : "");
    }
}
