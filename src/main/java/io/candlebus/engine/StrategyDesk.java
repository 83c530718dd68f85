package io.candlebus.engine;

import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StrategyStatus;
import io.candlebus.api.Swap;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.session.State;
import io.candlebus.store.Entry.StrategyWanted;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.StrategySpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One strategy: its newest revision, what it is wanted to do, and its sessions. The supervisor writes, any thread reads. */
final class StrategyDesk {
    private final String id;
    private final AtomicLong signals = new AtomicLong();
    private final AtomicLong blocked = new AtomicLong();
    private volatile StoredSignal lastSignal;
    private volatile Revision revision;
    private volatile CompiledStrategy strategy;
    private volatile StrategyWanted wanted;
    private volatile List<StrategyVerticle> sessions = List.of();
    private volatile String failure;
    private volatile boolean waits;
    private volatile List<Problem> complaints = List.of();
    private volatile List<Swap> swaps = List.of();

    StrategyDesk(Revision revision, CompiledStrategy strategy, StrategyWanted wanted) {
        this.id = revision.strategyId();
        this.revision = revision;
        this.strategy = strategy;
        this.wanted = wanted;
    }

    String id() {
        return id;
    }

    /** With the problems of its validation, and why it or a newer document does not run. */
    Revision revision() {
        Revision r = revision;
        List<Problem> complaining = complaints();
        if (complaining.isEmpty()) {
            return r;
        }
        List<Problem> all = new ArrayList<>(r.problems());
        all.addAll(complaining);
        return r.with(all);
    }

    /** Why the newest revision, or a newer document, does not run; empty when all is well. */
    List<Problem> complaints() {
        List<Problem> all = new ArrayList<>(complaints);
        for (Swap swap : swaps) {
            if (swap.failure() != null && swap.from() > 0) {
                all.add(Problem.warning(
                        "revision-not-running",
                        Place.NOWHERE,
                        "revision " + swap.to() + " could not take over on " + swap.symbol() + ", so revision "
                                + swap.from() + " goes on: " + swap.failure()));
            }
        }
        return all;
    }

    /** Null while its newest revision cannot run. */
    CompiledStrategy strategy() {
        return strategy;
    }

    void revised(Revision newest, CompiledStrategy compiled) {
        strategy = compiled;
        revision = newest;
        failure = null;
        swaps = List.of();
    }

    /** The newest revision took over, or could not. */
    void swapped(List<Swap> where) {
        swaps = List.copyOf(where);
    }

    /** What took over where when the newest revision was made; empty while nobody knows. */
    List<Swap> swaps() {
        return swaps;
    }

    /** A newer document, in a file, is not taken up; none when that is over. */
    void complained(List<Problem> about) {
        complaints = List.copyOf(about);
    }

    StrategyWanted wanted() {
        return wanted;
    }

    void wanted(StrategyWanted now) {
        wanted = now;
    }

    List<StrategyVerticle> sessions() {
        return sessions;
    }

    /** The one on a symbol, or the first when that is null; null while none runs there. */
    StrategyVerticle session(Symbol symbol) {
        return sessions.stream()
                .filter(s -> symbol == null || s.plan().series().symbol().equals(symbol))
                .findFirst()
                .orElse(null);
    }

    /** Whether any session judges candles, or did until it failed. */
    boolean isLive() {
        return sessions.stream().anyMatch(StrategyVerticle::isLive);
    }

    /** It ran, and will again as soon as it can. */
    void waits() {
        waits = true;
    }

    /** Nothing runs. */
    void empties() {
        waits = false;
        sessions = List.of();
        swaps = List.of();
        failure = null;
    }

    /** A session runs in the place of another; null for none. */
    void seats(StrategyVerticle next, StrategyVerticle before) {
        List<StrategyVerticle> now = new ArrayList<>(sessions);
        now.remove(before);
        if (next != null) {
            now.add(next);
        }
        List<Symbol> order = symbols();
        now.sort(Comparator.comparingInt(s -> order.indexOf(s.plan().series().symbol())));
        sessions = List.copyOf(now);
        failure = null;
        waits = false;
    }

