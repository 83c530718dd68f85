package io.candlebus.engine;

import io.candlebus.market.Candle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What is in a store's file, read without our code. */
final class Stored {
    private Stored() {}

    static String row(Candle c) {
        return c.openTimeMs() + " " + c.open() + " " + c.high() + " " + c.low() + " " + c.close() + " " + c.volume();
    }

    /** Minutes, ascending, each as {@link #row}. */
    static List<String> candles(Path file) throws SQLException {
        return candles(file, "1m");
    }

    /** Candles of the one series of a timeframe, likewise. */
    static List<String> candles(Path file, String timeframe) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = plain.createStatement();
                ResultSet row = statement.executeQuery("SELECT open_ms, open, high, low, close, volume FROM candle"
                        + " JOIN series ON id = series WHERE timeframe = '" + timeframe + "' ORDER BY open_ms")) {
            while (row.next()) {
                rows.add(row(new Candle(
                        row.getLong(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6))));
            }
        }
        return rows;
    }

    /** The first column. */
    static List<String> strings(Path file, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = plain.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }
}
