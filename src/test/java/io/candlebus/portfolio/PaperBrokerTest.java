package io.candlebus.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.strategy.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperBrokerTest {
    private static final PaperTerms DEAR = new PaperTerms(1030.2, 200, 100);

    @Test
    void longPositionByHand() {
        PaperBroker broker = new PaperBroker(DEAR);
        List<Fill> fills = new ArrayList<>();
        broker.enter("in", Side.LONG);
        candle(broker, Candle.flat(0, 100), fills);
        // Bought at 101; 1030.2 / (101 * 1.02) = 10; fee 2 % of 1010.
        assertEquals(101, fills.get(0).price(), 1e-12);
        assertEquals(20.2, fills.get(0).fee(), 1e-12);
        assertEquals(10, broker.position().quantity(), 1e-12);
        assertEquals(0, broker.cash(), 1e-9);
        assertEquals(1000, broker.equity(), 1e-9);
        broker.exit("out");
        candle(broker, Candle.flat(60_000, 200), fills);
        // Sold at 198; fee 2 % of 1980.
        assertEquals(198, fills.get(1).price(), 1e-12);
        assertEquals(59.8, fills.get(1).fees(), 1e-9);
        assertEquals(910.2, fills.get(1).profit(), 1e-9);
        assertEquals(1940.4, broker.equity(), 1e-9);
        assertNull(broker.position());
    }

    @Test
    void shortPositionByHand() {
        PaperBroker broker = new PaperBroker(new PaperTerms(1009.8, 200, 100));
        List<Fill> fills = new ArrayList<>();
        broker.enter("in", Side.SHORT);
        candle(broker, Candle.flat(0, 100), fills);
        // Sold at 99; 1009.8 / (99 * 1.02) = 10; fee 2 % of 990.
        assertEquals(10, broker.position().quantity(), 1e-12);
        assertEquals(1009.8 + 990 - 19.8, broker.cash(), 1e-9);
        assertEquals(1980 - 1000, broker.equity(), 1e-9);
        broker.exit("out");
        candle(broker, Candle.flat(60_000, 50), fills);
        // Bought back at 50.5; fee 2 % of 505.
        assertEquals(990 - 505 - 19.8 - 10.1, fills.get(1).profit(), 1e-9);
        assertEquals(1009.8 + 455.1, broker.equity(), 1e-9);
    }

    @Test
    void entryWhileAnotherStandsIsABug() {
        PaperBroker broker = new PaperBroker(DEAR);
        broker.enter("in", Side.LONG);
        assertThrows(IllegalStateException.class, () -> broker.enter("again", Side.SHORT));
        assertNull(broker.exit("out"), "the entry is called off, and there is nothing to close");
        assertNull(broker.standing());
    }

    @Test
    void lostEquityOpensNothingNew() {
        PaperBroker broker = new PaperBroker(PaperTerms.STANDARD);
        List<Fill> fills = new ArrayList<>();
        broker.enter("in", Side.SHORT);
        candle(broker, Candle.flat(0, 100), fills);
        broker.exit("out");
        candle(broker, Candle.flat(60_000, 300), fills);
        assertTrue(broker.equity() < 0);
        broker.enter("again", Side.LONG);
        candle(broker, Candle.flat(120_000, 100), fills);
        assertEquals(2, fills.size());
        assertNull(broker.position());
    }

    /** Equity is what was there at first and what every trade brought; cash and position are worth it at any time. */
    @Test
    void booksBalanceThroughRandomTrading() {
        Random random = new Random(4);
        PaperTerms terms = new PaperTerms(1_000, 10, 2);
        PaperBroker broker = new PaperBroker(terms);
        List<Fill> fills = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < 20_000; i++) {
            Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
            switch (random.nextInt(4)) {
                case 0 -> broker.exit("out");
                case 1 -> {
                    broker.exit("reverse");
                    broker.enter("in", side);
                }
                default -> {}
            }
            double open = price;
            price = Math.max(50, Math.min(200, price * (1 + random.nextGaussian() / 100)));
            candle(
                    broker,
                    new Candle(i * 60_000L, open, Math.max(open, price), Math.min(open, price), price, 1),
                    fills);
            double unrealised =
                    broker.position() == null ? 0 : broker.position().unrealised(price);
            Position position = broker.position();
            double worth = position == null ? 0 : position.side().sign() * position.quantity() * price;
            assertEquals(broker.cash() + worth, broker.equity(), 1e-9);
            if (i % 500 == 0) {
                double earned = fills.stream()
                        .filter(f -> !f.order().opens())
                        .mapToDouble(Fill::profit)
                        .sum();
                assertEquals(terms.cash() + earned + unrealised, broker.equity(), 1e-6);
            }
        }
        assertTrue(fills.size() > 5_000, fills.size() + " fills");
    }

    private static void candle(PaperBroker broker, Candle candle, List<Fill> fills) {
        broker.fillAt(candle, candle.openTimeMs() + 60_000, fills::add);
        broker.mark(candle);
    }
}
