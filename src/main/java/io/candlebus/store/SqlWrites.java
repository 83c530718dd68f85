package io.candlebus.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.StoredSignal;
import io.candlebus.json.FactJson;
import io.candlebus.json.SignalJson;
import io.candlebus.session.Fact;
import io.candlebus.session.Fact.SignalBlocked;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.Fact.StateChanged;
import io.candlebus.session.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The writing connection with its statements. One thread. After any exception it is good only for closing. */
final class SqlWrites implements AutoCloseable {
    private final Connection connection;
    private final Statements statements;
    private final CandleWrites candles;
    private final OutboxWrites outbox;
    private long signalSequence;
    private long factSequence;
    private boolean killed;
    private Outbox.Routes routes = Outbox.Routes.NONE;

    SqlWrites(Connection connection) throws SQLException {
        this.connection = connection;
        statements = new Statements(connection);
        candles = new CandleWrites(statements);
        outbox = new OutboxWrites(statements);
        signalSequence = statements.number("SELECT coalesce(max(sequence), 0) FROM signal");
        factSequence = statements.number("SELECT coalesce(max(sequence), 0) FROM fact");
        killed = isKilled();
    }

    void route(Outbox.Routes signals) {
        routes = signals;
    }

    private boolean isKilled() throws SQLException {
        try (ResultSet last = statements
                .of("SELECT killed FROM kill_switch ORDER BY sequence DESC LIMIT 1")
                .executeQuery()) {
            return last.next() && last.getInt(1) == 1;
        }
    }

    Store.Written write(List<Entry> entries, long nowMs) throws SQLException {
        Store.Written written = new Store.Written(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Entry entry : entries) {
            if (entry instanceof Entry.CandleClosed closed) {
                candles.closed(closed.candle());
            } else if (entry instanceof Entry.CandleCorrected corrected) {
                candles.corrected(corrected);
            } else if (entry instanceof Entry.FactHappened happened) {
                fact(happened, nowMs, written);
            } else {
                record(entry);
            }
        }
        connection.commit();
        return written;
    }

    private void fact(Entry.FactHappened happened, long nowMs, Store.Written written) throws SQLException {
        Fact fact = happened.fact();
        if (fact instanceof SignalFired fired) {
            StoredSignal next = new StoredSignal(signalSequence + 1, nowMs, fired);
            StoredSignal signal = next.withheld(withheld(happened, nowMs));
            if (signal(signal, SignalJson.of(fired), written) && signal.isSent()) {
                outbox.add(
                        signal,
                        happened.untilMs(),
                        routes.targetsOf(fired.session().strategyId()));
            }
            return;
        } else if (fact instanceof SignalBlocked kept) {
            StoredSignal stored = new StoredSignal(signalSequence + 1, nowMs, kept.signal(), kept.block());
            signal(stored, SignalJson.of(kept), written);
            return;
        }
        String payload = FactJson.of(fact).toString();
        String kind = FactJson.kind(fact);
        int stored = statements.run(
                "INSERT INTO fact(id, sequence, strategy, revision, close_ms, kind, payload, stored_ms)"
                        + " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                Digest.hex(kind + payload),
                factSequence + 1,
                fact.session().strategyId(),
                fact.session().revision(),
                fact.closeTimeMs(),
                kind,
                payload,
                nowMs);
        factSequence += stored;
        if (stored == 1 && fact instanceof StateChanged changed) {
            written.changes().add(changed);
        }
    }

    /** Under its next number, unless it is known; whether it was not. */
    private boolean signal(StoredSignal next, ObjectNode json, Store.Written written) throws SQLException {
        SignalFired fired = next.fired();
        String payload = json.toString();
        String hash = Digest.hex(payload);
        int stored = statements.run(
                "INSERT INTO signal(id, sequence, strategy, revision, close_ms, payload, payload_hash, stored_ms, status,"
                        + " withheld) VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING",
                fired.id(),
                next.sequence(),
                fired.session().strategyId(),
                fired.session().revision(),
                fired.closeTimeMs(),
                payload,
                hash,
                next.storedMs(),
                next.block() == null ? "fired" : "blocked",
                next.withheld() == null ? null : SqlReads.lower(next.withheld()));
        if (stored == 1) {
            signalSequence++;
            written.signals().add(next);
        } else if (!hash.equals(knownHash(fired.id()))) {
            written.alarms().add(fired.id());
        }
        return stored == 1;
    }

    private StoredSignal.Withheld withheld(Entry.FactHappened happened, long nowMs) {
        if (killed) {
            return StoredSignal.Withheld.KILLED;
        }
        return nowMs > happened.untilMs() ? StoredSignal.Withheld.MISSED : null;
    }

