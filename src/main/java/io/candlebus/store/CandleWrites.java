package io.candlebus.store;

import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Candles, their corrections, and the removal of old ones, over the writing connection. One thread. */
final class CandleWrites {
    private final Statements statements;
    private final Map<Series, Integer> seriesIds = new HashMap<>();
    /** Candles stored, by series. */
    private final Map<Integer, Long> held = new HashMap<>();

    CandleWrites(Statements statements) {
        this.statements = statements;
    }

    void closed(FinalCandle closed) throws SQLException {
        int id = seriesId(closed.series());
        PreparedStatement insert = statements.of("INSERT INTO candle(series, open_ms, open, high, low, close, volume,"
                + " provenance, received_ms) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING");
        put(insert, id, closed);
        held.merge(id, (long) insert.executeUpdate(), Long::sum);
    }

    /** What was said before stays. */
    void corrected(Entry.CandleCorrected corrected) throws SQLException {
        PreparedStatement insert = statements.of(
                "INSERT INTO correction(series, open_ms, open, high, low, close, volume,"
                        + " provenance, received_ms, revision, sequence) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING");
        put(insert, seriesId(corrected.candle().series()), corrected.candle());
        insert.setInt(10, corrected.candle().revision());
        insert.setLong(11, corrected.sequence());
        insert.executeUpdate();
    }

    private static void put(PreparedStatement insert, int series, FinalCandle closed) throws SQLException {
        Candle candle = closed.candle();
        insert.setInt(1, series);
        insert.setLong(2, candle.openTimeMs());
        insert.setDouble(3, candle.open());
        insert.setDouble(4, candle.high());
        insert.setDouble(5, candle.low());
        insert.setDouble(6, candle.close());
        insert.setDouble(7, candle.volume());
        insert.setString(8, closed.provenance().name().toLowerCase(Locale.ROOT));
        insert.setLong(9, closed.receivedMs());
    }

    private int seriesId(Series series) throws SQLException {
        Integer known = seriesIds.get(series);
        if (known == null) {
            String symbol = series.symbol().toString();
            String timeframe = series.timeframe().toString();
            statements.run(
                    "INSERT INTO series(symbol, timeframe) VALUES (?,?) ON CONFLICT DO NOTHING", symbol, timeframe);
            known = (int)
                    statements.number("SELECT id FROM series WHERE symbol = ? AND timeframe = ?", symbol, timeframe);
            seriesIds.put(series, known);
            held.put(known, stored(known));
        }
        return known;
    }

    private long stored(int series) throws SQLException {
        return statements.number("SELECT count(*) FROM candle WHERE series = ?", series);
    }

    /** Removes up to {@code step} of the oldest candles of each series that need not stay, with their corrections. */
    boolean prune(Retention retention, int step) throws SQLException {
        boolean removed = false;
        for (Map.Entry<Integer, Long> held : held.entrySet()) {
            boolean tooMany = held.getValue() > retention.limit();
            long stay = tooMany ? retention.limit() : retention.candles();
            long excess = Math.min(step, held.getValue() - stay);
            if (excess > 0) {
                int series = held.getKey();
                long fromMs = tooMany
                        ? Long.MAX_VALUE
                        : Math.min(neededFromMs(series), retention.fromMs(newestOpenMs(series)));
                int gone = statements.run(
                        "DELETE FROM candle WHERE series = ? AND open_ms IN"
                                + " (SELECT open_ms FROM candle WHERE series = ? AND open_ms < ?"
                                + " ORDER BY open_ms LIMIT ?)",
                        series,
                        series,
                        fromMs,
                        excess);
                if (gone > 0) {
                    statements.run(
                            "DELETE FROM correction WHERE series = ? AND open_ms <"
                                    + " (SELECT min(open_ms) FROM candle WHERE series = ?)",
                            series,
                            series);
                }
                held.setValue(held.getValue() - gone);
                removed |= gone > 0;
            }
        }
        return removed;
    }

    private long newestOpenMs(int series) throws SQLException {
        return statements.number("SELECT max(open_ms) FROM candle WHERE series = ?", series);
    }

    /** Open time of the first candle that any session on a series' symbol still needs. */
    private long neededFromMs(int series) throws SQLException {
        return statements.number(
                "SELECT COALESCE(MIN(n.origin_ms), ?) FROM session n"
                        + " JOIN strategy s ON s.id = n.strategy AND s.deleted = 0 AND s.wanted <> 'stopped'"
                        + " JOIN series c ON c.symbol = n.symbol WHERE c.id = ?",
                Long.MAX_VALUE,
                series);
    }
}
