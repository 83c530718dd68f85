package io.candlebus.session;

import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.PaperBroker;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Position;
import io.candlebus.portfolio.protection.Block;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.ProgramRun;
import io.candlebus.strategy.ProtectionSpec.MaxDrawdown.Action;
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
 * <p>At each candle: fills due at its open, stops and targets inside it, mark to market, indicators, conditions, signals,
 * protections, orders for the next open. All signals of a candle are judged by what stood before it fired any:
 *
 * <ul>
 *   <li>an entry fires while its side is neither open nor ordered; of several, the first in the document is ordered;
 *   <li>an exit fires while its side is open or ordered, and closes it, or calls the order off;
 *   <li>an entry against an open position reverses it, unless the document says otherwise: what closes and what opens both
 *       fill at the next open;
 *   <li>an alert fires whenever it is true, and touches nothing;
 *   <li>with {@code edge}, only when the condition was known to be false on the candle before.
 * </ul>
 *
 * <p>One thread at a time; no clock, no input or output. A candle on which nothing happens allocates nothing.
 */
public final class StrategySession {
    private final SessionKey key;
    private final CompiledStrategy strategy;
    private final List<SignalSpec> signals;
    private final ProgramRun run;
    private Detail detail;
    private final Trading trading;
    private final PaperBroker broker;
    private final PositionNumbers account;
    private final SignalIds ids;
    private final boolean[] wasFalse;
    private final Verdict[] verdicts;
    private final Block[] blocks;
    private final long[] trueCandles;
    private Consumer<Fact> facts;
    private Candle candle;
    private long closeTimeMs;
    private long candles;
    private long judged;
    private boolean paused;

    /** One that explains its signals. */
    public StrategySession(SessionKey key, CompiledStrategy strategy, PaperTerms terms) {
        this(key, strategy, terms, Detail.EXPLAINED);
    }

    public StrategySession(SessionKey key, CompiledStrategy strategy, PaperTerms terms, Detail detail) {
        this(key, strategy, terms, detail, strategy.start());
    }

