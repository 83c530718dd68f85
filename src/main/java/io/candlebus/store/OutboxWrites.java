package io.candlebus.store;

import io.candlebus.api.Delivery;
import io.candlebus.api.StoredSignal;
import java.sql.SQLException;
import java.util.List;

/** The outbox's rows, written on the connection that writes, in the transaction of what they follow from. One thread. */
final class OutboxWrites {
    private static final String KILLED = "the kill switch was thrown until it was too old to be of use";
    private static final String UNKNOWN_TARGET = "there is no such target in the settings any more";

    private final Statements statements;
    private long sequence;

    OutboxWrites(Statements statements) throws SQLException {
        this.statements = statements;
        sequence = statements.number("SELECT coalesce(max(sequence), 0) FROM outbox");
    }

    /** A signal that is sent out was stored: a row for each target. */
    void add(StoredSignal signal, long untilMs, List<String> targets) throws SQLException {
        for (String target : targets) {
            statements.run(
                    "INSERT INTO outbox(sequence, signal, target, strategy, until_ms, state, attempts, due_ms, changed_ms)"
                            + " VALUES (?,?,?,?,?,'pending',0,?,?)",
                    ++sequence,
                    signal.fired().id(),
                    target,
                    signal.fired().session().strategyId(),
                    untilMs,
                    signal.storedMs(),
                    signal.storedMs());
        }
    }

    /** Of no account when the delivery is not pending. */
    void tried(Entry.DeliveryTried t) throws SQLException {
        Delivery.Attempt attempt = t.attempt();
        int changed = statements.run(
                "UPDATE outbox SET state = ?, attempts = attempts + 1, due_ms = ?, changed_ms = ?, status = ?, error = ?"
                        + " WHERE sequence = ? AND state = 'pending'",
                SqlReads.lower(t.state()),
                t.dueMs(),
                attempt.atMs() + attempt.tookMs(),
                attempt.status(),
                attempt.error(),
                t.delivery());
        if (changed == 1) {
            statements.run(
                    "INSERT INTO attempt(outbox, at_ms, took_ms, status, error) VALUES (?,?,?,?,?)",
                    t.delivery(),
                    attempt.atMs(),
                    attempt.tookMs(),
                    attempt.status(),
                    attempt.error());
        }
    }

    void missed(Entry.DeliveryMissed m) throws SQLException {
        statements.run(
                "UPDATE outbox SET state = 'missed', changed_ms = ?, error = ? WHERE sequence = ? AND state = 'pending'",
                m.atMs(),
                m.reason(),
                m.delivery());
    }

    /** What waited while the switch was thrown, and is of no use any more, is never told. */
    void unkilled(long atMs) throws SQLException {
        statements.run(
                "UPDATE outbox SET state = 'killed', changed_ms = ?, error = ? WHERE state = 'pending' AND until_ms < ?",
                atMs,
                KILLED,
                atMs);
    }

    void replayed(Entry.DeliveriesReplayed r) throws SQLException {
        if (r.delivery() == Entry.DeliveriesReplayed.ALL_DEAD) {
            statements.run(
                    "UPDATE outbox SET state = 'pending', attempts = 0, due_ms = ?, changed_ms = ?"
                            + " WHERE target = ? AND state = 'dead'",
                    r.atMs(),
                    r.atMs(),
                    r.target());
        } else {
            statements.run(
                    "UPDATE outbox SET state = 'pending', attempts = 0, due_ms = ?, changed_ms = ?"
                            + " WHERE target = ? AND sequence = ? AND state IN ('dead', 'sent')",
                    r.atMs(),
                    r.atMs(),
                    r.target(),
                    r.delivery());
        }
    }

    void hastened(Entry.DeliveriesHastened h) throws SQLException {
        statements.run(
                "UPDATE outbox SET due_ms = ? WHERE target = ? AND state = 'pending' AND due_ms > ?",
                h.atMs(),
                h.target(),
                h.atMs());
    }

    void targets(Entry.TargetsNamed n) throws SQLException {
        Object[] arguments = new Object[n.targets().size() + 2];
        arguments[0] = n.atMs();
        arguments[1] = UNKNOWN_TARGET;
        for (int i = 0; i < n.targets().size(); i++) {
            arguments[i + 2] = n.targets().get(i);
        }
        statements.run(
                "UPDATE outbox SET state = 'dead', changed_ms = ?, error = ? WHERE state = 'pending'"
                        + (n.targets().isEmpty()
                                ? ""
                                : " AND target NOT IN (?"
                                        + ",?".repeat(n.targets().size() - 1) + ")"),
                arguments);
    }

    /** Removes up to {@code step} of the oldest rows that are over, when there are more than {@link Outbox#KEPT} newer ones. */
    boolean prune(int step, int kept) throws SQLException {
        long before = sequence - kept;
        if (before <= 0) {
            return false;
        }
        String old =
                "(SELECT sequence FROM outbox WHERE state <> 'pending' AND sequence <= ? ORDER BY sequence LIMIT ?)";
        statements.run("DELETE FROM attempt WHERE outbox IN " + old, before, step);
        return statements.run("DELETE FROM outbox WHERE sequence IN " + old, before, step) > 0;
    }
}
