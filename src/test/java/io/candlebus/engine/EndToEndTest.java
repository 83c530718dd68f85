package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.candlebus.feed.fake.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The whole engine on the fake exchange, in every dialect at once, while connections end and everything else goes wrong:
 * the ledger must be what was traded, and the signals those of a run that nothing disturbed. Prints its seed.
 */
class EndToEndTest {
    private static final List<String> VENUES = List.of("binance", "bybit", "okx", "kraken", "coinbase");

    private final long seed = Long.getLong("candlebus.seed", System.nanoTime());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path folder;

    @BeforeEach
    void hearTheLog() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void leaveTheLog() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void whateverGoesWrongTheLedgerIsTheSourceAndSignalsAreThoseOfAnUndisturbedRun() throws Exception {
        all(8, 240, 30);
    }

    @Test
    @Tag("long")
    void twoHundredLossesAndEveryFaultChangeNothing() throws Exception {
        all(200, 300, 40);
    }

    private void all(int losses, double market, double links) throws Exception {
        System.out.println("EndToEndTest: seed " + seed + " (-Dcandlebus.seed=" + seed + ")");
        ExecutorService threads = Executors.newFixedThreadPool(VENUES.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String venue : VENUES) {
                Ordeal.Terms terms = new Ordeal.Terms(venue, seed + venue.hashCode(), losses, market, links);
                running.add(threads.submit(() -> {
                    through(terms);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get(10, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                List.of(),
                List.copyOf(log.list).stream()
                        .filter(e -> e.getLevel().isGreaterOrEqual(Level.ERROR))
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList());
    }

    private void through(Ordeal.Terms terms) throws Exception {
        Path own = folder.resolve(terms.venue());
        long began = System.nanoTime();
        try (Ordeal ordeal = new Ordeal(terms, own)) {
            long untilMs = ordeal.endure();
            List<String> gaps = ordeal.gaps(untilMs);
            String went = ordeal.toString();
            assertEquals(0, ordeal.alarms());
            assertTrue(ordeal.happened().getOrDefault(Fault.CLOSE, 0) > 0, went);
            ordeal.end();
            try (Aftermath left = new Aftermath(own.resolve("candlebus.db"), ordeal.fixture(), untilMs)) {
                left.ledgerIsTheSource(ordeal);
                left.gapsAreTold(gaps);
                left.signalsAreThoseOfALoop();
                left.eachSignalIsToldOnce(ordeal.told());
                System.out.println("EndToEndTest: " + terms.venue() + ": " + went + "; " + left + ", in "
                        + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s");
            } catch (AssertionError wrong) {
                throw new AssertionError(terms.venue() + ": " + went, wrong);
            }
        }
    }
}