    /**
     * One whose numbers a given run computes.
     *
     * @param run of the strategy, that has seen nothing
     */
    public StrategySession(SessionKey key, CompiledStrategy strategy, PaperTerms terms, Detail detail, ProgramRun run) {
        if (key.series().timeframe() != strategy.spec().timeframe()) {
            throw new IllegalArgumentException(key.series() + " is not what " + key.strategyId() + " is written for: "
                    + strategy.spec().timeframe());
        }
        this.key = key;
        this.strategy = strategy;
        this.signals = strategy.spec().signals();
        this.run = run;
        this.detail = detail;
        this.trading = new Trading(key, strategy, run, terms);
        this.broker = trading.broker();
        this.account = new PositionNumbers(broker);
        this.ids = new SignalIds(key, signals);
        this.wasFalse = new boolean[signals.size()];
        this.verdicts = new Verdict[signals.size()];
        this.blocks = new Block[signals.size()];
        this.trueCandles = new long[signals.size()];
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
        run.update(next, account);
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

    /** As {@link #process(Candle, Consumer)}; a synthetic candle fills no order, and reaches no stop. */
    public void process(Candle next, Provenance provenance, Consumer<Fact> into) {
        accept(next);
        judged++;
        if (facts != into) {
            facts = into;
        }
        trading.trade(next, closeTimeMs, candles, provenance == Provenance.SYNTHETIC, into);
        Action demanded = trading.marked();
        if (demanded == Action.PAUSE && !paused) {
            paused = true;
            facts.accept(new Fact.StateChanged(
                    key, closeTimeMs, State.RUNNING, State.PAUSED, "the account's drawdown is too deep"));
        }
        run.update(next, account);
        if (trading.followsAny()) {
            closeShadows();
        }
        boolean any = judge(paused ? Verdict.PAUSED : Verdict.FIRED);
        if (any && !paused) {
            act();
        }
        if (demanded == Action.FLATTEN) {
            trading.leave(ExitReason.MAX_DRAWDOWN);
        }
        if (trading.isHeldLongEnough()) {
            trading.leave(ExitReason.HOLDING_LIMIT);
        }
        trading.settle(next);
    }

    /** Says how much is told of signals from the next candle on. */
    public void tell(Detail detail) {
        this.detail = detail;
    }

    /** From the next candle on nothing fires; numbers, fills and the position go on. */
    public void pause() {
        paused = true;
    }

    /** From the next candle on signals fire again. */
    public void resume() {
        paused = false;
        trading.resumed();
    }

    /** Whether nothing fires, by command or by a protection. */
    public boolean paused() {
        return paused;
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
                        p.side(),
                        p.quantity(),
                        p.entryPrice(),
                        p.openedMs(),
                        p.unrealised(broker.lastPrice()),
                        p.stop(),
                        p.target()));
    }

    /** The price that the open position's trailing stop has come to; NaN while there is none, or it does not follow yet. */
    public double trailingStop() {
        return broker.trailingStop();
    }

    /** Whether a position is open. */
    public boolean isExposed() {
        return broker.position() != null;
    }

    /** Cash and the open position's worth at the last close, in the quote's currency. */
    public double equity() {
        return broker.equity();
    }

    /** Of the quote's currency, without the open position; below zero only by leverage. */
    public double cash() {
        return broker.cash();
    }

    /** Candles that were judged, history not counted. */
    public long judged() {
        return judged;
    }

    /** On how many of the judged candles a rule's condition was true. */
    public long trueCandles(int rule) {
        return trueCandles[rule];
    }

    /** The numbers that a rule's condition looks at, as of the last candle, by name as written; NaN while unknown. */
    Map<String, Double> values(int rule) {
        return run.values(rule);
    }

    /** Why each rule did or did not fire at the last candle, in the order of the document; of the first candle on. */
    public List<Explanation> explain() {
        List<Explanation> all = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            all.add(Explanation.of(signals.get(i), verdicts[i], blocks[i], run.confidence(i), run.explain(i, true)));
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
            double confidence = run.peekedConfidence(i);
            Block block = verdict == Verdict.FIRED ? trading.blockIfClosed(signals.get(i), confidence, forming) : null;
            all.add(Explanation.of(
                    signals.get(i), block == null ? verdict : Verdict.BLOCKED, block, confidence, condition));
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
            Verdict verdict = verdict(i, truth, standing, live);
            // A reference that is written costs more than one that is read: the collector is told of it.
            if (verdicts[i] != verdict) {
                verdicts[i] = verdict;
            }
            if (blocks[i] != null) {
                blocks[i] = null;
            }
            wasFalse[i] = truth == Truth.FALSE;
            trueCandles[i] += truth == Truth.TRUE && live != Verdict.HISTORY ? 1 : 0;
            any |= verdict == live;
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
        if (masked(signal, standing)) {
            return Verdict.MASKED;
        }
        boolean ignored = signal.type() == SignalSpec.Type.ENTRY && trading.ignores(signal, standing);
        return ignored ? Verdict.IGNORED : live;
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
                if (isBlocked(i)) {
                    continue;
                }
                facts.accept(fact(i));
                exit = exit == null && signal.type() == SignalSpec.Type.EXIT ? signal : exit;
                entry = entry == null && signal.type() == SignalSpec.Type.ENTRY ? signal : entry;
            }
        }
        trading.order(exit, entry);
    }

    private boolean isBlocked(int rule) {
        SignalSpec signal = signals.get(rule);
        Block block = trading.block(signal, run.confidence(rule), candle);
        if (block == null) {
            return false;
        }
        blocks[rule] = block;
        verdicts[rule] = Verdict.BLOCKED;
        facts.accept(new Fact.SignalBlocked(fact(rule), block));
        if (signal.type() == SignalSpec.Type.ENTRY) {
            trading.follow(block, signal);
        }
        return true;
    }

    /** What follows blocked entries ends by what would end a position, whether or not the account has one. */
    private void closeShadows() {
        for (int i = 0; i < verdicts.length; i++) {
            if (run.truth(i) == Truth.TRUE && (wasFalse[i] || !signals.get(i).edge())) {
                trading.closeShadows(signals.get(i));
            }
        }
    }

    private Fact.SignalFired fact(int index) {
        SignalSpec signal = signals.get(index);
        boolean explained = detail == Detail.EXPLAINED;
        return new Fact.SignalFired(
                key,
                closeTimeMs,
                ids.of(index, candle.openTimeMs()),
                signal.id(),
                signal.name(),
                signal.type(),
                signal.side(),
                candle.openTimeMs(),
                candle.close(),
                run.confidence(index),
                explained ? run.values(index) : Map.of(),
                explained ? run.explain(index, false) : null);
    }
}
