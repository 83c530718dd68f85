package io.candlebus.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.strategy.Risk;
import io.candlebus.strategy.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperBrokerTest {
    private static final PaperTerms DEAR = new PaperTerms(1030.2, 200, 100);

    @Test
    void longPositionByHand() {
        Books books = new Books(DEAR, Risk.NONE);
        PaperBroker broker = books.broker;
        broker.enter("in", Side.LONG, Levels.NONE);
        books.candle(Candle.flat(0, 100));
        // Bought at 101; 1030.2 / (101 * 1.02) = 10; fee 2 % of 1010.
        assertEquals(101, books.last().price(), 1e-12);
        assertEquals(20.2, books.last().fee(), 1e-12);
        assertEquals(10, books.last().slippage(), 1e-9);
        assertEquals(10, broker.position().quantity(), 1e-12);
        assertEquals(0, broker.cash(), 1e-9);
        assertEquals(1000, broker.equity(), 1e-9);
        broker.exit("out", ExitReason.SIGNAL);
        books.candle(Candle.flat(60_000, 200));
        // Sold at 198; fee 2 % of 1980.
        Trade trade = books.trades.get(0);
        assertEquals(198, trade.exitPrice(), 1e-12);
        assertEquals(59.8, trade.fees(), 1e-9);
        assertEquals(30, trade.slippage(), 1e-9);
        assertEquals(910.2, trade.profit(), 1e-9);
        assertEquals(91020.0 / 1010, trade.returnPercent(), 1e-9);
        assertEquals(100 * (1 - 100.0 / 101), trade.maePercent(), 1e-9, "the close of the candle it was bought in");
        assertEquals(100 * (198.0 / 101 - 1), trade.mfePercent(), 1e-9);
        assertEquals(1940.4, broker.equity(), 1e-9);
        assertNull(broker.position());
    }

    @Test
    void shortPositionByHand() {
        Books books = new Books(new PaperTerms(1009.8, 200, 100), Risk.NONE);
        PaperBroker broker = books.broker;
        broker.enter("in", Side.SHORT, Levels.NONE);
        books.candle(Candle.flat(0, 100));
        // Sold at 99; 1009.8 / (99 * 1.02) = 10; fee 2 % of 990.
        assertEquals(10, broker.position().quantity(), 1e-12);
        assertEquals(1009.8 + 990 - 19.8, broker.cash(), 1e-9);
        assertEquals(1980 - 1000, broker.equity(), 1e-9);
        broker.exit("out", ExitReason.SIGNAL);
        books.candle(Candle.flat(60_000, 50));
        // Bought back at 50.5; fee 2 % of 505.
        assertEquals(990 - 505 - 19.8 - 10.1, books.trades.get(0).profit(), 1e-9);
        assertEquals(1009.8 + 455.1, broker.equity(), 1e-9);
    }

    @Test
    void entryWhileAnotherStandsIsABug() {
        Books books = new Books(DEAR, Risk.NONE);
        PaperBroker broker = books.broker;
        broker.enter("in", Side.LONG, Levels.NONE);
        assertThrows(IllegalStateException.class, () -> broker.enter("again", Side.SHORT, Levels.NONE));
        broker.exit("out", ExitReason.SIGNAL);
        assertEquals(List.of(BrokerListener.DropReason.CALLED_OFF), books.drops);
        assertEquals(1, books.orders.size(), "the entry is called off, and there is nothing to close");
        assertNull(broker.standing());
    }

    /** Sold 10,000 / (99.98 * 1.001) at 99.98: nothing is left when buying them back costs what was got and 10,000, less fees. */
    @Test
    void shortPositionIsLiquidatedBeforeItOwes() {
        Books books = new Books(PaperTerms.STANDARD, Risk.NONE);
        PaperBroker broker = books.broker;
        broker.enter("in", Side.SHORT, Levels.NONE);
        books.candle(Candle.flat(0, 100));
        double quantity = 10_000 / (99.98 * 1.001);
        double nothingLeft = (10_000 + quantity * 99.98 * 0.999) / (quantity * 1.001);
        assertEquals(nothingLeft, broker.position().liquidation(), 1e-9);
        books.candle(Candle.flat(60_000, 300));
        assertEquals(ExitReason.LIQUIDATION, books.trades.get(0).reason());
        assertEquals(nothingLeft, books.trades.get(0).exitPrice(), 1e-9);
        assertEquals(-10_000, books.trades.get(0).profit(), 1e-6);
        assertEquals(0, broker.equity());
        broker.enter("again", Side.LONG, Levels.NONE);
        books.candle(Candle.flat(120_000, 100));
        assertEquals(List.of(BrokerListener.DropReason.TOO_SMALL), books.drops);
        assertTrue(books.trades.size() == 1 && broker.position() == null);
    }
}
