package io.candlebus.store;

import io.candlebus.api.KillSwitch;
import io.candlebus.api.Page;
import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredTrade;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sqlite.SQLiteErrorCode;

/** The embedded store: one SQLite file, write-ahead log, every commit on the disk before it is answered. */
public final class SqliteStore implements Store {
    /** Candles kept of a series, and more where a session which is to run has seen more. */
    public static final int CANDLES_KEPT = 200_000;

    /** Most candles kept of a series in any case: nine years of minutes. */
    public static final int CANDLES_LIMIT = 5_000_000;

    private static final int PRUNE_STEP = 2_000;
    private static final int READERS = 3;

    private final SqliteFile file;
    private final int candlesKept;
    private final BlockingQueue<SqliteReads> readers = new ArrayBlockingQueue<>(READERS);
    private SqliteWrites writes;

    private SqliteStore(SqliteFile file, int candlesKept) throws SQLException {
        this.file = file;
        this.candlesKept = candlesKept;
        writes = new SqliteWrites(file.writing());
        for (int i = 0; i < READERS; i++) {
            readers.add(new SqliteReads(file.reading()));
        }
    }

    /**
     * Opens the file, creating it where there is none.
     *
     * @throws StoreRefused when it is not ours, damaged, newer than we know, or in use; it was not touched then
     */
    public static SqliteStore open(Path path) {
        return open(path, CANDLES_KEPT);
    }

    /** As {@link #open(Path)}, with another limit. */
    public static SqliteStore open(Path path, int candlesKept) {
        SqliteFile file = SqliteFile.open(path);
        try {
            return new SqliteStore(file, candlesKept);
        } catch (SQLException e) {
            file.close();
            throw new StoreRefused(path + " cannot be used as the store: " + e.getMessage(), e);
        }
    }

    @Override
    public Written write(List<Entry> entries) {
        try {
            return writes.write(entries, System.currentTimeMillis());
        } catch (SQLException e) {
            boolean constraint = (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
            throw constraint ? StoreFailure.ofEntry("cannot be stored", e) : StoreFailure.of("cannot write", e);
        } catch (RuntimeException e) {
            throw StoreFailure.ofEntry("cannot be stored", e);
        }
    }

    @Override
    public void reopen() {
        try {
            writes.close();
        } catch (SQLException alreadyUseless) {
            // A connection that failed may fail to close as well; it is given up either way.
        }
        try {
            writes = new SqliteWrites(file.writing());
        } catch (SQLException e) {
            throw StoreFailure.of("cannot open " + file.path(), e);
        }
    }

    @Override
    public boolean prune() {
        try {
            return writes.prune(candlesKept, CANDLES_LIMIT, PRUNE_STEP);
        } catch (SQLException e) {
            throw StoreFailure.of("cannot remove old candles", e);
        }
    }

    /** A question to one of the reading connections. */
    private interface Question<T> {
        T ask(SqliteReads reads) throws SQLException;
    }

    private <T> T read(Question<T> question) {
        SqliteReads reads = null;
        try {
            reads = readers.take();
            return question.ask(reads);
        } catch (SQLException e) {
            throw StoreFailure.of("cannot read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreFailure.of("stopped waiting to read", e);
        } finally {
            if (reads != null) {
                readers.add(reads);
            }
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
    public List<Series> series() {
        return read(SqliteReads::series);
    }

    @Override
    public List<Entry.StrategyWanted> strategies() {
        return read(SqliteReads::strategies);
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
        return read(SqliteReads::sessions);
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
        return read(SqliteReads::killSwitch);
    }

    @Override
    public long signalCount(String strategyId, StoredSignal.Status status) {
        return read(reads -> reads.signalCount(strategyId, status));
    }

    /** Closes what is idle; a reader that is still at work is closed with the process. */
    @Override
    public void close() {
        try {
            writes.close();
            List<SqliteReads> idle = new ArrayList<>();
            readers.drainTo(idle);
            for (SqliteReads reads : idle) {
                reads.close();
            }
        } catch (SQLException e) {
            throw StoreFailure.of("cannot close " + file.path(), e);
        } finally {
            file.close();
        }
    }
}
