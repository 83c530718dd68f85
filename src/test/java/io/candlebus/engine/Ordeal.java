package io.candlebus.engine;

import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Addresses;
import io.candlebus.api.Gap;
import io.candlebus.api.History;
import io.candlebus.api.StrategyStatus;
import io.candlebus.api.VenueHealth;
import io.candlebus.feed.FeedOptions;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.fake.Fault;
import io.candlebus.feed.fake.Passage;
import io.candlebus.feed.live.Compressed;
import io.candlebus.feed.live.LiveOptions;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.portfolio.PaperTerms;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A whole engine at a fake exchange where everything goes wrong: connections end in every way there is, frames and answers
 * are whatever a venue may make of them. What is left of it in the end is for {@link Aftermath} to judge.
 */
final class Ordeal implements AutoCloseable {
    /** Shorter holes are filled for strategies. */
    static final int GAP_FILL = 3;

    private static final int PAST = 200;
    private static final long TICK_MS = 5;
    private static final long DEADLINE_S = 90;
    private static final long AGAIN_S = 8;

    /** How a connection ends. */
    private enum Loss {
        CLOSED,
        CUT,
        SILENT,
        HALF_OPEN,
        DEAF
    }

    /** What does not end it, or not at once; banned is brought rarely, since it makes the engine wait for long. */
    private static final List<Fault> FAULTS = List.of(
            Fault.NOTICE,
            Fault.DROP_FINAL,
            Fault.DOUBLE_FINAL,
            Fault.LATE_FINAL,
            Fault.OLD_UPDATE,
            Fault.REORDER,
            Fault.BAD_JSON,
            Fault.HUGE_FRAME,
            Fault.BINARY,
            Fault.TOO_MANY,
            Fault.BAD_GATEWAY,
            Fault.GARBAGE,
            Fault.SHORT_PAGE);

    private static final int LOSSES_PER_BAN = 60;

    /**
     * How it goes.
     *
     * @param losses of the connection, as the engine counts them
     * @param market market time over wall time
     * @param links by how much waits for connections are cut short
     */
    record Terms(String venue, long seed, int losses, double market, double links) {}

