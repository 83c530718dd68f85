package io.candlebus.engine;

import io.candlebus.api.StrategyStatus;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.session.Holding;
import io.candlebus.session.State;
import io.candlebus.strategy.Side;

/** What a session shows of itself to other threads. Its own worker writes, any thread reads; no locks, nothing allocated. */
final class SessionGauge {
    private final Series series;
    private final int warmupNeed;
    private volatile State state = State.WARMING;
    private volatile long sinceMs = System.currentTimeMillis();
    private volatile String failure;
    private volatile Holding position;
    private volatile double positionMarkedAt;
    private volatile double equity = Double.NaN;
    private volatile double trailingStop = Double.NaN;
    private volatile String pausedBecause;
    private volatile boolean lagging;
    private volatile boolean inStep;
    private volatile long stepStartedNs;
    private long behindSinceNs;
    private long candles;
    /** Written last at each candle, so that who reads it sees what was written before. */
    private volatile Candle last;

    SessionGauge(Series series, int warmupNeed) {
        this.series = series;
        this.warmupNeed = warmupNeed;
    }

    void taken(Candle candle, long candlesSoFar) {
        candles = candlesSoFar;
        last = candle;
    }

    void entered(State now) {
        if (state != now) {
            sinceMs = System.currentTimeMillis();
            state = now;
        }
    }

    void failed(String reason) {
        failure = reason;
        entered(State.FAILED);
    }

    void holds(Holding held, double equityThen, Candle at) {
        positionMarkedAt = at == null ? 0 : at.close();
        equity = equityThen;
        position = held;
    }

    void trails(double stopNow) {
        trailingStop = stopNow;
    }

    /** It paused itself, for a reason; null when that is over. */
    void pausedBecause(String reason) {
        pausedBecause = reason;
    }

    String pausedBecause() {
        return pausedBecause;
    }

    /** Whether it is paused, or about to show it. */
    boolean isPaused() {
        return state == State.PAUSED || pausedBecause != null;
    }

    void stepBegins() {
        stepStartedNs = System.nanoTime();
        inStep = true;
    }

    void stepEnds() {
        inStep = false;
    }

    /** How long the step has taken that is under way; 0 when none is. */
    long stepMs() {
        return inStep ? (System.nanoTime() - stepStartedNs) / 1_000_000 : 0;
    }

    /** How long it has been too far behind without a break; whoever watches over it tells, now and then, whether it is. */
    long behindMs(boolean tooFar) {
        if (!tooFar) {
            behindSinceNs = 0;
            return 0;
        }
        if (behindSinceNs == 0) {
            behindSinceNs = System.nanoTime();
        }
        return (System.nanoTime() - behindSinceNs) / 1_000_000;
    }

    /** Nobody waits for it any more; it catches up by itself. */
    void lagging(boolean now) {
        lagging = now;
    }

    boolean lagging() {
        return lagging;
    }

    Series series() {
        return series;
    }

    State state() {
        return state;
    }

    long sinceMs() {
        return sinceMs;
    }

    String failure() {
        return failure;
    }

    Candle last() {
        return last;
    }

    long lastOpenMs() {
        Candle candle = last;
        return candle == null ? Long.MIN_VALUE : candle.openTimeMs();
    }

    long candles() {
        return last == null ? 0 : candles;
    }

    int warmupHave() {
        return (int) Math.min(candles(), warmupNeed);
    }

    int warmupNeed() {
        return warmupNeed;
    }

    /** The open position at the last close; null while flat. */
    StrategyStatus.Holding position() {
        Holding held = position;
        Candle now = last;
        if (held == null || now == null) {
            return null;
        }
        return new StrategyStatus.Holding(
                held.side(),
                held.quantity(),
                held.entryPrice(),
                held.sinceMs(),
                held.unrealised() + sinceMarked(held, now),
                held.stop(),
                held.target(),
                trailingStop);
    }

    /** Cash and the position's worth at the last close; NaN before the first candle. */
    double equity() {
        Holding held = position;
        Candle now = last;
        return held == null || now == null ? equity : equity + sinceMarked(held, now);
    }

    private double sinceMarked(Holding held, Candle now) {
        double direction = held.side() == Side.LONG ? 1 : -1;
        return direction * held.quantity() * (now.close() - positionMarkedAt);
    }
}
