package io.candlebus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.backtest.FunnelRow;
import io.candlebus.market.Candle;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Position;
import io.candlebus.portfolio.Trade;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps books of its own from a session's facts alone, and holds the session to them after every candle. */
final class Audit {
    private static final double SLACK = 1e-9;

    private final PaperTerms terms;
    private final double leverage;
    private final String about;
    private final Set<String> ids = new HashSet<>();
    private Position open;
    private Fact.OrderPlaced entry;
    private Fact.OrderPlaced exit;
    private Fact.OrderFilled filled;
    private double earned;
    /** The largest amount there was, to which rounding is relative. */
    private double largest;

    private String at;

    Audit(PaperTerms terms, double leverage, String about) {
        this.terms = terms;
        this.leverage = leverage;
        this.about = about;
        this.largest = terms.cash();
    }

    void candle(List<Fact> facts, Candle candle, boolean isSynthetic, StrategySession session) {
        at = about + " at " + candle + " " + facts;
        for (Fact fact : facts) {
            if (fact instanceof Fact.SignalFired fired) {
                assertTrue(ids.add(fired.id()), at);
            } else if (fact instanceof Fact.OrderPlaced placed) {
                placed(placed);
            } else if (fact instanceof Fact.OrderDropped dropped) {
                assertNotNull(entry, at);
                assertEquals(entry.signalId(), dropped.signalId(), at);
                entry = null;
            } else if (fact instanceof Fact.OrderFilled done) {
                assertTrue(!isSynthetic, () -> "filled where nothing was traded: " + at);
                filled(done);
            } else if (fact instanceof Fact.PositionOpened opened) {
                opened(opened.position());
            } else if (fact instanceof Fact.PositionClosed closed) {
                closed(closed.trade());
            }
        }
        account(session, candle.close());
    }

    private void placed(Fact.OrderPlaced placed) {
        if (placed.opens()) {
            assertNull(entry, at);
            entry = placed;
        } else {
            assertNull(exit, at);
            assertNotNull(open, at);
            assertEquals(open.side(), placed.side(), at);
            exit = placed;
        }
    }

    private void filled(Fact.OrderFilled done) {
        assertTrue(Double.isFinite(done.price() + done.quantity() + done.fee() + done.slippage()), at);
        assertTrue(done.price() >= 0 && done.quantity() > 0 && done.fee() >= 0 && done.slippage() >= 0, at);
        if (done.opens()) {
            assertNotNull(entry, at);
            assertEquals(entry.side(), done.side(), at);
            assertNull(exit, at);
            entry = null;
        } else {
            assertTrue(
                    done.signalId() == null || exit != null && done.signalId().equals(exit.signalId()), at);
            exit = null;
        }
        filled = done;
        largest = Math.max(largest, Math.max(done.price() * done.quantity(), done.fee()));
    }

    private void opened(Position position) {
        assertNull(open, at);
        assertNotNull(filled, at);
        assertTrue(position.quantity() == filled.quantity() && position.entryPrice() == filled.price(), at);
        open = position;
        filled = null;
    }

    private void closed(Trade trade) {
        assertNotNull(open, at);
        assertNotNull(filled, at);
        assertEquals(open.side(), trade.side(), at);
        assertEquals(open.entryMs(), trade.entryMs(), at);
        assertTrue(trade.exitMs() >= trade.entryMs(), at);
        assertTrue(Double.isFinite(trade.profit()) && Double.isFinite(trade.returnPercent()), at);
        assertTrue(trade.maePercent() >= 0 && trade.mfePercent() >= 0, at);
        earned += trade.profit();
        open = null;
        filled = null;
    }

    private void account(StrategySession session, double close) {
        double worth = open == null ? 0 : open.value(close);
        double unrealised = open == null ? 0 : open.unrealised(close);
        double equity = session.equity();
        largest = Math.max(largest, Math.max(Math.abs(worth), equity));
        double slack = SLACK * largest;
        assertEquals(open != null, session.isExposed(), at);
        assertEquals(session.cash() + worth, equity, slack, at);
        assertEquals(terms.cash() + earned + unrealised, equity, slack, at);
        assertTrue(equity >= -slack, () -> "equity " + equity + " " + open + " " + at);
        assertTrue(leverage > 1 || session.cash() >= -slack, () -> "cash " + session.cash() + " " + at);
    }

    /** Nothing in it becomes more on its way. */
    void funnel(List<FunnelRow> rows) {
        for (FunnelRow row : rows) {
            long blocked = row.blocked().values().stream().mapToLong(n -> n).sum();
            assertTrue(row.isTrue() <= row.evaluated(), () -> about + " " + row);
            assertTrue(row.fired() + blocked <= row.isTrue(), () -> about + " " + row);
            assertTrue(row.ordered() <= row.fired(), () -> about + " " + row);
            assertTrue(row.filled() + row.dropped() <= row.ordered(), () -> about + " " + row);
            assertTrue(row.closed() <= row.filled(), () -> about + " " + row);
        }
    }
}