    private final Terms terms;
    private final Fixture fixture;
    private final SplittableRandom random;
    private final Vertx vertx = Vertx.vertx();
    private final FakeMarket market;
    private final FakeExchange exchange;
    private final Passage live;
    private final Passage history;
    private final EngineRuntime runtime;
    private final Map<Loss, Integer> lost = new EnumMap<>(Loss.class);
    private final Map<Long, Long> told = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<Series, List<FinalCandle>> published =
            Collections.synchronizedMap(new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())));
    private int cuts;
    private boolean closed;

    Ordeal(Terms terms, Path folder) throws IOException {
        this.terms = terms;
        this.random = new SplittableRandom(terms.seed());
        this.fixture = Fixture.of(terms, random.split());
        market = new FakeMarket(fixture.traded(), fixture.beginMs(), fixture.speed());
        exchange = new FakeExchange(vertx, terms.venue(), market, TICK_MS, Map.of());
        int port = now(exchange.listen(0));
        live = new Passage(vertx, port);
        history = new Passage(vertx, port);
        Venue.Endpoints endpoints = new Venue.Endpoints(
                "ws://127.0.0.1:" + now(live.listen()) + "/live", "http://127.0.0.1:" + now(history.listen()));
        Path documents = Files.createDirectories(folder.resolve("documents"));
        for (Map.Entry<String, String> document : fixture.documents().entrySet()) {
            Files.writeString(documents.resolve(document.getKey() + ".json"), document.getValue());
        }
        listen();
        runtime = now(EngineRuntime.start(
                vertx,
                options(folder.resolve("candlebus.db"), documents),
                Compressed.feed(
                        Venues.named(terms.venue()),
                        new LiveOptions(endpoints, List.copyOf(fixture.traded().keySet()), PAST),
                        fixture.speed(),
                        terms.links())));
        runtime.watched().watch(Addresses.UI_SIGNALS);
    }

    private EngineOptions options(Path store, Path documents) {
        Series first = fixture.traded().keySet().iterator().next();
        return new EngineOptions(
                store,
                documents,
                false,
                first.symbol(),
                first.timeframe(),
                PAST,
                PaperTerms.STANDARD,
                GAP_FILL,
                FeedOptions.STANDARD_JUMP,
                5_000,
                Indicators.ALL);
    }

    private void listen() {
        vertx.eventBus()
                .<JsonObject>consumer(
                        Addresses.UI_SIGNALS,
                        m -> assertNull(told.put(
                                m.body().getLong("seq"),
                                m.body().getJsonObject("data").getLong("sequence"))));
        for (Series series : fixture.all()) {
            published.put(series, Collections.synchronizedList(new ArrayList<>()));
            vertx.eventBus()
                    .<FinalCandle>consumer(
                            Addresses.candles(series),
                            m -> published.get(series).add(m.body()));
        }
    }

    Fixture fixture() {
        return fixture;
    }

    /** Numbers of the signals that were told on the bus, by those of their messages, as they came. */
    Map<Long, Long> told() {
        return told;
    }

    /** Candles of a series that were told on the bus, as they came. */
    List<FinalCandle> published(Series series) {
        return published.get(series);
    }

    /** Lets everything go wrong, then nothing more, until all that there is to know is known; tells up to when that is. */
    long endure() {
        List<Fault> due = new ArrayList<>();
        int next = 0;
        for (long before = losses(); losses() < terms.losses(); before = losses()) {
            for (int faults = random.nextInt(1, 3); faults > 0; faults--) {
                if (due.isEmpty()) {
                    due.addAll(FAULTS);
                    if (fixture.tellsAll()) {
                        // Elsewhere an empty page says that nobody traded, and of what no stream told, nothing says
                        // otherwise.
                        due.add(Fault.EMPTY_PAGE);
                    }
                }
                wait(random.nextDouble());
                exchange.bring(due.remove(random.nextInt(due.size())));
            }
            if (next > 0 && next % LOSSES_PER_BAN == 0) {
                exchange.bring(Fault.BANNED);
            }
            lose(Loss.values()[pick(next++)], before);
            if (random.nextInt(4) == 0) {
                history.cut();
                cuts++;
            }
        }
        long untilMs = market.nowMs() + 3 * fixture.longestMs();
        await(() -> statuses().stream().allMatch(s -> isPast(s, untilMs)), () -> untilMs + ": " + statuses());
        now(runtime.flushed());
        return untilMs;
    }

    /** Every way early on, later more often the ones that take little time. */
    private int pick(int number) {
        return number < Loss.values().length ? number : Math.max(0, random.nextInt(9) - 4);
    }

    private static boolean isPast(StrategyStatus status, long untilMs) {
        return status.lastCandle() != null
                && status.series().timeframe().closeOf(status.lastCandle().openTimeMs()) >= untilMs;
    }

    /** One that meets a connection which is being replaced anyway is no loss to the engine, and is brought again. */
    private void lose(Loss loss, long before) {
        long wanted = loss == Loss.DEAF ? before + 2 : before + 1;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        do {
            assertTrue(System.nanoTime() < deadline, () -> loss + ": " + health());
            bring(loss);
        } while (!within(AGAIN_S, () -> losses() >= wanted));
        if (loss == Loss.HALF_OPEN) {
            wait(random.nextDouble());
            live.heal();
        }
        lost.merge(loss, 1, Integer::sum);
        wait(random.nextDouble() * 1.5);
    }

    private void bring(Loss loss) {
        switch (loss) {
            case CLOSED -> exchange.bring(Fault.CLOSE);
            case SILENT -> exchange.bring(Fault.SILENCE);
            case HALF_OPEN -> live.blackHole();
            case CUT -> live.cut();
            case DEAF -> {
                exchange.bring(Fault.DEAF);
                live.cut();
            }
        }
    }

    private long losses() {
        return health().connections().losses();
    }

    private VenueHealth health() {
        return now(runtime.engine().feed()).venue();
    }

    private List<StrategyStatus> statuses() {
        return now(runtime.engine().strategies());
    }

    /** Until so many of the shortest candles have passed. */
    private void wait(double candles) {
        long untilMs = market.nowMs() + (long) (candles * fixture.shortestMs());
        await(() -> market.nowMs() >= untilMs, () -> "the market stands still");
    }

    private static void await(BooleanSupplier condition, Supplier<String> otherwise) {
        assertTrue(within(DEADLINE_S, condition), otherwise);
    }

    private static boolean within(long seconds, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }

    /** Holes that the engine tells of, of candles that were over at a time. */
    List<String> gaps(long untilMs) {
        List<String> gaps = new ArrayList<>();
        History.Place place = null;
        do {
            History.Page page = now(
                    runtime.engine().history().gaps(new History.Asked(null, null, 0, Long.MAX_VALUE, place, 1_000)));
            for (Gap gap : page.gaps()) {
                if (gap.series().timeframe().closeOf(gap.toMs()) <= untilMs) {
                    gaps.add(MadeUpMarket.hole(gap.series(), gap.fromMs(), gap.toMs()));
                }
            }
            place = page.next();
        } while (place != null);
        return gaps;
    }

    long alarms() {
        return runtime.determinismAlarms();
    }

    /** How often what went wrong. */
    Map<Fault, Integer> happened() {
        return exchange.happened();
    }

    @Override
    public String toString() {
        return losses() + " losses " + lost + ", questions cut off " + cuts + ", " + happened();
    }

    /** Takes the engine down, so that what it has left can be looked at; a second time changes nothing. */
    void end() {
        if (closed) {
            return;
        }
        closed = true;
        now(runtime.close());
        now(exchange.close());
        now(vertx.close());
    }

    @Override
    public void close() {
        end();
    }
}
