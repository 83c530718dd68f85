package io.candlebus.store;

import io.candlebus.api.KillSwitch;
import io.candlebus.api.Page;
import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredTrade;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;

/**
 * A store in an SQL database: one connection that writes, and a few that read. Connections that fail are given up, and
 * others take their place.
 */
abstract sealed class SqlStore implements Store permits SqliteStore, PostgresStore {
    private static final int PRUNE_STEP = 2_000;
    private static final int READERS = 3;

    private final Database database;
    private final Retention retention;
    private final LongSupplier clock;
    /** Those that wait for a question; an empty one is to be connected first. */
    private final BlockingQueue<Optional<SqlReads>> readers = new ArrayBlockingQueue<>(READERS);

    private final Outbox outbox = new SqlOutbox(this);
    private SqlWrites writes;
    private Outbox.Routes routes = Outbox.Routes.NONE;

    /**
     * @param clock wall clock, epoch milliseconds
     */
    SqlStore(Database database, Retention retention, LongSupplier clock) throws SQLException {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
        writes = new SqlWrites(database.writing());
        for (int i = 0; i < READERS; i++) {
            readers.add(Optional.of(reader()));
        }
    }

    private SqlReads reader() throws SQLException {
        return new SqlReads(database.reading(), database.symbolOfPayload());
    }

    @Override
    public Written write(List<Entry> entries) {
        try {
            return writes.write(entries, clock.getAsLong());
        } catch (SQLException e) {
            throw database.isConstraint(e)
                    ? StoreFailure.ofEntry("cannot be stored", e)
                    : StoreFailure.of("cannot write", e);
        } catch (RuntimeException e) {
            throw StoreFailure.ofEntry("cannot be stored", e);
        }
    }

    @Override
    public void route(Outbox.Routes signals) {
        routes = signals;
        writes.route(signals);
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void reopen() {
        try {
            writes.close();
        } catch (SQLException alreadyUseless) {
            // A connection that failed may fail to close as well; it is given up either way.
        }
        try {
            writes = new SqlWrites(database.writing());
            writes.route(routes);
        } catch (SQLException e) {
            throw StoreFailure.of("cannot open " + database.name(), e);
        }
    }

    @Override
    public boolean prune() {
        try {
            return writes.prune(retention, PRUNE_STEP);
        } catch (SQLException e) {
            throw StoreFailure.of("cannot remove old candles", e);
        }
    }

    @Override
    public void checkpoint() {
        try {
            writes.checkpoint(database);
        } catch (SQLException e) {
            throw StoreFailure.of("cannot move the log into " + database.name(), e);
        }
    }

    /** A question to one of the reading connections. */
    interface Question<T> {
        T ask(SqlReads reads) throws SQLException;
    }

    <T> T read(Question<T> question) {
        Optional<SqlReads> idle = take();
        Optional<SqlReads> after = Optional.empty();
        try {
            SqlReads reads = idle.isPresent() ? idle.get() : reader();
            after = Optional.of(reads);
            return question.ask(reads);
        } catch (SQLException e) {
            after.ifPresent(SqlStore::giveUp);
            after = Optional.empty();
            throw StoreFailure.of("cannot read", e);
        } finally {
            readers.add(after);
        }
    }

    private Optional<SqlReads> take() {
        try {
            return readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreFailure.of("stopped waiting to read", e);
        }
    }

    private static void giveUp(SqlReads reads) {
        try {
            reads.close();
        } catch (SQLException alreadyUseless) {
            // A connection that failed may fail to close as well.
        }
    }

    @Override
    public List<FinalCandle> candles(Series series, long fromMs, long toMs, int limit) {
        return read(reads -> reads.candles(series, fromMs, toMs, limit));
    }

    @Override
    public List<FinalCandle> candlesFrom(Series series, long fromMs, int limit) {
        return read(reads -> reads.candlesFrom(series, fromMs, limit));
    }

    @Override
    public List<Entry.CandleCorrected> corrections(Series series) {
        return read(reads -> reads.corrections(series));
    }

    @Override
    public long lastCorrection() {
        return read(SqlReads::lastCorrection);
    }

    @Override
    public List<Hole> holes(Series series, long fromMs, long toMs, int limit) {
        return read(reads -> reads.holes(series, fromMs, toMs, limit));
    }

    @Override
    public List<Series> series() {
        return read(SqlReads::series);
    }

    @Override
    public List<Entry.StrategyWanted> strategies() {
        return read(SqlReads::strategies);
    }

    @Override
    public Optional<Revision> revision(String strategyId, int number) {
        return read(reads -> reads.revision(strategyId, number).stream().findFirst());
    }

    @Override
    public Optional<Entry.FileTaken> fileTaken(String strategyId) {
        return read(reads -> reads.fileTaken(strategyId).stream().findFirst());
    }

    @Override
    public List<Revision> revisions(String strategyId, int before, int limit) {
        return read(reads -> reads.revisions(strategyId, before, limit));
    }

    @Override
    public List<Entry.SessionPlaced> sessions() {
        return read(SqlReads::sessions);
    }

    @Override
    public List<Entry.CommandGiven> commands(String strategyId, Symbol symbol, int revision) {
        return read(reads -> reads.commands(strategyId, symbol, revision));
    }

    @Override
    public List<StoredSignal> signals(String strategyId, StoredSignal.Status status, Page page) {
        return read(reads -> reads.signals(strategyId, status, page));
    }

    @Override
    public List<StoredTrade> trades(String strategyId, Page page) {
        return read(reads -> reads.trades(strategyId, page));
    }

    @Override
    public List<StoredFact> signalsAfter(StoredFact.Asked asked, long sequence, int limit) {
        return read(reads -> reads.signalsAfter(asked, sequence, limit));
    }

    @Override
    public List<StoredFact> factsAfter(StoredFact.Asked asked, long sequence, int limit) {
        return read(reads -> reads.factsAfter(asked, sequence, limit));
    }

    @Override
    public KillSwitch.Standing killSwitch() {
        return read(SqlReads::killSwitch);
    }

    @Override
    public long signalCount(String strategyId, StoredSignal.Status status) {
        return read(reads -> reads.signalCount(strategyId, status));
    }

    @Override
    public List<String> findings() {
        return read(SqlReads::findings);
    }

    /** Closes what is idle; a reader that is still at work is closed with the process. */
    @Override
    public void close() {
        try {
            writes.close();
            List<Optional<SqlReads>> idle = new ArrayList<>();
            readers.drainTo(idle);
            idle.forEach(reader -> reader.ifPresent(SqlStore::giveUp));
        } catch (SQLException e) {
            throw StoreFailure.of("cannot close " + database.name(), e);
        } finally {
            database.close();
        }
    }
}
