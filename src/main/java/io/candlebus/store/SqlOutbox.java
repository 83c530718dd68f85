package io.candlebus.store;

import io.candlebus.api.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox's questions in SQL. */
final class SqlOutbox implements Outbox {
    private static final String DELIVERY =
            "SELECT s.sequence, s.stored_ms, s.payload, s.withheld, o.sequence, o.target, o.until_ms, o.state, o.attempts,"
                    + " o.due_ms, o.changed_ms, o.status, o.error FROM outbox o JOIN signal s ON s.id = o.signal";

    private final SqlStore store;

    SqlOutbox(SqlStore store) {
        this.store = store;
    }

    @Override
    public List<Lane> lanes(Lane after, int limit) {
        String target = after == null ? "" : after.target();
        String strategy = after == null ? "" : after.strategyId();
        return store.read(reads -> reads.all(
                row -> new Lane(row.getString(1), row.getString(2)),
                "SELECT DISTINCT target, strategy FROM outbox WHERE state = 'pending'"
                        + " AND (target > ? OR (target = ? AND strategy > ?)) ORDER BY target, strategy LIMIT ?",
                target,
                target,
                strategy,
                limit));
    }

    @Override
    public Optional<Delivery> next(Lane lane) {
        return store
                .read(reads -> reads.all(
                        SqlOutbox::delivery,
                        DELIVERY + " WHERE o.state = 'pending' AND o.target = ? AND o.strategy = ?"
                                + " ORDER BY o.sequence LIMIT 1",
                        lane.target(),
                        lane.strategyId()))
                .stream()
                .findFirst();
    }

    @Override
    public List<Delivery> deliveries(String target, Delivery.State state, int limit, long before) {
        return state == null
                ? store.read(reads -> reads.all(
                        SqlOutbox::delivery,
                        DELIVERY + " WHERE o.target = ? AND o.sequence < ? ORDER BY o.sequence DESC LIMIT ?",
                        target,
                        before,
                        limit))
                : store.read(reads -> reads.all(
                        SqlOutbox::delivery,
                        DELIVERY + " WHERE o.target = ? AND o.state = ? AND o.sequence < ?"
                                + " ORDER BY o.sequence DESC LIMIT ?",
                        target,
                        SqlReads.lower(state),
                        before,
                        limit));
    }

    @Override
    public Optional<Delivery> delivery(String target, long sequence) {
        return store
                .read(reads -> reads.all(
                        SqlOutbox::delivery, DELIVERY + " WHERE o.target = ? AND o.sequence = ?", target, sequence))
                .stream()
                .findFirst();
    }

    @Override
    public List<Delivery.Attempt> attempts(long sequence) {
        return store.read(reads -> reads.all(
                row -> new Delivery.Attempt(row.getLong(1), row.getLong(2), whole(row, 3), row.getString(4)),
                "SELECT at_ms, took_ms, status, error FROM attempt WHERE outbox = ? ORDER BY at_ms DESC LIMIT ?",
                sequence,
                ATTEMPTS_LISTED));
    }

    /** A number of deliveries. */
    private record Count(String target, Delivery.State state, long deliveries) {}

    @Override
    public Map<String, Map<Delivery.State, Long>> counts() {
        List<Count> rows = store.read(reads -> reads.all(
                row -> new Count(row.getString(1), state(row.getString(2)), row.getLong(3)),
                "SELECT target, state, count(*) FROM outbox GROUP BY target, state"));
        Map<String, Map<Delivery.State, Long>> counts = new HashMap<>();
        rows.forEach(row ->
                counts.computeIfAbsent(row.target(), t -> new HashMap<>()).put(row.state(), row.deliveries()));
        return counts;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong(5),
                row.getString(6),
                SqlReads.signal(row),
                row.getLong(7),
                state(row.getString(8)),
                row.getInt(9),
                row.getLong(10),
                row.getLong(11),
                whole(row, 12),
                row.getString(13));
    }

    private static Delivery.State state(String word) {
        return Delivery.State.valueOf(SqlReads.upper(word));
    }

    private static Integer whole(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
