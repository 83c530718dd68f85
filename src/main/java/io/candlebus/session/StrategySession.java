package io.candlebus.session;

import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.portfolio.Fill;
import io.candlebus.portfolio.Order;
import io.candlebus.portfolio.PaperBroker;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Position;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.PositionField;
import io.candlebus.strategy.ProgramRun;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One strategy on one series: closed candles in, facts out. Live, replay, backtest and recovery all drive this.
 *
 * <p>At each candle: fills due at its open, mark to market, indicators, conditions, signals, orders for the next open. All
 * signals of a candle are judged by what stood before it fired any:
 *
 * <ul>
 *   <li>an entry fires while its side is neither open nor ordered; of several, the first in the document is ordered;
 *   <li>an exit fires while its side is open or ordered, and closes it, or calls the order off;
 *   <li>an entry against an open position reverses it: what closes and what opens both fill at the next open;
 *   <li>an alert fires whenever it is true, and touches nothing;
 *   <li>with {@code edge}, only when the condition was known to be false on the candle before.
 * </ul>
 *
 * <p>One thread at a time; no clock, no input or output. A candle on which nothing happens allocates nothing.
 */
public final class StrategySession implements PositionField.Source {
    private final SessionKey key;
    private final CompiledStrategy strategy;
    private final List<SignalSpec> signals;
    private final ProgramRun run;
    private final PaperBroker broker;
    private final boolean[] wasFalse;
    private final Verdict[] verdicts;
    private final Consumer<Fill> fills = this::filled;
    private Consumer<Fact> facts;
    private Candle candle;
    private long closeTimeMs;
    private long candles;
    private boolean paused;

    public StrategySession(SessionKey key, CompiledStrategy strategy, PaperTerms terms) {
        if (key.series().timeframe() != strategy.spec().timeframe()) {
            throw new IllegalArgumentException(key.series() + " is not what " + key.strategyId() + " is written for: "
                    + strategy.spec().timeframe());
        }
        this.key = key;
        this.strategy = strategy;
        this.signals = strategy.spec().signals();
        this.run = strategy.start();
        this.broker = new PaperBroker(terms);
        this.wasFalse = new boolean[signals.size()];
        this.verdicts = new Verdict[signals.size()];
        Arrays.fill(verdicts, Verdict.UNKNOWN);
    }

    /**
     * Takes in history: everything is computed, nothing fires, nothing is traded.
     *
     * @throws IllegalArgumentException when the candle is not later than the last one
     */
    public void warmUp(Candle next) {
        accept(next);
        broker.mark(next);
        run.update(next, this);
        judge(Verdict.HISTORY);
    }

    /**
     * Takes in a closed candle of real trades.
     *
     * @param into is given the facts, in the order of their happening
     * @throws IllegalArgumentException when the candle is not later than the last one
     */
    public void process(Candle next, Consumer<Fact> into) {
        process(next, Provenance.FLAG, into);
    }

    /** As {@link #process(Candle, Consumer)}; a synthetic candle fills no order. */
    public void process(Candle next, Provenance provenance, Consumer<Fact> into) {
        accept(next);
        facts = into;
        if (provenance != Provenance.SYNTHETIC) {
            broker.fillAt(next, closeTimeMs, fills);
        }
        broker.mark(next);
        run.update(next, this);
        boolean any = judge(paused ? Verdict.PAUSED : Verdict.FIRED);
        if (any && !paused) {
            act();
        }
        facts = null;
    }

    /** From the next candle on nothing fires; numbers, fills and the position go on. */
    public void pause() {
        paused = true;
    }

    /** From the next candle on signals fire again. */
    public void resume() {
        paused = false;
    }

    public SessionKey key() {
        return key;
    }

    public CompiledStrategy strategy() {
        return strategy;
    }

    /** Candles taken in so far, history included. */
    public long candles() {
        return candles;
    }

    /** Whether enough candles are in for everything to be known. */
    public boolean known() {
        return candles >= strategy.warmupCandles();
    }

    /** Null before the first. */
    public Candle lastCandle() {
        return candle;
    }

    /** The open position; empty while flat. */
    public Optional<Holding> position() {
        Position position = broker.position();
        return Optional.ofNullable(position)
                .map(p -> new Holding(
                        p.side(), p.quantity(), p.entryPrice(), p.openedMs(), p.unrealised(broker.lastPrice())));
    }

    /** Cash and the open position's worth at the last close, in the quote's currency. */
    public double equity() {
        return broker.equity();
    }

    /** The numbers that a rule's condition looks at, as of the last candle, by name as written; NaN while unknown. */
    Map<String, Double> values(int rule) {
        return run.values(rule);
    }

