package io.candlebus.session;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.BrokerListener;
import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.Fill;
import io.candlebus.portfolio.Levels;
import io.candlebus.portfolio.Order;
import io.candlebus.portfolio.PaperBroker;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.protection.Asked;
import io.candlebus.portfolio.protection.Block;
import io.candlebus.portfolio.protection.Guard;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.ProgramRun;
import io.candlebus.strategy.ProtectionSpec.MaxDrawdown.Action;
import io.candlebus.strategy.Risk;
import io.candlebus.strategy.RiskSpec.OnOpposite;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

/**
 * What a session does with its signals: protections, orders, the paper account, and the shadows that follow what was blocked.
 * One thread. A candle on which nothing happens allocates nothing.
 */
final class Trading implements BrokerListener {
    private final SessionKey key;
    private final Risk risk;
    private final ProgramRun run;
    private final PaperBroker broker;
    private final Guard guard;
    private final Shadows shadows;
    private Consumer<Fact> facts;
    private long closeTimeMs;
    private long candle;
    private boolean isTraded;

    Trading(SessionKey key, CompiledStrategy strategy, ProgramRun run, PaperTerms terms) {
        Timeframe timeframe = key.series().timeframe();
        this.key = key;
        this.risk = strategy.risk();
        this.run = run;
        this.broker = new PaperBroker(terms, risk, this);
        this.guard = new Guard(strategy.protections(), timeframe.longestMs(), terms.cash());
        this.shadows = new Shadows(key, terms, risk);
    }

    PaperBroker broker() {
        return broker;
    }

    /** A candle of real trades goes its way; its facts go to {@code into}, until the next. */
    void trade(Candle next, long closesMs, long number, boolean isSynthetic, Consumer<Fact> into) {
        closeTimeMs = closesMs;
        candle = number;
        isTraded = !isSynthetic;
        if (facts != into) {
            facts = into;
        }
        if (!isSynthetic) {
            broker.trade(next, closesMs);
        }
        broker.mark(next);
        if (shadows.any()) {
            shadows.trade(next, closesMs, isSynthetic, into);
        }
    }

    /** What the candle's equity demands; null for nothing. */
    Action marked() {
        return guard.marked(broker.equity(), closeTimeMs);
    }

    /** Closes an open position, with no signal as the cause. */
    void leave(ExitReason reason) {
        broker.exit(null, reason);
    }

    /** Whether the open position has been held as long as it may, and is not being left or reversed already. */
    boolean isHeldLongEnough() {
        return risk.maxCandlesHeld() > 0
                && broker.position() != null
                && broker.candlesHeld() >= risk.maxCandlesHeld()
                && broker.standing() == broker.position().side();
    }

    /** Whether an entry leaves an open position of the other side alone, and so does not fire. */
    boolean ignores(SignalSpec entry, Side standing) {
        return risk.onOppositeEntry() == OnOpposite.IGNORE && standing != null && standing != entry.side();
    }

    /** What keeps a signal of the last candle from acting; null when nothing does. */
    Block block(SignalSpec signal, double confidence, Candle at) {
        return guard.exists()
                ? block(signal, new Asked(closeTimeMs, candle, confidence, at.volume(), Double.NaN), run::number)
                : null;
    }

    /** As {@link #block}, of a forming candle that was just peeked at, as if it closed now. */
    Block blockIfClosed(SignalSpec signal, double confidence, Candle forming) {
        long closesMs = key.series().timeframe().closeOf(forming.openTimeMs());
        Asked asked = new Asked(closesMs, candle + 1, confidence, forming.volume(), Double.NaN);
        return block(signal, asked, run::peekedNumber);
    }

    private Block block(SignalSpec signal, Asked asked, IntToDoubleFunction numbers) {
        return switch (signal.type()) {
            case ENTRY -> guard.keepsEntry(asked, numbers);
            case EXIT -> guard.keepsExit(asked);
            case ALERT -> null;
        };
    }

    /** A blocked entry is followed as if it had not been. */
    void follow(Block block, SignalSpec entry) {
        shadows.enter(block.protection(), entry, levels());
    }

    /** A signal whose condition is true closes what follows blocked entries, too: an exit its side, an entry the other one, an alert none. */
    void closeShadows(SignalSpec signal) {
        if (signal.type() == SignalSpec.Type.EXIT) {
            shadows.exit(signal.id(), signal.side(), ExitReason.SIGNAL);
        } else if (signal.type() == SignalSpec.Type.ENTRY && risk.onOppositeEntry() != OnOpposite.IGNORE) {
            shadows.exit(signal.id(), signal.side().opposite(), ExitReason.OPPOSITE_ENTRY);
        }
    }

    /** Whether blocked entries are being followed. */
    boolean followsAny() {
        return shadows.any();
    }

    /**
     * Gives the orders of a candle's signals.
     *
     * @param exit the first that fired; null for none
     * @param entry likewise
     */
    void order(SignalSpec exit, SignalSpec entry) {
        Side standing = broker.standing();
        if (exit != null) {
            broker.exit(exit.id(), ExitReason.SIGNAL);
            guard.exited(closeTimeMs);
        } else if (entry != null && standing != null) {
            broker.exit(entry.id(), ExitReason.OPPOSITE_ENTRY);
        }
        boolean opens = exit != null || standing == null || risk.onOppositeEntry() == OnOpposite.REVERSE;
        if (entry != null && opens) {
            broker.enter(entry.id(), entry.side(), levels());
            guard.entered(closeTimeMs, candle);
        }
    }

    /** At a candle's end: fills at its close, where the terms say so; nothing fills where nothing was traded. */
    void settle(Candle at) {
        if (!isTraded) {
            return;
        }
        broker.settle(at, closeTimeMs);
        shadows.settle(at, closeTimeMs);
    }

    /** The strategy goes on after a pause. */
    void resumed() {
        guard.resumed(broker.equity());
    }

    private Levels levels() {
        if (risk.stopLoss().slot() < 0
                && risk.takeProfit().slot() < 0
                && risk.trailingStop().slot() < 0) {
            return Levels.NONE;
        }
        return new Levels(number(risk.stopLoss()), number(risk.takeProfit()), number(risk.trailingStop()));
    }

    private double number(Risk.Level level) {
        return level.slot() < 0 ? Double.NaN : run.number(level.slot());
    }

    @Override
    public void placed(Order order) {
        facts.accept(
                new Fact.OrderPlaced(key, closeTimeMs, order.signalId(), order.side(), order.opens(), order.reason()));
    }

    @Override
    public void dropped(Order order, DropReason reason) {
        facts.accept(new Fact.OrderDropped(key, closeTimeMs, order.signalId(), order.side(), reason));
    }

    @Override
    public void filled(Fill fill) {
        facts.accept(Fact.OrderFilled.of(key, closeTimeMs, fill));
        if (fill.trade() == null) {
            facts.accept(new Fact.PositionOpened(key, closeTimeMs, fill.position()));
        } else {
            guard.closed(fill.trade(), closeTimeMs, candle);
            facts.accept(new Fact.PositionClosed(key, closeTimeMs, fill.trade()));
        }
    }
}
