package io.candlebus.engine;

import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.CandleUpdate.Flag;
import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A venue of one series of minutes whose stream loses, doubles, swaps, delays, contradicts and garbles, and whose history is
 * right. What was traded is known, so that what came of it can be compared.
 */
final class SimVenue {
    static final long MINUTE = 60_000;

    /** In a thousand closing frames, so many. */
    private static final int DROPPED = 10;

    private static final int DOUBLED = 20;
    private static final int SWAPPED = 10;
    private static final int CONTRADICTED = 5;
    private static final int LATE = 5;
    private static final int GARBLED = 5;

    private final SplittableRandom random;
    private final List<Candle> traded = new ArrayList<>();
    private final PriorityQueue<Frame> frames =
            new PriorityQueue<>(Comparator.comparingLong(Frame::atMs).thenComparingLong(Frame::number));
    private final List<Frame> contradicted = new ArrayList<>();
    private final long firstMs;
    private long numbers;
    private long refused;
    private double price = 1_000;

    /**
     * On its way.
     *
     * @param contradiction what is sent after it has arrived; null for nothing
     */
    private record Frame(long atMs, long number, CandleUpdate update, Candle contradiction) {}

    SimVenue(SplittableRandom random, long firstMs) {
        this.random = random;
        this.firstMs = firstMs;
    }

    /** Trades for a minute; what the stream tells of it is on its way from then on. */
    Candle trade(boolean told) {
        long openMs = firstMs + traded.size() * MINUTE;
        double open = price;
        price = open * (1 + (random.nextDouble() - 0.5) / 50);
        double high = Math.max(open, price) * (1 + random.nextDouble() / 200);
        double low = Math.min(open, price) * (1 - random.nextDouble() / 200);
        Candle candle = new Candle(openMs, open, high, low, price, 1 + random.nextInt(9));
        traded.add(candle);
        if (told) {
            tell(candle);
        }
        return candle;
    }

    private void tell(Candle candle) {
        long openMs = candle.openTimeMs();
        send(openMs + 1_000 + random.nextLong(5_000), Candle.flat(openMs, candle.open()), Flag.OPEN);
        int chance = random.nextInt(1_000);
        long overMs = openMs + MINUTE + random.nextLong(900);
        if ((chance -= DROPPED) < 0) {
            return;
        }
        if ((chance -= DOUBLED) < 0) {
            send(overMs + random.nextLong(90_000), candle, Flag.CLOSED);
        } else if ((chance -= SWAPPED) < 0) {
            overMs += MINUTE + random.nextLong(2_000);
        } else if ((chance -= CONTRADICTED) < 0) {
            Candle other = new Candle(
                    openMs, candle.open(), candle.high() * 1.01, candle.low(), candle.high(), candle.volume() + 1);
            frames.add(
                    new Frame(overMs, numbers++, new CandleUpdate(HandFeed.BTC, candle, Flag.CLOSED, overMs), other));
            return;
        } else if ((chance -= LATE) < 0) {
            overMs += random.nextLong(10 * MINUTE);
        } else if ((chance -= GARBLED) < 0) {
            garble(candle, overMs);
        }
        send(overMs, candle, Flag.CLOSED);
    }

    /** A row that makes no candle, one of another time, one of the future. */
    private void garble(Candle candle, long atMs) {
        double[][] nonsense = {{Double.NaN, 1}, {-1, 1}, {Double.POSITIVE_INFINITY, 1}, {candle.low() / 2, 1}, {0, 1}};
        double[] row = nonsense[random.nextInt(nonsense.length)];
        try {
            new Candle(candle.openTimeMs(), candle.open(), row[0], candle.low(), candle.close(), row[1]);
            throw new AssertionError("a candle was made of high " + row[0]);
        } catch (IllegalArgumentException expected) {
            refused++;
        }
        send(atMs - 100, Candle.flat(candle.openTimeMs() + 1 + random.nextLong(MINUTE - 1), price * 3), Flag.CLOSED);
        send(atMs - 50, Candle.flat(candle.openTimeMs() + 1_000 * MINUTE, price / 3), Flag.CLOSED);
    }

    private void send(long atMs, Candle candle, Flag flag) {
        frames.add(new Frame(atMs, numbers++, new CandleUpdate(HandFeed.BTC, candle, flag, atMs), null));
    }

    /** The next frame that has arrived by now; null when there is none. */
    CandleUpdate arrived(long nowMs) {
        if (frames.isEmpty() || frames.peek().atMs() > nowMs) {
            return null;
        }
        Frame frame = frames.poll();
        if (frame.contradiction() != null) {
            contradicted.add(frame);
        }
        return frame.update();
    }

    /** What was told once is told otherwise; only to those who heard it, for what is heard first of a flagged candle counts. */
    void contradict(long nowMs) {
        contradicted.forEach(f -> send(nowMs + random.nextLong(200_000), f.contradiction(), Flag.CLOSED));
        contradicted.clear();
    }

    /** The listener has gone, with what it heard. */
    void lost() {
        contradicted.clear();
        frames.removeIf(
                f -> f.update().flag() == Flag.CLOSED && f.update().candle().high() > 1.005 * highOf(f));
    }

    private double highOf(Frame frame) {
        Candle truth = at(frame.update().candle().openTimeMs());
        return truth == null ? Double.MAX_VALUE : truth.high();
    }

    /** Candles that opened by now, the last of them as it stands. */
    List<CandleUpdate> history(long fromMs, long toMs, long nowMs) {
        List<CandleUpdate> rows = new ArrayList<>();
        for (long openMs = Math.max(firstMs, fromMs); openMs < Math.min(toMs, newestMs(nowMs) + 1); openMs += MINUTE) {
            Candle candle = at(openMs);
            boolean over = openMs + MINUTE <= nowMs;
            rows.add(new CandleUpdate(
                    HandFeed.BTC, over ? candle : Candle.flat(openMs, candle.open()), Flag.NONE, nowMs));
        }
        return rows;
    }

    /** Open time of the newest candle that history shows. */
    long newestMs(long nowMs) {
        return Math.min(
                nowMs - Math.floorMod(nowMs, MINUTE),
                traded.get(traded.size() - 1).openTimeMs());
    }

    /** What was traded; null when nothing was in that minute. */
    Candle at(long openMs) {
        long number = (openMs - firstMs) / MINUTE;
        return number < 0 || number >= traded.size() || openMs % MINUTE != 0 ? null : traded.get((int) number);
    }

    List<Candle> traded() {
        return traded;
    }

    /** Rows of which no candle could be made. */
    long refused() {
        return refused;
    }
}