    /** Why each rule did or did not fire at the last candle, in the order of the document; of the first candle on. */
    public List<Explanation> explain() {
        List<Explanation> all = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            all.add(Explanation.of(signals.get(i), verdicts[i], run.confidence(i), run.explain(i, true)));
        }
        return all;
    }

    /**
     * As {@link #explain}, as if a forming candle closed now, without the past; changes nothing. The position stays what it
     * was: what would fill at that candle's open is not foreseen.
     */
    public List<Explanation> explainIfClosed(Candle forming) {
        List<Explained> conditions = run.explainIfClosed(forming);
        Side standing = broker.standing();
        List<Explanation> all = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            Explained condition = conditions.get(i);
            Verdict verdict = verdict(i, condition.truth(), standing, paused ? Verdict.PAUSED : Verdict.FIRED);
            all.add(Explanation.of(signals.get(i), verdict, run.peekedConfidence(i), condition));
        }
        return all;
    }

    /** Writes every plot's value as of the last candle, in the order of the strategy's plots; NaN while unknown. */
    public void plots(double[] into) {
        run.plots(into);
    }

    /** As {@link #plots}, as if a forming candle closed now; changes nothing. */
    public void peekPlots(Candle forming, double[] into) {
        run.peekPlots(forming, into);
    }

    @Override
    public double read(PositionField field) {
        Position position = broker.position();
        if (position == null) {
            return field == PositionField.SIDE ? 0 : Double.NaN;
        }
        return switch (field) {
            case SIDE -> position.side().sign();
            case ENTRY_PRICE -> position.entryPrice();
            case PNL_PERCENT -> 100 * position.side().sign() * (broker.lastPrice() / position.entryPrice() - 1);
            case CANDLES_HELD -> broker.candlesHeld();
            case HIGH_SINCE -> broker.highSince();
            case LOW_SINCE -> broker.lowSince();
        };
    }

    private void accept(Candle next) {
        if (candle != null && next.openTimeMs() <= candle.openTimeMs()) {
            throw new IllegalArgumentException(
                    key + " has already taken " + candle.openTimeMs() + " and was given " + next.openTimeMs());
        }
        candle = next;
        closeTimeMs = key.series().timeframe().closeOf(next.openTimeMs());
        candles++;
    }

    /**
     * Judges every signal, masks included; whether any would fire.
     *
     * @param live what becomes of those
     */
    private boolean judge(Verdict live) {
        Side standing = broker.standing();
        boolean any = false;
        for (int i = 0; i < verdicts.length; i++) {
            Truth truth = run.truth(i);
            verdicts[i] = verdict(i, truth, standing, live);
            wasFalse[i] = truth == Truth.FALSE;
            any |= verdicts[i] == live;
        }
        return any;
    }

    private Verdict verdict(int rule, Truth truth, Side standing, Verdict live) {
        if (truth != Truth.TRUE) {
            return truth == Truth.FALSE ? Verdict.FALSE : Verdict.UNKNOWN;
        }
        SignalSpec signal = signals.get(rule);
        if (signal.edge() && !wasFalse[rule]) {
            return Verdict.NOT_NEW;
        }
        return masked(signal, standing) ? Verdict.MASKED : live;
    }

    private static boolean masked(SignalSpec signal, Side standing) {
        return switch (signal.type()) {
            case ENTRY -> standing == signal.side();
            case EXIT -> standing != signal.side();
            case ALERT -> false;
        };
    }

    private void act() {
        SignalSpec exit = null;
        SignalSpec entry = null;
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == Verdict.FIRED) {
                SignalSpec signal = signals.get(i);
                facts.accept(fact(i));
                exit = exit == null && signal.type() == SignalSpec.Type.EXIT ? signal : exit;
                entry = entry == null && signal.type() == SignalSpec.Type.ENTRY ? signal : entry;
            }
        }
        if (exit != null || entry != null && broker.standing() != null) {
            placed(broker.exit(exit != null ? exit.id() : entry.id()));
        }
        if (entry != null) {
            placed(broker.enter(entry.id(), entry.side()));
        }
    }

    private Fact fact(int index) {
        SignalSpec signal = signals.get(index);
        return new Fact.SignalFired(
                key,
                closeTimeMs,
                SignalId.of(key, signal.id(), candle.openTimeMs()),
                signal.id(),
                signal.name(),
                signal.type(),
                signal.side(),
                candle.openTimeMs(),
                candle.close(),
                run.confidence(index),
                run.values(index),
                run.explain(index, false));
    }

    private void placed(Order order) {
        if (order != null) {
            facts.accept(new Fact.OrderPlaced(key, closeTimeMs, order.signalId(), order.side(), order.opens()));
        }
    }

    private void filled(Fill fill) {
        Position position = fill.position();
        Side side = position.side();
        String signal = fill.order().signalId();
        facts.accept(
                fill.order().opens()
                        ? new Fact.PositionOpened(
                                key, closeTimeMs, signal, side, position.quantity(), fill.price(), fill.fee())
                        : new Fact.PositionClosed(
                                key,
                                closeTimeMs,
                                signal,
                                side,
                                position.quantity(),
                                position.entryPrice(),
                                fill.price(),
                                fill.fees(),
                                fill.profit()));
    }
}
