package io.candlebus.engine;

import io.candlebus.api.Command;
import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.market.Candle;
import io.candlebus.session.State;
import io.candlebus.store.Entry;
import io.candlebus.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A day and more of an engine whose venue, connection, clock, disk and process fail as a seed says; one thread, virtual time.
 * What must hold at every moment is checked at every moment.
 */
final class SimWorld {
    static final int PAST = 60;
    static final long FIRST_MS = 1_704_067_200_000L;
    private static final long SECOND = 1_000;
    private static final long DAY = 86_400_000;
    private static final int QUEUE_BOUND = 4_000;

    final SimVenue venue;
    final Map<String, String> documents = new LinkedHashMap<>();
    final List<Entry.CommandGiven> answered = new ArrayList<>();
    final Set<String> told = new HashSet<>();
    private final SplittableRandom random;
    private final Path file;
    private final int crashes;
    private long nowMs = FIRST_MS + PAST * SimVenue.MINUTE;
    private long skewMs;
    private long downToMs;
    private SimStore disk;
    private SimEngine engine;
    private boolean killed;
    private boolean calm = true;
    private long newestStoredMs = Long.MIN_VALUE;
    int lives = 1;
    int failures;

    SimWorld(long seed, Path file) {
        random = new SplittableRandom(seed);
        this.file = file;
        venue = new SimVenue(random.split(), FIRST_MS);
        crashes = random.nextInt(8);
        for (int i = 0; i < 3; i++) {
            documents.put("trader_" + i, Traders.random("trader_" + i, random));
        }
        documents.put(
                "fives", Traders.random("fives", random).replace("\"timeframe\": \"1m\"", "\"timeframe\": \"5m\""));
    }

    /** Runs it, and leaves behind what is stored. */
    void run() {
        begin();
        long endMs = nowMs + DAY + 30 * SimVenue.MINUTE;
        while (nowMs < endMs) {
            try {
                tick(traded());
            } catch (SimStore.Crash crash) {
                restart();
            }
            nowMs += SECOND;
        }
        calm();
    }

    /** Whether a minute has begun; the market waits for nobody. */
    private boolean traded() {
        int before = venue.traded().size();
        while (FIRST_MS + venue.traded().size() * SimVenue.MINUTE <= nowMs) {
            venue.trade(true);
        }
        return venue.traded().size() > before;
    }

    private void begin() {
        for (int i = 0; i < PAST; i++) {
            venue.trade(false);
        }
        open();
        engine.past(List.copyOf(venue.traded()));
        documents.forEach((id, document) -> {
            Entry.RevisionSaved saved =
                    new Entry.RevisionSaved(new Revision(id, 1, document, "test", nowMs, List.of()));
            engine.writer.writer().append(saved);
            engine.writer.writer().append(new Entry.StrategyWanted(id, State.RUNNING, nowMs, false));
            engine.sessions.add(
                    SimSession.begin(Traders.compiled(document), engine.ledger, engine.writer.writer(), nowMs));
        });
        engine.writer.flush();
        calm = false;
        disk.faults(true);
    }

    private void open() {
        disk = SimStore.open(file, () -> nowMs + skewMs, random.split());
        Store store = disk.store();
        engine = new SimEngine(store, this::told, ms -> nowMs += ms - ms % SECOND, this::fate, nowMs);
        long storedMs = engine.ledger.newestOpenMs(HandFeed.BTC);
        check(storedMs >= newestStoredMs, "the ledger went back to " + storedMs + " from " + newestStoredMs);
        check(!killed || store.killSwitch().killed(), "a kill that was answered is forgotten");
        killed = store.killSwitch().killed();
    }

    /** One life ends in so many ticks and steps, on average, as many times as the seed wants. */
    private void fate() {
        if (!calm && crashes > 0 && random.nextInt(1_440 * 10 / crashes) == 0) {
            throw new SimStore.Crash();
        }
    }

    private void restart() {
        end();
        venue.lost();
        lives++;
        nowMs += SECOND * random.nextInt(random.nextInt(4) == 0 ? 1_200 : 5);
        traded();
        open();
        engine.connected(nowMs >= downToMs);
        disk.faults(true);
    }

    private void end() {
        failures += disk.failures();
        disk.end();
    }

    private void tick(boolean minute) {
        fates(minute);
        boolean connected = nowMs >= downToMs;
        engine.tick(venue, connected, random.nextInt(10) > 0, nowMs);
        if (random.nextInt(3) == 0) {
            engine.writer.flush();
            newestStoredMs = engine.ledger.newestOpenMs(HandFeed.BTC);
        }
        check(engine.writer.writer().waiting() < QUEUE_BOUND, "the writer's queue grows");
    }

    private void fates(boolean minute) {
        if (!minute) {
            return;
        }
        if (downToMs > 0 && nowMs >= downToMs) {
            downToMs = 0;
            engine.connected(true);
        } else if (downToMs == 0 && random.nextInt(300) == 0) {
            downToMs = nowMs + random.nextLong(25 * SimVenue.MINUTE);
            engine.connected(false);
        }
        if (random.nextInt(400) == 0) {
            long[] skews = {0, 0, -3_600_000, DAY, 30_000};
            skewMs = skews[random.nextInt(skews.length)];
        }
        if (random.nextInt(10) == 0) {
            engine.sessions.forEach(SimSession::remember);
        }
        if (random.nextInt(250) == 0) {
            command();
        } else if (random.nextInt(300) == 0) {
            killSwitch();
        }
    }

    /** Answered once it is stored. */
    private void command() {
        SimSession session = engine.sessions.get(random.nextInt(engine.sessions.size()));
        if (session.paused() && !session.toldToPause()) {
            return;
        }
        Command command = session.toldToPause() ? Command.RESUME : Command.PAUSE;
        Entry.CommandGiven given = session.obey(command, nowMs);
        engine.writer.flush();
        answered.add(given);
    }

    private void killSwitch() {
        boolean kill = !killed;
        killed &= kill;
        engine.writer.writer().append(new Entry.KillSwitched(kill, "test", nowMs));
        engine.writer.flush();
        killed = kill;
    }

    private void told(Store.Written written) {
        check(written.alarms().isEmpty(), "determinism alarm: " + written.alarms());
        for (StoredSignal signal : written.signals()) {
            check(told.add(signal.fired().id()), "told twice: " + signal);
            Candle candle = venue.at(signal.fired().closeTimeMs() - SimVenue.MINUTE);
            check(
                    candle != null && candle.close() == signal.fired().price(),
                    "of no candle that was traded: " + signal);
            check(signal.fired().closeTimeMs() <= nowMs, "of a candle that is not over: " + signal);
            if (signal.isSent()) {
                check(!killed, "sent after the kill switch was answered: " + signal);
                long validMs = signal.fired().session().series().timeframe().longestMs();
                check(nowMs + skewMs <= signal.fired().closeTimeMs() + validMs, "sent too late: " + signal);
            }
        }
    }

    /** Nothing fails any more, and everything comes in. */
    private void calm() {
        calm = true;
        disk.faults(false);
        downToMs = 0;
        engine.connected(true);
        long lastMs = venue.traded().get(venue.traded().size() - 1).openTimeMs();
        long giveUpMs = nowMs + 30 * SimVenue.MINUTE;
        while (engine.ledger.newestOpenMs(HandFeed.BTC) < lastMs) {
            engine.tick(venue, true, true, nowMs);
            nowMs += SECOND;
            check(nowMs < giveUpMs, "candles are missing after " + engine.ledger.newestOpenMs(HandFeed.BTC));
        }
        engine.writer.flush();
        end();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