    private String knownHash(String id) throws SQLException {
        PreparedStatement select = statements.of("SELECT payload_hash FROM signal WHERE id = ?");
        select.setString(1, id);
        try (ResultSet result = select.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }

    private void record(Entry entry) throws SQLException {
        if (entry instanceof Entry.RevisionSaved r) {
            statements.run(
                    "INSERT INTO revision(strategy, number, document, origin, saved_ms) VALUES (?,?,?,?,?)",
                    r.revision().strategyId(),
                    r.revision().number(),
                    r.revision().document(),
                    r.revision().origin(),
                    r.revision().savedMs());
        } else if (entry instanceof Entry.FileTaken f) {
            statements.run(
                    "INSERT INTO file(strategy, name, document) VALUES (?,?,?) ON CONFLICT (strategy)"
                            + " DO UPDATE SET name = excluded.name, document = excluded.document",
                    f.strategyId(),
                    f.name(),
                    f.document());
        } else if (entry instanceof Entry.StrategyWanted w) {
            String wanted = w.wanted().name().toLowerCase(Locale.ROOT);
            statements.run(
                    "INSERT INTO strategy(id, wanted, since_ms, deleted) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE"
                            + " SET wanted = excluded.wanted, since_ms = excluded.since_ms, deleted = excluded.deleted",
                    w.id(),
                    wanted,
                    w.sinceMs(),
                    w.deleted() ? 1 : 0);
            if (w.wanted() == State.STOPPED || w.deleted()) {
                statements.run("DELETE FROM session WHERE strategy = ?", w.id());
            }
        } else if (entry instanceof Entry.CommandGiven c) {
            statements.run(
                    "INSERT INTO control(strategy, symbol, revision, command, after_open_ms, at_ms)"
                            + " VALUES (?,?,?,?,?,?)",
                    c.strategyId(),
                    c.symbol().toString(),
                    c.revision(),
                    c.command().name().toLowerCase(Locale.ROOT),
                    c.afterOpenMs(),
                    c.atMs());
        } else if (entry instanceof Entry.KillSwitched k) {
            statements.run(
                    "INSERT INTO kill_switch(killed, reason, at_ms, after_sequence) VALUES (?,?,?,?)",
                    k.killed() ? 1 : 0,
                    k.reason(),
                    k.atMs(),
                    signalSequence);
            killed = k.killed();
            if (!killed) {
                outbox.unkilled(k.atMs());
            }
        } else if (!delivery(entry)) {
            session(entry);
        }
    }

    private boolean delivery(Entry entry) throws SQLException {
        if (entry instanceof Entry.DeliveryTried t) {
            outbox.tried(t);
        } else if (entry instanceof Entry.DeliveryMissed m) {
            outbox.missed(m);
        } else if (entry instanceof Entry.DeliveriesReplayed r) {
            outbox.replayed(r);
        } else if (entry instanceof Entry.DeliveriesHastened h) {
            outbox.hastened(h);
        } else if (entry instanceof Entry.TargetsNamed n) {
            outbox.targets(n);
        } else {
            return false;
        }
        return true;
    }

    private void session(Entry entry) throws SQLException {
        if (entry instanceof Entry.SessionPlaced p) {
            statements.run(
                    "INSERT INTO session(strategy, symbol, revision, origin_ms, live_from_ms, seen_ms,"
                            + " corrections) VALUES (?,?,?,?,?,?,?)"
                            + " ON CONFLICT (strategy, symbol) DO UPDATE SET revision = excluded.revision,"
                            + " origin_ms = excluded.origin_ms, live_from_ms = excluded.live_from_ms,"
                            + " seen_ms = excluded.seen_ms, corrections = excluded.corrections",
                    p.strategyId(),
                    p.symbol().toString(),
                    p.revision(),
                    p.originMs(),
                    p.liveFromMs(),
                    p.seenMs(),
                    p.corrections());
        } else if (entry instanceof Entry.SessionSeen s) {
            statements.run(
                    "UPDATE session SET seen_ms = ? WHERE strategy = ? AND symbol = ? AND revision = ? AND seen_ms < ?",
                    s.seenMs(),
                    s.strategyId(),
                    s.symbol().toString(),
                    s.revision(),
                    s.seenMs());
        } else if (entry instanceof Entry.SessionEnded e) {
            statements.run(
                    "DELETE FROM session WHERE strategy = ? AND symbol = ? AND revision = ?",
                    e.strategyId(),
                    e.symbol().toString(),
                    e.revision());
        }
    }

    /** See {@link CandleWrites#prune}. */
    boolean prune(Retention retention, int step) throws SQLException {
        boolean removed = candles.prune(retention, step);
        removed |= outbox.prune(step, Outbox.KEPT);
        connection.commit();
        return removed;
    }

    /** See {@link Store#checkpoint}. */
    void checkpoint(Database database) throws SQLException {
        connection.setAutoCommit(true);
        database.checkpoint(connection);
        connection.setAutoCommit(false);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
