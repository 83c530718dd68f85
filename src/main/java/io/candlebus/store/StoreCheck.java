package io.candlebus.store;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for what must not be in the tables, however sound the database itself is: signals that are not what was stored, numbers
 * that are missing, candles that no candle can be. Reads everything. One use, one thread.
 */
final class StoreCheck {
    /** Findings of each kind that are told. */
    private static final int TOLD_LIMIT = 10;

    private static final int FETCH = 10_000;

    private final Connection connection;
    private final List<String> findings = new ArrayList<>();
    private int ofKind;

    StoreCheck(Connection connection) {
        this.connection = connection;
    }

    List<String> findings() throws SQLException {
        kind(this::payloads);
        kind(() -> sequences("signal"));
        kind(() -> sequences("fact"));
        kind(() -> candles("candle"));
        kind(() -> candles("correction"));
        kind(this::revisions);
        return findings;
    }

    private interface Look {
        void look() throws SQLException;
    }

    private void kind(Look look) throws SQLException {
        ofKind = 0;
        look.look();
        if (ofKind > TOLD_LIMIT) {
            findings.add("and " + (ofKind - TOLD_LIMIT) + " more of this kind");
        }
    }

    private void found(String sentence) {
        if (++ofKind <= TOLD_LIMIT) {
            findings.add(sentence);
        }
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Row each) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        }
    }

    private void payloads() throws SQLException {
        each("SELECT id, payload, payload_hash FROM signal ORDER BY sequence", row -> {
            if (!Digest.hex(row.getString(2)).equals(row.getString(3))) {
                found("signal " + row.getString(1) + " is not what was stored: its hash is another");
            }
        });
    }

    private void sequences(String table) throws SQLException {
        long[] before = {0};
        each("SELECT sequence FROM " + table + " ORDER BY sequence", row -> {
            long sequence = row.getLong(1);
            if (sequence != before[0] + 1) {
                found("table " + table + " has no row between " + before[0] + " and " + sequence);
            }
            before[0] = sequence;
        });
    }

    private void candles(String table) throws SQLException {
        each(
                "SELECT s.symbol, s.timeframe, c.open_ms, c.open, c.high, c.low, c.close, c.volume FROM " + table
                        + " c LEFT JOIN series s ON s.id = c.series",
                row -> {
                    String series = row.getString(1) + " " + row.getString(2);
                    long openMs = row.getLong(3);
                    try {
                        new Candle(
                                openMs,
                                row.getDouble(4),
                                row.getDouble(5),
                                row.getDouble(6),
                                row.getDouble(7),
                                row.getDouble(8));
                        if (Timeframe.parse(row.getString(2)).openOf(openMs) != openMs) {
                            found("no candle of " + series + " opens at " + openMs + ", but one is stored");
                        }
                    } catch (IllegalArgumentException | NullPointerException nonsense) {
                        found("the candle of " + series + " at " + openMs + " is none: " + nonsense.getMessage());
                    }
                });
    }

    private void revisions() throws SQLException {
        String[] strategy = {""};
        int[] before = {0};
        each("SELECT strategy, number FROM revision ORDER BY strategy, number", row -> {
            before[0] = row.getString(1).equals(strategy[0]) ? before[0] : 0;
            strategy[0] = row.getString(1);
            if (row.getInt(2) != before[0] + 1) {
                found("strategy " + strategy[0] + " has no revision " + (before[0] + 1));
            }
            before[0] = row.getInt(2);
        });
    }
}
