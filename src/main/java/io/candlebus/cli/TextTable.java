package io.candlebus.cli;

import java.util.ArrayList;
import java.util.List;

/** Cells under each other, for people. The first column is text and stands left, the others are numbers and stand right. */
final class TextTable {
    private static final String BETWEEN = "  ";

    private final List<String[]> rows = new ArrayList<>();

    /** @param cells as many as in every other row */
    TextTable row(String... cells) {
        rows.add(cells);
        return this;
    }

    int size() {
        return rows.size();
    }

    /** One line for each row, all of the same width but for a last column that is text. */
    List<String> lines() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? "" : BETWEEN).append(i == 0 ? row[i] + pad : pad + row[i]);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
