package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What an engine has left behind, read from its file without its code, beside what was traded and what a plain loop over that
 * gives. Up to a time, when everything of it must be there.
 */
final class Aftermath implements AutoCloseable {
    private final Fixture fixture;
    private final long untilMs;
    private final Connection store;
    private int candles;
    private int signals;
    private int facts;
    private int untold;

    Aftermath(Path file, Fixture fixture, long untilMs) throws SQLException {
        this.fixture = fixture;
        this.untilMs = untilMs;
        this.store = DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** The source's candles that the ledger must have, by series: from its first on. */
    private List<Candle> source(Series series) throws SQLException {
        Series parts = fixture.joined().getOrDefault(series, series);
        long firstMs = kept(parts).get(0).openTimeMs();
        List<Candle> traded = fixture.traded().get(parts).stream()
                .filter(c -> c.openTimeMs() >= firstMs)
                .toList();
        List<Candle> all = parts.equals(series) ? traded : MadeUpMarket.joined(series.timeframe(), traded);
        return all.stream().filter(c -> isOver(series, c)).toList();
    }

    private boolean isOver(Series series, Candle candle) {
        return series.timeframe().closeOf(candle.openTimeMs()) <= untilMs;
    }

    private List<Candle> kept(Series series) throws SQLException {
        List<Candle> kept = new ArrayList<>();
        try (PreparedStatement query =
                store.prepareStatement("SELECT open_ms, open, high, low, close, volume FROM candle"
                        + " JOIN series ON id = series WHERE symbol = ? AND timeframe = ? ORDER BY open_ms")) {
            query.setString(1, series.symbol().toString());
            query.setString(2, series.timeframe().toString());
            ResultSet row = query.executeQuery();
            while (row.next()) {
                kept.add(new Candle(
                        row.getLong(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6)));
            }
        }
        return kept.stream().filter(c -> isOver(series, c)).toList();
    }

    /** The ledger is the source, to the bit; what was told on the bus is what is in it, each once, in order. */
    void ledgerIsTheSource(Ordeal ordeal) throws SQLException {
        for (Series series : fixture.all()) {
            List<Candle> kept = kept(series);
            same(series.toString(), source(series), kept);
            List<Candle> told = ordeal.published(series).stream()
                    .filter(c -> c.provenance() != Provenance.SYNTHETIC)
                    .map(FinalCandle::candle)
                    .filter(c -> isOver(series, c))
                    .toList();
            assertFalse(told.isEmpty(), series.toString());
            same(series + " on the bus", kept.subList(kept.size() - told.size(), kept.size()), told);
            candles += kept.size();
        }
    }

    /** What is missing is what nobody traded, and all of that is told. */
    void gapsAreTold(List<String> gaps) throws SQLException {
        List<String> expected = new ArrayList<>();
        for (Series series : fixture.all()) {
            expected.addAll(MadeUpMarket.holes(series, source(series)));
        }
        Collections.sort(expected);
        List<String> sorted = new ArrayList<>(gaps);
        Collections.sort(sorted);
        assertEquals(expected, sorted);
    }

    /** Every signal and every fact of every strategy is what a loop over the source gives, in order, each once. */
    void signalsAreThoseOfALoop() throws SQLException {
        for (Map.Entry<String, String> document : fixture.documents().entrySet()) {
            List<Traders.Row> expected = Traders.rows(loop(document.getKey(), document.getValue()));
            List<Traders.Row> stored = stored(document.getKey());
            same(document.getKey(), expected, stored);
            signals += (int)
                    stored.stream().filter(r -> r.kind().startsWith("signal_")).count();
            facts += stored.size();
        }
        int size = signals;
        assertTrue(size > 0);
        assertEquals("1", one("SELECT min(sequence) FROM signal"));
        assertEquals(
                one("SELECT count(*) FROM signal"), one("SELECT max(sequence) FROM signal"), "a hole in the numbers");
        assertEquals(one("SELECT count(*) FROM signal"), one("SELECT count(DISTINCT id) FROM signal"));
        assertEquals("0", one("SELECT count(*) FROM signal WHERE withheld IS NOT NULL"));
        assertEquals("ok", one("PRAGMA integrity_check"));
    }

    /**
     * Each signal that fired was told once, in order; or, of too many at once, not told, which a hole in the messages' numbers
     * says.
     *
     * @param told numbers of signals by those of their messages, as they came
     */
    void eachSignalIsToldOnce(Map<Long, Long> told) throws SQLException {
        List<Long> fired = new ArrayList<>();
        try (PreparedStatement query = store.prepareStatement(
                "SELECT sequence FROM signal WHERE status = 'fired' AND withheld IS NULL ORDER BY sequence")) {
            ResultSet row = query.executeQuery();
            while (row.next()) {
                fired.add(row.getLong(1));
            }
        }
        List<Long> expected = told.keySet().stream()
                .map(message -> fired.get((int) (message - 1)))
                .toList();
        same("told", expected, List.copyOf(told.values()));
        same("in order", told.keySet().stream().sorted().toList(), List.copyOf(told.keySet()));
        assertFalse(told.isEmpty());
        untold = fired.size() - told.size();
    }

    private List<Traders.Row> stored(String id) throws SQLException {
        List<Traders.Row> rows = new ArrayList<>();
        for (String sql : List.of(
                "SELECT 'signal_' || status, payload FROM signal WHERE strategy = ? AND close_ms <= ? ORDER BY sequence",
                "SELECT kind, payload FROM fact WHERE strategy = ? AND close_ms <= ? ORDER BY sequence")) {
            try (PreparedStatement query = store.prepareStatement(sql)) {
                query.setString(1, id);
                query.setLong(2, untilMs);
                ResultSet row = query.executeQuery();
                while (row.next()) {
                    rows.add(new Traders.Row(row.getString(1), row.getString(2)));
                }
            }
        }
        return rows;
    }

    /** A session alone, given the source's candles one after the other, and flat ones where a few are missing. */
    private List<Fact> loop(String id, String document) throws SQLException {
        CompiledStrategy strategy = Traders.compiled(document);
        Series series =
                new Series(strategy.spec().symbols().get(0), strategy.spec().timeframe());
        StrategySession session = new StrategySession(new SessionKey(id, 1, series), strategy, PaperTerms.STANDARD);
        long liveFromMs = Long.parseLong(one("SELECT live_from_ms FROM session WHERE strategy = '" + id + "'"));
        List<Fact> heard = new ArrayList<>();
        Candle last = null;
        for (Candle candle : source(series)) {
            List<Candle> flat = new ArrayList<>();
            if (last != null) {
                for (long openMs = series.timeframe().closeOf(last.openTimeMs());
                        openMs < candle.openTimeMs();
                        openMs = series.timeframe().closeOf(openMs)) {
                    flat.add(Candle.flat(openMs, last.close()));
                }
            }
            if (flat.size() <= Ordeal.GAP_FILL) {
                flat.forEach(c -> give(session, c, Provenance.SYNTHETIC, liveFromMs, heard));
            }
            give(session, candle, Provenance.REST, liveFromMs, heard);
            last = candle;
        }
        return heard;
    }

    private static void give(
            StrategySession session, Candle candle, Provenance provenance, long liveFromMs, List<Fact> heard) {
        if (candle.openTimeMs() < liveFromMs) {
            session.warmUp(candle);
        } else {
            session.process(candle, provenance, heard::add);
        }
    }

    private String one(String query) throws SQLException {
        try (PreparedStatement statement = store.prepareStatement(query)) {
            ResultSet row = statement.executeQuery();
            assertTrue(row.next(), query);
            return row.getString(1);
        }
    }

    /** As assertEquals, but tells where two long lists part. */
    private static <T> void same(String what, List<T> expected, List<T> actual) {
        int at = 0;
        while (at < Math.min(expected.size(), actual.size()) && expected.get(at).equals(actual.get(at))) {
            at++;
        }
        int first = at;
        assertTrue(
                at == expected.size() && at == actual.size(),
                () -> what + ": of " + expected.size() + " there are " + actual.size() + ", and from number " + first
                        + " on it is not\n" + expected.subList(first, Math.min(first + 3, expected.size())) + "\nbut\n"
                        + actual.subList(first, Math.min(first + 3, actual.size())));
    }

    @Override
    public String toString() {
        return candles + " candles, " + signals + " signals, of which " + untold + " too many at once to be told, "
                + facts + " facts";
    }

    @Override
    public void close() throws SQLException {
        store.close();
    }
}