    /** It could not be started, or not even be built. */
    void failed(String reason) {
        waits = false;
        sessions = List.of();
        failure = reason;
    }

    /** Why it cannot run, or null. */
    String failure() {
        return failure;
    }

    /** A signal was stored. */
    void told(StoredSignal signal) {
        if (signal.block() != null) {
            blocked.incrementAndGet();
            return;
        }
        if (!signal.isSent()) {
            return;
        }
        signals.incrementAndGet();
        lastSignal = signal;
    }

    /** What was stored before the engine began. */
    void toldBefore(long fired, long kept, StoredSignal newest) {
        signals.set(fired);
        blocked.set(kept);
        lastSignal = newest;
    }

    /** Whether every session is paused. */
    boolean isPaused() {
        return !sessions.isEmpty() && sessions.stream().allMatch(s -> s.gauge().isPaused());
    }

    /** Whether any session fires, or will when it is warm. */
    boolean isAwake() {
        return sessions.stream()
                .map(s -> s.gauge().state())
                .anyMatch(state -> state == State.RUNNING || state == State.WARMING);
    }

    /** What it does now: the first session's state that is not running, else running. */
    State state() {
        if (failure != null) {
            return State.FAILED;
        }
        State state = sessions.isEmpty() ? State.STOPPED : State.RUNNING;
        for (StrategyVerticle session : sessions) {
            State own = session.gauge().state();
            if (own == State.FAILED || state == State.RUNNING) {
                state = own;
            }
        }
        return state;
    }

    List<Symbol> symbols() {
        return strategy == null ? List.of() : strategy.spec().symbols();
    }

    /** One per symbol. */
    List<StrategyStatus> statuses(Series fallback) {
        if (sessions.isEmpty()) {
            List<Symbol> symbols = strategy == null ? List.of(fallback.symbol()) : symbols();
            return symbols.stream()
                    .map(s -> idle(new Series(
                            s,
                            strategy == null
                                    ? fallback.timeframe()
                                    : strategy.spec().timeframe())))
                    .toList();
        }
        return sessions.stream().map(this::status).toList();
    }

    StrategyStatus status(StrategyVerticle session) {
        SessionGauge gauge = session.gauge();
        StrategySpec spec = session.plan().strategy().spec();
        String lag = gauge.lagging() ? "lagging: takes too long over a candle, and is no longer waited for" : null;
        return new StrategyStatus(
                id,
                spec.name(),
                spec.description(),
                gauge.series(),
                spec.symbols().stream().map(Symbol::toString).toList(),
                session.plan().key().revision(),
                session.plan().liveFromMs(),
                gauge.state(),
                gauge.sinceMs(),
                gauge.warmupHave(),
                gauge.warmupNeed(),
                gauge.candles(),
                gauge.last(),
                lastSignal,
                signals.get(),
                blocked.get(),
                gauge.position(),
                gauge.equity(),
                gauge.pausedBecause(),
                gauge.failure() == null ? lag : gauge.failure(),
                spec.tags());
    }

    private StrategyStatus idle(Series series) {
        StrategySpec spec = strategy == null ? null : strategy.spec();
        return new StrategyStatus(
                id,
                spec == null ? id : spec.name(),
                spec == null ? "" : spec.description(),
                series,
                spec == null
                        ? List.of(series.symbol().toString())
                        : spec.symbols().stream().map(Symbol::toString).toList(),
                revision.number(),
                Long.MIN_VALUE,
                failure != null ? State.FAILED : waits ? State.WARMING : State.STOPPED,
                wanted.sinceMs(),
                0,
                strategy == null ? 0 : strategy.warmupCandles(),
                0,
                null,
                lastSignal,
                signals.get(),
                blocked.get(),
                null,
                Double.NaN,
                null,
                failure,
                spec == null ? List.of() : spec.tags());
    }
}
