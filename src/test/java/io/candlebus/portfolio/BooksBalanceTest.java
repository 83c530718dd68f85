package io.candlebus.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.strategy.Risk;
import io.candlebus.strategy.Risk.Level;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.OnOpposite;
import io.candlebus.strategy.RiskSpec.SizeSpec;
import io.candlebus.strategy.Side;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Random accounts that trade at random: what must hold after every candle does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksBalanceTest {
    private static final int ACCOUNTS = 300;
    private static final int CANDLES = 1_500;

    private final Set<ExitReason> seen = EnumSet.noneOf(ExitReason.class);

    @TestFactory
    Stream<DynamicTest> booksBalance() {
        Stream<DynamicTest> accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> trade(new Random(seed))));
        DynamicTest all = DynamicTest.dynamicTest("positions end in every way but a drawdown", () -> {
            Set<ExitReason> wanted = EnumSet.allOf(ExitReason.class);
            wanted.remove(ExitReason.MAX_DRAWDOWN);
            assertEquals(wanted, seen);
        });
        return Stream.concat(accounts, Stream.of(all));
    }

    private void trade(Random random) {
        PaperTerms terms = terms(random);
        Risk risk = risk(random);
        Books books = new Books(terms, risk);
        PaperBroker broker = books.broker;
        double price = 100;
        for (int i = 0; i < CANDLES; i++) {
            order(random, broker, risk);
            double open = price * (random.nextInt(8) == 0 ? 1 + random.nextGaussian() / 20 : 1);
            price = Math.max(1, open * (1 + random.nextGaussian() / 40));
            double high = Math.max(open, price) * (1 + Math.abs(random.nextGaussian()) / 60);
            double low = Math.min(open, price) * (1 - Math.abs(random.nextGaussian()) / 60);
            Candle candle = new Candle(i * 60_000L, open, high, low, price, 1);
            int before = books.trades.size();
            books.candle(candle);
            broker.settle(candle, (i + 1) * 60_000L);
            check(books, terms, risk, price);
            for (Trade trade : books.trades.subList(before, books.trades.size())) {
                seen.add(trade.reason());
                assertTrue(trade.maePercent() >= 0 && trade.mfePercent() >= 0 && trade.exitMs() >= trade.entryMs());
            }
        }
    }

    private static void order(Random random, PaperBroker broker, Risk risk) {
        if (broker.position() != null && risk.maxCandlesHeld() > 0 && broker.candlesHeld() >= risk.maxCandlesHeld()) {
            broker.exit(null, ExitReason.HOLDING_LIMIT);
        }
        switch (random.nextInt(5)) {
            case 0 -> broker.exit("out", ExitReason.SIGNAL);
            case 1 -> {
                broker.exit("in", ExitReason.OPPOSITE_ENTRY);
                Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
                double range = 1 + random.nextDouble();
                broker.enter("in", side, new Levels(range, range, range));
            }
            default -> {}
        }
    }

    /** Equity is what was there at first and what every trade brought; cash and position are worth it at any time. */
    private static void check(Books books, PaperTerms terms, Risk risk, double price) {
        PaperBroker broker = books.broker;
        Position position = broker.position();
        double worth = position == null ? 0 : position.side().sign() * position.quantity() * price;
        double unrealised = position == null ? 0 : position.unrealised(price);
        double earned = books.trades.stream().mapToDouble(Trade::profit).sum();
        assertEquals(broker.cash() + worth, broker.equity(), 1e-9 * terms.cash());
        assertEquals(terms.cash() + earned + unrealised, broker.equity(), 1e-6);
        assertTrue(broker.equity() >= -1e-9, () -> "equity " + broker.equity());
        assertTrue(broker.cash() >= -1e-9 || risk.leverage() > 1, () -> "cash " + broker.cash());
        double fees = books.fills.stream().mapToDouble(Fill::fee).sum();
        double paid =
                books.trades.stream().mapToDouble(Trade::fees).sum() + (position == null ? 0 : position.entryFee());
        assertEquals(fees, paid, 1e-6);
    }

    private static PaperTerms terms(Random random) {
        return new PaperTerms(
                10_000,
                random.nextInt(30),
                random.nextInt(10),
                pick(random, FillAt.values()),
                pick(random, Intrabar.values()),
                random.nextBoolean() ? Instrument.UNKNOWN : new Instrument(0.01, 0.001));
    }

    private static Risk risk(Random random) {
        SizeSpec.Type size = pick(random, SizeSpec.Type.values());
        Level stop = size == SizeSpec.Type.RISK_PERCENT || random.nextBoolean()
                ? level(random, LevelSpec.Type.PERCENT, LevelSpec.Type.ATR)
                : Level.NONE;
        Level target = !random.nextBoolean()
                ? Level.NONE
                : stop.exists()
                        ? level(random, LevelSpec.Type.PERCENT, LevelSpec.Type.ATR, LevelSpec.Type.REWARD)
                        : level(random, LevelSpec.Type.PERCENT);
        int leverage = random.nextInt(3) == 0 ? 25 : 1;
        return new Risk(
                size,
                switch (size) {
                    case FIXED_QUANTITY -> 5;
                    case FIXED_CASH -> 2_000;
                    case PERCENT_EQUITY -> 1 + random.nextInt(100 * leverage);
                    case RISK_PERCENT -> 1;
                },
                stop,
                target,
                random.nextInt(3) == 0 ? level(random, LevelSpec.Type.PERCENT, LevelSpec.Type.ATR) : Level.NONE,
                random.nextInt(3),
                random.nextBoolean() ? 0 : 1 + random.nextInt(9),
                OnOpposite.REVERSE,
                leverage);
    }

    private static Level level(Random random, LevelSpec.Type... types) {
        LevelSpec.Type type = pick(random, types);
        return new Level(type, 0.5 + 3 * random.nextDouble(), type == LevelSpec.Type.ATR ? 0 : -1);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }
}
