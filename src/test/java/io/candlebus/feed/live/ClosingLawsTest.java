package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.CandleUpdate.Flag;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A made-up venue whose stream and history are as bad as they come; what is decided is compared with what was traded. */
class ClosingLawsTest {
    private static final Series M1 = new Series(new Symbol("BTC", "USDT"), Timeframe.M1);
    private static final long MINUTE = 60_000;
    private static final int MINUTES = 120;

    private record Frame(long atMs, CandleUpdate update) {}

    private record Answer(long atMs, long fromMs, long toMs, boolean fails) {}

    private static final class Market {
        private final SplittableRandom random;
        private final boolean flagged;
        private final List<Candle> truth = new ArrayList<>();
        private final PriorityQueue<Frame> frames = new PriorityQueue<>(Comparator.comparingLong(Frame::atMs));
        private final long downFromMs;
        private final long downToMs;

        Market(long seed, boolean flagged) {
            this.random = new SplittableRandom(seed);
            this.flagged = flagged;
            this.downFromMs = random.nextLong(MINUTES * MINUTE);
            this.downToMs = downFromMs + random.nextLong(15 * MINUTE);
            for (long minute = 0; minute < MINUTES; minute++) {
                if (flagged || random.nextInt(4) > 0) {
                    trade(minute * MINUTE);
                }
            }
        }

        private void trade(long openMs) {
            double open = 90 + random.nextInt(20);
            double high = open;
            double low = open;
            double volume = 0;
            Candle candle = null;
            long atMs = openMs;
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                atMs += random.nextLong(MINUTE / 6);
                double price = 90 + random.nextInt(20);
                high = Math.max(high, price);
                low = Math.min(low, price);
                volume += 1 + random.nextInt(5);
                candle = new Candle(openMs, open, high, low, price, volume);
                send(atMs, candle, flagged ? Flag.OPEN : Flag.NONE, 4_000);
            }
            truth.add(candle);
            if (flagged && random.nextInt(8) > 0) {
                send(openMs + MINUTE + random.nextLong(2_100), candle, Flag.CLOSED, 4_000);
            }
        }

        private void send(long atMs, Candle candle, Flag flag, int delay) {
            for (int copies = random.nextInt(12) == 0 ? 2 : 1; copies > 0; copies--) {
                long arrivesMs = atMs + random.nextLong(random.nextInt(6) == 0 ? delay : 50);
                if (arrivesMs < downFromMs || arrivesMs >= downToMs) {
                    frames.add(new Frame(arrivesMs, new CandleUpdate(M1, candle, flag, atMs)));
                }
            }
        }

        /** Rows up to now, the last of them forming; sometimes a little behind. */
        List<CandleUpdate> rows(long nowMs) {
            long asOfMs = nowMs - random.nextLong(1_900);
            return truth.stream()
                    .filter(c -> c.openTimeMs() < asOfMs)
                    .map(c -> c.openTimeMs() + MINUTE <= asOfMs ? c : Candle.flat(c.openTimeMs(), c.open()))
                    .map(c -> new CandleUpdate(M1, c, Flag.NONE, 0))
                    .toList();
        }
    }

    @ParameterizedTest(name = "flagged {0}")
    @ValueSource(booleans = {true, false})
    void whateverIsLostLateDoubledOrDisorderedTheTradedCandlesComeEachOnceInOrder(boolean flagged) {
        for (long seed = 1; seed <= 300; seed++) {
            Market market = new Market(seed, flagged);
            List<Candle> decided = play(market, flagged, seed);
            assertEquals(market.truth, decided, "seed " + seed);
        }
    }

    private static List<Candle> play(Market market, boolean flagged, long seed) {
        List<Candle> decided = new ArrayList<>();
        Closing closing = new Closing(M1, new Venue.Closes(flagged, 5_000, 2_000), 0, new Closing.Out() {
            @Override
            public void closed(Candle candle, Provenance provenance) {
                boolean again = decided.stream().anyMatch(c -> c.openTimeMs() == candle.openTimeMs());
                if (!again) {
                    boolean later =
                            decided.isEmpty() || decided.get(decided.size() - 1).openTimeMs() < candle.openTimeMs();
                    assertTrue(later, "seed " + seed + ": " + candle);
                    decided.add(candle);
                }
            }

            @Override
            public void forming(Candle candle) {
                assertTrue(candle.openTimeMs() % MINUTE == 0);
            }
        });
        Answer awaited = null;
        closing.connected(0);
        for (long nowMs = 0; nowMs < (MINUTES + 10) * MINUTE; nowMs += 500) {
            if (nowMs > market.downFromMs && nowMs <= market.downToMs) {
                closing.broken();
            } else if (nowMs > market.downToMs && nowMs - 500 <= market.downToMs) {
                closing.connected(nowMs);
            }
            while (!market.frames.isEmpty() && market.frames.peek().atMs() <= nowMs) {
                closing.heard(market.frames.poll().update(), nowMs);
            }
            if (awaited != null && awaited.atMs() <= nowMs) {
                answer(market, closing, awaited, nowMs);
                awaited = null;
            }
            Closing.Ask ask = closing.due(nowMs);
            if (ask != null) {
                boolean fails = market.random.nextInt(5) == 0;
                awaited = new Answer(nowMs + market.random.nextLong(3_000), ask.fromMs(), ask.toMs(), fails);
            }
        }
        return decided;
    }

    private static void answer(Market market, Closing closing, Answer answer, long nowMs) {
        if (answer.fails()) {
            closing.failed(nowMs);
            return;
        }
        List<CandleUpdate> rows = market.rows(nowMs);
        Stream<CandleUpdate> asked = rows.stream()
                .filter(r ->
                        r.candle().openTimeMs() >= answer.fromMs() && r.candle().openTimeMs() < answer.toMs());
        long newestMs = rows.isEmpty()
                ? Long.MIN_VALUE
                : rows.get(rows.size() - 1).candle().openTimeMs();
        closing.history(asked.toList(), newestMs, nowMs);
    }
}
