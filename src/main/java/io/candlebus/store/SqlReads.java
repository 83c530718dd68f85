package io.candlebus.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.api.Command;
import io.candlebus.api.KillSwitch;
import io.candlebus.api.Page;
import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredTrade;
import io.candlebus.json.SignalJson;
import io.candlebus.json.TradeJson;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One reading connection and its questions. One thread at a time. */
final class SqlReads implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String REVISION = "SELECT strategy, number, document, origin, saved_ms FROM revision";
    private final Connection connection;
    private final String symbolOfPayload;

    SqlReads(Connection connection, String symbolOfPayload) {
        this.connection = connection;
        this.symbolOfPayload = symbolOfPayload;
    }

    /** Makes a value of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    List<FinalCandle> candles(Series series, long fromMs, long toMs, int limit) throws SQLException {
        List<FinalCandle> newestFirst = all(
                row -> candle(series, row),
                "SELECT open_ms, open, high, low, close, volume, provenance, received_ms FROM candle"
                        + " WHERE series = (SELECT id FROM series WHERE symbol = ? AND timeframe = ?)"
                        + " AND open_ms >= ? AND open_ms < ? ORDER BY open_ms DESC LIMIT ?",
                series.symbol().toString(),
                series.timeframe().toString(),
                fromMs,
                toMs,
                limit);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    List<FinalCandle> candlesFrom(Series series, long fromMs, int limit) throws SQLException {
        return all(
                row -> candle(series, row),
                "SELECT open_ms, open, high, low, close, volume, provenance, received_ms FROM candle"
                        + " WHERE series = (SELECT id FROM series WHERE symbol = ? AND timeframe = ?)"
                        + " AND open_ms >= ? ORDER BY open_ms LIMIT ?",
                series.symbol().toString(),
                series.timeframe().toString(),
                fromMs,
                limit);
    }

    private static FinalCandle candle(Series series, ResultSet row) throws SQLException {
        Candle candle = new Candle(
                row.getLong(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6));
        return new FinalCandle(series, candle, Provenance.valueOf(upper(row.getString(7))), row.getLong(8));
    }

    List<Entry.CandleCorrected> corrections(Series series) throws SQLException {
        return all(
                row -> new Entry.CandleCorrected(candle(series, row).revised(row.getInt(9)), row.getLong(10)),
                "SELECT open_ms, open, high, low, close, volume, provenance, received_ms, revision, sequence"
                        + " FROM correction WHERE series = (SELECT id FROM series WHERE symbol = ? AND timeframe = ?)"
                        + " ORDER BY sequence",
                series.symbol().toString(),
                series.timeframe().toString());
    }

    /** No candle of a timeframe is longer than its longest, and two of them are further apart only with one missing. */
    List<Store.Hole> holes(Series series, long fromMs, long toMs, int limit) throws SQLException {
        long stepMs = series.timeframe().longestMs();
        return all(
                row -> new Store.Hole(row.getLong(1), row.getLong(2), Provenance.valueOf(upper(row.getString(3)))),
                "SELECT open_ms, next_ms, next_by FROM (SELECT open_ms, lead(open_ms) OVER w AS next_ms,"
                        + " lead(provenance) OVER w AS next_by FROM candle"
                        + " WHERE series = (SELECT id FROM series WHERE symbol = ? AND timeframe = ?) AND open_ms >= ?"
                        + " WINDOW w AS (ORDER BY open_ms)) AS pairs"
                        + " WHERE next_ms - open_ms > ? AND open_ms < ? ORDER BY open_ms LIMIT ?",
                series.symbol().toString(),
                series.timeframe().toString(),
                fromMs,
                stepMs,
                toMs == Long.MAX_VALUE ? toMs : series.timeframe().openOf(toMs - 1),
                limit);
    }

    /** Those that were removed with their candles count where a session began with them. */
    long lastCorrection() throws SQLException {
        return all(
                        row -> row.getLong(1),
                        "SELECT max(n) FROM (SELECT coalesce(max(sequence), 0) AS n FROM correction"
                                + " UNION ALL SELECT coalesce(max(corrections), 0) FROM session) AS every")
                .get(0);
    }

    List<Series> series() throws SQLException {
        return all(
                row -> new Series(Symbol.parse(row.getString(1)), Timeframe.parse(row.getString(2))),
                "SELECT symbol, timeframe FROM series ORDER BY id");
    }

    List<Entry.StrategyWanted> strategies() throws SQLException {
        return all(
                row -> new Entry.StrategyWanted(
                        row.getString(1), State.valueOf(upper(row.getString(2))), row.getLong(3), row.getInt(4) == 1),
                "SELECT id, wanted, since_ms, deleted FROM strategy ORDER BY id");
    }

    List<Revision> revision(String strategyId, int number) throws SQLException {
        return all(
                SqlReads::revision,
                REVISION + " WHERE strategy = ? AND (number = ? OR ? = 0) ORDER BY number DESC LIMIT 1",
                strategyId,
                number,
                number);
    }

    List<Entry.FileTaken> fileTaken(String strategyId) throws SQLException {
        return all(
                row -> new Entry.FileTaken(strategyId, row.getString(1), row.getString(2)),
                "SELECT name, document FROM file WHERE strategy = ?",
                strategyId);
    }

    List<Revision> revisions(String strategyId, int before, int limit) throws SQLException {
        return all(
                SqlReads::revision,
                REVISION + " WHERE strategy = ? AND number < ? ORDER BY number DESC LIMIT ?",
                strategyId,
                before,
                limit);
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getLong(5), List.of());
    }

    List<Entry.SessionPlaced> sessions() throws SQLException {
        return all(
                row -> new Entry.SessionPlaced(
                        row.getString(1),
                        Symbol.parse(row.getString(2)),
                        row.getInt(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                "SELECT strategy, symbol, revision, origin_ms, live_from_ms, seen_ms, corrections FROM session");
    }

    List<Entry.CommandGiven> commands(String strategyId, Symbol symbol, int revision) throws SQLException {
        return all(
                row -> new Entry.CommandGiven(
                        strategyId,
                        symbol,
                        revision,
                        Command.valueOf(upper(row.getString(1))),
                        row.getLong(2),
                        row.getLong(3)),
                "SELECT command, after_open_ms, at_ms FROM control WHERE strategy = ? AND symbol = ?"
                        + " AND revision = ? ORDER BY sequence",
                strategyId,
                symbol.toString(),
                revision);
    }

    List<StoredSignal> signals(String strategyId, StoredSignal.Status status, Page page) throws SQLException {
        return all(
                SqlReads::signal,
                "SELECT sequence, stored_ms, payload, withheld FROM signal WHERE strategy = ? AND sequence < ?"
                        + " AND close_ms >= ? AND close_ms < ?" + having(status) + " ORDER BY sequence DESC LIMIT ?",
                strategyId,
                page.before(),
                page.fromMs(),
                page.toMs(),
                page.limit());
    }

    /** Of sequence, time of storing, payload, and why it was withheld, the first four columns. */
    static StoredSignal signal(ResultSet row) throws SQLException {
        StoredSignal stored = SignalJson.read(row.getLong(1), row.getLong(2), tree(row.getString(3)));
        String withheld = row.getString(4);
        return withheld == null ? stored : stored.withheld(StoredSignal.Withheld.valueOf(upper(withheld)));
    }

    private static JsonNode tree(String payload) throws SQLException {
        try {
            return MAPPER.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new SQLException("what is stored cannot be read", e);
        }
    }

    List<StoredTrade> trades(String strategyId, Page page) throws SQLException {
        return all(
                row -> TradeJson.read(row.getLong(1), row.getLong(2), tree(row.getString(3))),
                "SELECT sequence, stored_ms, payload FROM fact WHERE strategy = ? AND kind = 'position_closed'"
                        + " AND sequence < ? AND close_ms >= ? AND close_ms < ? ORDER BY sequence DESC LIMIT ?",
                strategyId,
                page.before(),
                page.fromMs(),
                page.toMs(),
                page.limit());
    }

    List<StoredFact> signalsAfter(StoredFact.Asked asked, long sequence, int limit) throws SQLException {
        return facts(
                "CASE status WHEN 'fired' THEN 'signal_fired' ELSE 'signal_blocked' END",
                "signal",
                asked,
                sequence,
                limit);
    }

    List<StoredFact> factsAfter(StoredFact.Asked asked, long sequence, int limit) throws SQLException {
        return facts("kind", "fact", asked, sequence, limit);
    }

    private List<StoredFact> facts(String kind, String table, StoredFact.Asked asked, long sequence, int limit)
            throws SQLException {
        return all(
                row -> new StoredFact(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)),
                "SELECT sequence, close_ms, " + kind + ", payload FROM " + table
                        + " WHERE strategy = ? AND sequence > ? AND revision = ? AND close_ms > ? AND close_ms <= ?"
                        + " AND " + symbolOfPayload + " = ? ORDER BY sequence LIMIT ?",
                asked.strategyId(),
                sequence,
                asked.revision(),
                asked.afterMs(),
                asked.toMs(),
                asked.symbol(),
                limit);
    }

    long signalCount(String strategyId, StoredSignal.Status status) throws SQLException {
        return all(row -> row.getLong(1), "SELECT count(*) FROM signal WHERE strategy = ?" + having(status), strategyId)
                .get(0);
    }

    /** Only signals with a status; nothing of what is asked for comes into it. */
    private static String having(StoredSignal.Status status) {
        if (status == null) {
            return "";
        }
        return switch (status) {
            case FIRED -> " AND status = 'fired' AND withheld IS NULL";
            case BLOCKED -> " AND status = 'blocked'";
            case KILLED -> " AND withheld = 'killed'";
            case MISSED -> " AND withheld = 'missed'";
        };
    }

    KillSwitch.Standing killSwitch() throws SQLException {
        return all(
                        row -> new KillSwitch.Standing(
                                row.getInt(1) == 1, row.getString(2), row.getLong(3), row.getLong(4)),
                        "SELECT killed, reason, at_ms, (SELECT count(*) FROM signal WHERE withheld = 'killed' AND sequence >"
                                + " (SELECT after_sequence FROM kill_switch WHERE killed = 1 ORDER BY sequence DESC LIMIT 1))"
                                + " FROM kill_switch ORDER BY sequence DESC LIMIT 1")
                .stream()
                .findFirst()
                .orElse(KillSwitch.Standing.NEVER);
    }

    <T> List<T> all(Row<T> row, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        }
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    List<String> findings() throws SQLException {
        // As one transaction, so that it is of one moment, and comes from the server bit by bit.
        connection.setAutoCommit(false);
        try {
            return new StoreCheck(connection).findings();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
